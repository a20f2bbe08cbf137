'use client'

import { useEffect, useState } from 'react'
import { JobProgress } from '@/platform/jobs/admin/JobProgress'
import { fill } from '@/platform/admin/fill'
import type { RosterJobResult } from '../jobs/roster'
import type { RosterTexts } from '../../training/admin/texts'

type Job = { state: string; error?: string | null; result?: Partial<RosterJobResult> | null }
const LOOK_AGAIN_MS = 1_500
const ENDS = ['done', 'cancelled', 'failed'] as const

/** An import under way, with the way to cancel it; when it has ended it says how. */
export function RosterJob({ jobId, onAgain, onEnd, text }: { jobId: string; text: RosterTexts; onEnd: () => void; onAgain: () => void }) {
  const [ended, setEnded] = useState<Job>()
  useEffect(() => {
    if (ended) return undefined
    const look = async () => {
      const answer = await fetch(`/api/jobs/${jobId}?depth=0`)
      if (!answer.ok) return
      const job = (await answer.json()) as Job
      if (!ENDS.some((state) => state === job.state)) return
      setEnded(job)
      onEnd()
    }
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [ended, jobId, onEnd])

  if (!ended)
    return (
      <>
        <p className="lg-hint">{text.running}</p>
        <JobProgress jobId={jobId} />
      </>
    )
  const state = ENDS.find((end) => end === ended.state) ?? 'failed'
  return (
    <p className="lg-build">
      <span className={state === 'done' ? 'lg-pass' : 'lg-page__refusal'}>
        {state === 'done' ? '✓' : '⚠'} {fill(text.ended[state], { error: ended.error ?? '', ...countsOf(ended.result) })}
      </span>
      <button type="button" className="lg-button lg-button--plain" onClick={onAgain}>
        {text.again}
      </button>
    </p>
  )
}

/** A file with one fault is refused whole, so a roster that was imported has refused nobody. */
function countsOf(result: Job['result']) {
  const { accounts = 0, enrolments = 0, unchanged = 0, updated = 0 } = result ?? {}
  return { accounts, enrolments, updated, unchanged, refused: 0 }
}
