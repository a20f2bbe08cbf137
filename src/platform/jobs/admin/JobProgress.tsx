'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import '../../workflow/admin/transition-bar.css'

type Job = { state: string; done?: number; total?: number; stage?: string | null; error?: string | null }

const texts = {
  zh: {
    cancel: '取消任务',
    asked: '已请求取消',
    states: { queued: '等待中', running: '进行中', done: '完成', failed: '失败', cancelled: '已取消' },
  },
  en: {
    cancel: 'Cancel',
    asked: 'Cancelling',
    states: { queued: 'Queued', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  },
}
const isOver = (job: Job | undefined) => job !== undefined && !['queued', 'running'].includes(job.state)

/** How far a job is, refreshed every second while it runs, and the way to stop it. */
export function JobProgress({ jobId }: { jobId?: string }) {
  const { id: documentId } = useDocumentInfo()
  const id = jobId ?? documentId
  const { i18n } = useTranslation()
  const text = texts[i18n.language === 'en' ? 'en' : 'zh']
  const [job, setJob] = useState<Job>()
  const [isAsked, setAsked] = useState(false)
  const over = isOver(job)

  useEffect(() => {
    if (!id || over) return undefined
    const load = async () => {
      const answer = await fetch(`/api/jobs/${id}?depth=0`)
      if (answer.ok) setJob((await answer.json()) as Job)
    }
    const timer = setInterval(() => void load(), 1000)
    return () => clearInterval(timer)
  }, [id, over])

  if (!job) return null
  const label = text.states[job.state as keyof typeof text.states] ?? job.state
  return (
    <div className="lg-job" role="status">
      <progress value={job.done ?? 0} max={job.total || 1} aria-label={job.stage ?? label} />
      <span>
        {label} {job.stage} {job.total ? `${job.done}/${job.total}` : ''} {job.error}
      </span>
      {over ? null : (
        <button
          type="button"
          className="lg-button lg-button--back"
          disabled={isAsked}
          onClick={() => {
            setAsked(true)
            void fetch(`/api/jobs/${id}/cancel`, { method: 'POST' })
          }}
        >
          {isAsked ? text.asked : text.cancel}
        </button>
      )}
    </div>
  )
}
