'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { readAnswer } from '@/platform/admin/send'
import { save } from '@/platform/spreadsheets/admin/save'
import { minuteOf } from '../shared/format'

import { rosterTexts } from './texts'

type Waiting = { jobId: string; count: number; until: string }

/** The sign-in slips that wait for whoever imported, each to be had once. */
export function SlipsPanel({ classId, language, slips }: { classId: string; slips: readonly Waiting[]; language: Language }) {
  const text = rosterTexts[language]
  const router = useRouter()
  const [busy, setBusy] = useState<string>()
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()

  const collect = async (jobId: string) => {
    setBusy(jobId)
    setSaid(undefined)
    try {
      const answer = await fetch(`/api/classes/${classId}/roster/${jobId}/slips`, { method: 'POST', credentials: 'include' })
      if (answer.ok) {
        save(await answer.blob(), 'sign-in-slips.pdf')
        setSaid({ message: text.collected, isRefusal: false })
      } else {
        const refused = readAnswer(false, await answer.text(), text.unreachable)
        setSaid({ message: refused.ok ? text.unreachable : refused.message, isRefusal: true })
      }
    } catch (error) {
      // fetch throws a TypeError where there is no server to talk to.
      if (!(error instanceof TypeError)) throw error
      setSaid({ message: text.unreachable, isRefusal: true })
    }
    setBusy(undefined)
    router.refresh()
  }

  return (
    <section className="lg-block" aria-label={text.slips}>
      <h3>{text.slips}</h3>
      <p className="lg-hint">{text.slipsIntro}</p>
      <ul className="lg-slips">
        {slips.map(({ count, jobId, until }) => (
          <li key={jobId}>
            <span>{fill(text.slipsWaiting, { count, until: minuteOf(Date.parse(until)) })}</span>
            <button
              type="button"
              className="lg-button lg-button--forward"
              disabled={busy !== undefined}
              onClick={() => void collect(jobId)}
            >
              {busy === jobId ? text.collecting : text.collect}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said?.message}
      </p>
    </section>
  )
}
