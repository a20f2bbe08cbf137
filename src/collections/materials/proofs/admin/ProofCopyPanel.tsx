'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { sendJson } from '@/platform/admin/send'
import { JobProgress } from '@/platform/jobs/admin/JobProgress'
import type { ProofCopy } from '../operations/proof-copy-desk'
import { fileSize, minuteOf } from '../../line/admin/edition-format'
import { proofCopyTexts } from './texts/proof-copy'

const LOOK_AGAIN_MS = 2_000

/** The page proof to read: its file, how far it is, or the way to have it made again. */
export function ProofCopyPanel({ copy, editionId, language }: { editionId: string; copy: ProofCopy; language: Language }) {
  const text = proofCopyTexts[language]
  const router = useRouter()
  const [asked, setAsked] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const running = copy.job && ['queued', 'running'].includes(copy.job.state)
  const isWaiting = !copy.file && (running || asked !== undefined)

  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, router])

  const make = async () => {
    setRefusal(undefined)
    setBusy(true)
    const answer = await sendJson<{ jobId: string }>(`/api/editions/${editionId}/proof-copy`, {}, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.message)
    setAsked(answer.body.jobId)
    router.refresh()
  }
  const job = asked && copy.job?.id !== asked ? { id: asked, mayWatch: true } : copy.job

  return (
    <section className="lg-block" aria-label={text.title}>
      <h3>{text.title}</h3>
      {copy.file ? (
        <p>
          <a href={copy.file.url} download={copy.file.filename}>
            {text.open}
          </a>{' '}
          <small>
            {fileSize(copy.file.bytes)} · {minuteOf(copy.file.builtAt)}
          </small>
        </p>
      ) : (
        <>
          <p className="lg-hint">{isWaiting ? text.making : text.none}</p>
          {isWaiting && job?.mayWatch ? <JobProgress key={job.id} jobId={job.id} /> : null}
          {isWaiting ? null : (
            <button type="button" className="lg-button lg-button--forward" disabled={isBusy} onClick={() => void make()}>
              {text.make}
            </button>
          )}
        </>
      )}
      <p className="lg-hint">{text.notice}</p>
      <p role="alert" className="lg-page__refusal">
        {refusal}
      </p>
    </section>
  )
}
