'use client'

import { useRouter } from 'next/navigation'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { FileChoice } from '@/platform/spreadsheets/admin/FileChoice'
import { Sending } from '@/platform/spreadsheets/admin/Sending'
import { useTableImport } from '@/platform/spreadsheets/admin/use-table-import'
import type { RosterPreview } from '../operations/preview'
import { RosterJob } from './RosterJob'
import { RosterReport } from './RosterReport'
import { rosterTexts } from '../../training/admin/texts'

type Props = { classId: string; running: string | null; language: Language }

/** Template, export, and the import in two steps: check, then store in the background. */
export function RosterPanel({ classId, language, running }: Props) {
  const text = rosterTexts[language]
  const router = useRouter()
  const base = `/api/classes/${classId}`
  const { apply, check, phase, reset } = useTableImport<RosterPreview>({ url: `${base}/roster`, running, unreachable: text.unreachable })
  const isBusy = phase.at === 'sending' || phase.at === 'queued'
  return (
    <section className="lg-block" aria-label={text.title}>
      <div className="lg-build">
        <FileChoice className="lg-button lg-button--forward" label={text.choose} isBusy={isBusy} onChoose={check} />
        <a className="lg-button lg-button--plain" href={`${base}/roster-template`} download>
          {text.template}
        </a>
        <a className="lg-button lg-button--plain" href={`${base}/roster?format=xlsx`} download>
          {text.export}
        </a>
      </div>
      <div aria-live="polite" className="lg-block">
        {phase.at === 'sending' ? <Sending phase={phase} text={text} onStop={reset} /> : null}
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
