'use client'

import { useRef, useState } from 'react'
import { withQuery } from './save'

/** `name`: whom or what the row is about. */
export type ReportRow = { sheet: string; row: number; column: string; code: string; message: string; name?: string }
/** `R` is what a report of this kind says beyond the usual, `C` how it counts. */
export type Report<R = object, C = Record<string, number>> = R & {
  ok: boolean
  counts: C | null
  errors: ReportRow[]
  errorCount: number
  warnings: ReportRow[]
}

export type Phase<R = object, C = Record<string, number>> =
  | { at: 'idle' }
  | { at: 'sending'; percent: number | null; isCheck: boolean }
  | { at: 'checked'; file: File; report: Report<R, C> }
  | { at: 'done'; report: Report<R, C> }
  | { at: 'queued'; jobId: string }
  | { at: 'failed'; message: string }

type Answer<R, C> = Partial<Report<R, C>> & { report?: Report<R, C>; jobId?: string; errors?: unknown }

/** A table on its way: checked first, then stored or queued; nothing is stored before the person says so. */
export function useTableImport<R = object, C = Record<string, number>>({
  onDone,
  running = null,
  unreachable,
  url,
}: {
  url: string
  /** The job of an import that is under way. */
  running?: string | null
  unreachable: string
  onDone?: () => void
}) {
  const [phase, setPhase] = useState<Phase<R, C>>(running ? { at: 'queued', jobId: running } : { at: 'idle' })
  const request = useRef<XMLHttpRequest | null>(null)

  const send = (file: File, isCheck: boolean) => {
    setPhase({ at: 'sending', percent: 0, isCheck })
    // fetch cannot tell how much of a body has been sent.
    const sending = new XMLHttpRequest()
    request.current = sending
    sending.open('POST', isCheck ? withQuery(url, 'dryRun=1') : url)
    sending.withCredentials = true
    sending.responseType = 'json'
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.upload.onprogress = ({ lengthComputable, loaded, total }) =>
      setPhase({ at: 'sending', percent: lengthComputable && loaded < total ? Math.round((loaded / total) * 100) : null, isCheck })
    sending.onerror = () => setPhase({ at: 'failed', message: unreachable })
    sending.onload = () => {
      const body = sending.response as Answer<R, C> | null
      if (sending.status === 202 && body?.jobId) return setPhase({ at: 'queued', jobId: body.jobId })
      const report = body?.report ?? (body && typeof body.ok === 'boolean' ? (body as Report<R, C>) : null)
      if (report && (isCheck || !report.ok)) return setPhase({ at: 'checked', file, report })
      if (report) {
        setPhase({ at: 'done', report })
        return onDone?.()
      }
      const [first] = Array.isArray(body?.errors) ? (body.errors as { message?: string }[]) : []
      return setPhase({ at: 'failed', message: first?.message ?? unreachable })
    }
    sending.send(file)
  }

  return {
    phase,
    check: (file: File) => send(file, true),
    apply: (file: File) => send(file, false),
    reset: () => {
      request.current?.abort()
      setPhase({ at: 'idle' })
    },
  }
}
