'use client'

import { useEffect, useState } from 'react'
import { fill } from '@/platform/admin/fill'
import { readAnswer } from '@/platform/admin/send'
import { localMinute } from '@/kernel/clock'
import { save } from '@/platform/spreadsheets/admin/save'
import type { StaffTexts } from './staff-texts'

type Waiting = { id: string; count: number; until: string }

/** The sign-in slips that wait for whoever imported, each to be had once. */
export function StaffSlips({ text }: { text: StaffTexts }) {
  const [slips, setSlips] = useState<readonly Waiting[]>([])
  const [busy, setBusy] = useState<string>()
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()

  useEffect(() => {
    let isGone = false
    void (async () => {
      const answer = await fetch('/api/users/import-slips', { credentials: 'include' }).catch(() => null)
      if (!answer?.ok) return
      const body = (await answer.json()) as { slips: Waiting[] }
      if (!isGone) setSlips(body.slips)
    })()
    return () => void (isGone = true)
  }, [])

  const collect = async (id: string) => {
    setBusy(id)
    setSaid(undefined)
    try {
      const answer = await fetch(`/api/users/import-slips/${id}`, { method: 'POST', credentials: 'include' })
      if (answer.ok) {
        save(await answer.blob(), 'sign-in-slips.pdf')
        setSlips((before) => before.filter((each) => each.id !== id))
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
  }

  if (slips.length === 0 && !said) return null
  return (
    <section className="lg-block" aria-label={text.slips}>
      <h4>{text.slips}</h4>
      <p className="lg-hint">{text.slipsIntro}</p>
      <ul className="lg-staff__slips">
        {slips.map(({ count, id, until }) => (
          <li key={id}>
            <span>{fill(text.slipsWaiting, { count, until: localMinute(until) })}</span>
            <button type="button" className="lg-button lg-button--forward" disabled={busy !== undefined} onClick={() => void collect(id)}>
              {busy === id ? text.collecting : text.collect}
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
