'use client'

import { useRef, useState } from 'react'

export type ReportRow = { sheet: string; row: number; column: string; code: string; message: string }
export type Report = {
  ok: boolean
  dryRun: boolean
  counts: Record<string, unknown> | null
  errors: ReportRow[]
  errorCount: number
  warnings: ReportRow[]
}

export type ImportPhase =
  | { at: 'idle' }
  | { at: 'sending'; file: File; percent: number | null; isDryRun: boolean }
  | { at: 'checked'; file: File; report: Report }
  | { at: 'done'; report: Report }
  | { at: 'failed'; message: string }

/** A file on its way through check and import. The check always comes first; nothing is stored before the person says so. */
export function useImport({ onDone, unreachable, url }: { url: string; unreachable: string; onDone: () => void }) {
  const [phase, setPhase] = useState<ImportPhase>({ at: 'idle' })
  const running = useRef<XMLHttpRequest | null>(null)

  const send = (file: File, query: string, isDryRun: boolean) => {
    setPhase({ at: 'sending', file, percent: 0, isDryRun })
    // fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest()
    running.current = request
    request.open('POST', `${url}?${query}${isDryRun ? '&dryRun=1' : ''}`)
    request.withCredentials = true
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ lengthComputable, loaded, total }) =>
      setPhase({ at: 'sending', file, percent: lengthComputable && loaded < total ? Math.round((loaded / total) * 100) : null, isDryRun })
    request.onerror = () => setPhase({ at: 'failed', message: unreachable })
    request.onload = () => {
      const body = request.response as (Partial<Report> & { report?: Report; errors?: { message?: string }[] }) | null
      const report = body?.report ?? (body && typeof body.ok === 'boolean' ? (body as Report) : null)
      if (!report) return setPhase({ at: 'failed', message: body?.errors?.[0]?.message ?? unreachable })
      if (isDryRun || !report.ok) return setPhase({ at: 'checked', file, report })
      setPhase({ at: 'done', report })
      onDone()
    }
    request.send(file)
  }

  const reset = () => {
    running.current?.abort()
    setPhase({ at: 'idle' })
  }

  return {
    phase,
    reset,
    check: (file: File, query: string) => send(file, query, true),
    apply: (file: File, query: string) => send(file, query, false),
  }
}
