'use client'

import { useRouter } from 'next/navigation'
import { useId, useRef } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { useTableImport } from '@/platform/spreadsheets/admin/use-table-import'
import { RosterJob } from './RosterJob'
import { RosterReport } from './RosterReport'
import { rosterTexts } from './texts'

type Props = { classId: string; running: string | null; language: Language }

/** Template, export, and the import in two steps: check, then store in the background. */
export function RosterPanel({ classId, language, running }: Props) {
  const text = rosterTexts[language]
  const router = useRouter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const base = `/api/classes/${classId}`
  const { apply, check, phase, reset } = useTableImport({ url: `${base}/roster`, running, unreachable: text.unreachable })
  const isBusy = phase.at === 'sending' || phase.at === 'queued'
  const start = (files: FileList | null) => {
    const file = files?.[0]
    if (file) check(file)
    // The same file can be chosen again after it was corrected.
    if (input.current) input.current.value = ''
  }

  return (
    <section className="lg-block" aria-label={text.title}>
      <div className="lg-build">
        <label className="lg-button lg-button--forward lg-roster__file" htmlFor={id} aria-disabled={isBusy}>
          {text.choose}
          <input
            ref={input}
            id={id}
            type="file"
            accept=".xlsx,.json,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            disabled={isBusy}
            onChange={({ currentTarget }) => start(currentTarget.files)}
          />
        </label>
        <a className="lg-button lg-button--plain" href={`${base}/roster-template`} download>
          {text.template}
        </a>
        <a className="lg-button lg-button--plain" href={`${base}/roster?format=xlsx`} download>
          {text.export}
        </a>
      </div>
      <div aria-live="polite" className="lg-block">
        {phase.at === 'sending' ? (
          <p className="lg-build">
            <progress max={100} {...(phase.percent === null ? {} : { value: phase.percent })} />
            <span>{phase.percent !== null ? text.uploading : phase.isCheck ? text.checking : text.importing}</span>
            <button type="button" className="lg-button lg-button--plain" onClick={reset}>
              {text.stop}
            </button>
          </p>
        ) : null}
        {phase.at === 'failed' ? <p className="lg-page__refusal">⚠ {phase.message}</p> : null}
        {phase.at === 'checked' ? (
          <>
            <h3>{fill(text.checked, { file: phase.file.name })}</h3>
            <RosterReport classId={classId} file={phase.file} report={phase.report} text={text} />
            <p className="lg-form__buttons">
              {phase.report.ok ? (
                <button type="button" className="lg-button lg-button--forward" onClick={() => apply(phase.file)}>
                  {text.apply}
                </button>
              ) : null}
              <button type="button" className="lg-button lg-button--plain" onClick={reset}>
                {text.back}
              </button>
            </p>
          </>
        ) : null}
        {phase.at === 'queued' ? <RosterJob jobId={phase.jobId} text={text} onEnd={() => router.refresh()} onAgain={reset} /> : null}
      </div>
    </section>
  )
}
