'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import { JobProgress } from '@/platform/jobs/admin/JobProgress'
import { useEndedJob } from '../../shared/admin/use-ended-job'
import { decisionTexts } from './texts'

type Props = { outageId: string; running: string | null; mayGoOn: boolean; language: Language }

/** The crediting of an outage: how far it is, the way to cancel it, and to go on with one that was stopped. */
export function Protect({ language, mayGoOn, outageId, running }: Props) {
  const text = decisionTexts[language].outage.protection
  const router = useRouter()
  const [job, setJob] = useState(running)
  const [refusal, setRefusal] = useState<string>()
  const ended = useEndedJob(
    job,
    useCallback(() => router.refresh(), [router]),
  )
  const isUnderWay = job !== null && ended === undefined

  const goOn = async () => {
    setRefusal(undefined)
    const answer = await sendJson<{ job: string }>(`/api/outages/${outageId}/protect`, {}, text.unreachable)
    if (answer.ok) setJob(answer.body.job)
    else setRefusal(answer.message)
  }

  return (
    <>
      {isUnderWay ? <JobProgress key={job} jobId={job} /> : null}
      {ended ? (
        <p role="status" className={ended.state === 'done' ? 'lg-pass' : 'lg-page__refusal'}>
          {ended.state === 'done' ? '✓' : '⚠'} {fill(text.ended[ended.state], { error: ended.error ?? '' })}
        </p>
      ) : null}
      {!isUnderWay && (ended ? ended.state !== 'done' : mayGoOn) ? (
        <button type="button" className="lg-button" onClick={() => void goOn()}>
          {text.goOn}
        </button>
      ) : null}
      {refusal ? (
        <p role="alert" className="lg-page__refusal">
          {refusal}
        </p>
      ) : null}
    </>
  )
}
