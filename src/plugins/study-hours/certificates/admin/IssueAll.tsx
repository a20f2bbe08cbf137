'use client'

import { useState } from 'react'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import { JobProgress } from '@/platform/jobs/admin/JobProgress'
import { useEndedJob } from '../../shared/admin/use-ended-job'
import type { CertificateTexts } from './texts'

/** Issues to everybody who qualifies, as a job that can be watched and cancelled. */
export function IssueAll(props: { classId: string; due: number; running: string | null; text: CertificateTexts; onEnd: () => void }) {
  const { classId, due, onEnd, running, text } = props
  const [job, setJob] = useState(running)
  const ended = useEndedJob(job, onEnd)
  const [refusal, setRefusal] = useState<string>()

  const issue = async () => {
    setRefusal(undefined)
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
