'use client'

import { useEffect, useState } from 'react'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import { JobProgress } from '@/platform/jobs/admin/JobProgress'
import type { CertificateTexts } from './texts'

type Ended = { state: 'done' | 'cancelled' | 'failed'; error?: string | null }
const LOOK_AGAIN_MS = 1_500

/** Issues to everybody who qualifies, as a job that can be watched and cancelled. */
export function IssueAll(props: { classId: string; due: number; running: string | null; text: CertificateTexts; onEnd: () => void }) {
  const { classId, due, onEnd, running, text } = props
  const [job, setJob] = useState(running)
  const [ended, setEnded] = useState<Ended>()
  const [refusal, setRefusal] = useState<string>()

  useEffect(() => {
    if (!job || ended) return undefined
    const look = async () => {
      const answer = await fetch(`/api/jobs/${job}?depth=0`)
      if (!answer.ok) return
      const { error, state } = (await answer.json()) as { state: string; error?: string | null }
      if (state !== 'done' && state !== 'cancelled' && state !== 'failed') return
      setEnded({ state, error: error ?? null })
      onEnd()
    }
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [ended, job, onEnd])

  const issue = async () => {
    setRefusal(undefined)
    setEnded(undefined)
    const answer = await sendJson<{ job: string }>(`/api/classes/${classId}/certificates`, {}, text.unreachable)
    if (answer.ok) setJob(answer.body.job)
    else setRefusal(answer.message)
  }

  return (
    <div className="lg-block">
      {job && !ended ? (
        <>
          <p className="lg-hint">{text.running}</p>
          <JobProgress jobId={job} />
        </>
      ) : due > 0 ? (
        <button type="button" className="lg-button" onClick={() => void issue()}>
          {fill(text.issueAll, { count: due })}
        </button>
      ) : (
        <p className="lg-hint">{text.nobodyDue}</p>
      )}
      {ended ? (
        <p role="status" className={ended.state === 'done' ? 'lg-pass' : 'lg-page__refusal'}>
          {ended.state === 'done' ? '✓' : '⚠'} {fill(text.ended[ended.state], { error: ended.error ?? '' })}
        </p>
      ) : null}
      {refusal ? (
        <p role="alert" className="lg-page__refusal">
          {refusal}
        </p>
      ) : null}
    </div>
  )
}
