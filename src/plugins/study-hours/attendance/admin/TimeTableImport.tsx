'use client'

import { useRouter } from 'next/navigation'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { Faults } from '@/platform/spreadsheets/admin/Faults'
import { FileChoice } from '@/platform/spreadsheets/admin/FileChoice'
import { Sending } from '@/platform/spreadsheets/admin/Sending'
import { useTableImport } from '@/platform/spreadsheets/admin/use-table-import'
import { sessionImportTexts } from '../../training/admin/plan-texts'

/** The sessions of a class from a spreadsheet: template, check, import. */
export function TimeTableImport({ classId, language }: { classId: string; language: Language }) {
  const text = sessionImportTexts[language]
  const router = useRouter()
  const url = `/api/classes/${classId}/time-table`
  const { apply, check, phase, reset } = useTableImport({ url, unreachable: text.unreachable, onDone: () => router.refresh() })
  const countsOf = (counts: Record<string, number> | null) => ({ created: 0, updated: 0, unchanged: 0, ...counts })
  return (
    <section className="lg-block" aria-label={text.title}>
      <p className="lg-hint">{text.intro}</p>
      <div className="lg-build">
        <FileChoice className="lg-button lg-button--plain" label={text.choose} isBusy={phase.at === 'sending'} onChoose={check} />
        <a className="lg-button lg-button--plain" href={`${url}-template`} download>
          {text.template}
        </a>
      </div>
      <div aria-live="polite" className="lg-block">
        {phase.at === 'sending' ? <Sending phase={phase} text={text} onStop={phase.isCheck ? reset : undefined} /> : null}
        {phase.at === 'failed' ? <p className="lg-page__refusal">⚠ {phase.message}</p> : null}
        {phase.at === 'checked' ? (
          <>
            <h4>{fill(text.checked, { file: phase.file.name })}</h4>
            {phase.report.counts ? (
              <p className="lg-tally">
                {Object.entries(text.counts).map(([key, label]) => (
                  <span key={key}>
                    {label} <b>{phase.report.counts?.[key] ?? 0}</b>
                  </span>
                ))}
              </p>
            ) : null}
            <Faults file={phase.file} url={url} report={phase.report} text={text} />
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
        {phase.at === 'done' ? (
          <p className="lg-build">
            <span className="lg-pass">✓ {fill(text.done, countsOf(phase.report.counts))}</span>
            <button type="button" className="lg-button lg-button--plain" onClick={reset}>
              {text.again}
            </button>
          </p>
        ) : null}
      </div>
    </section>
  )
}
