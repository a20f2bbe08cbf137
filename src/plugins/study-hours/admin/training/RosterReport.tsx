'use client'

import { fill } from '@/platform/admin/fill'
import { FaultRows } from '@/platform/spreadsheets/admin/FaultRows'
import { save } from '@/platform/spreadsheets/admin/save'
import type { Report } from '@/platform/spreadsheets/admin/use-table-import'
import type { RosterTexts } from './texts'

type Props = { classId: string; file: File; report: Report; text: RosterTexts }

/** What an import would do, or every row that keeps it from being done. */
export function RosterReport({ classId, file, report, text }: Props) {
  const { counts, errorCount, errors, warnings } = report
  const problems = async () => {
    const answer = await fetch(`/api/classes/${classId}/roster?dryRun=1&report=xlsx`, {
      method: 'POST',
      body: file,
      credentials: 'include',
    })
    if (answer.ok) save(await answer.blob(), 'problems.xlsx')
  }
  return (
    <>
      {counts ? (
        <dl className="lg-figures">
          {Object.entries(text.counts).map(([key, label]) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{counts[key] ?? 0}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {errorCount > 0 ? (
        <>
          <p className="lg-page__refusal">
            ⚠ {fill(text.faults, { count: errorCount })} {errorCount > errors.length ? fill(text.shown, { count: errors.length }) : ''}
          </p>
          <FaultRows rows={errors} columns={text.columns} />
          <p>
            <button type="button" className="lg-button lg-button--plain" onClick={() => void problems()}>
              {text.problems}
            </button>
          </p>
        </>
      ) : null}
      {warnings.length > 0 ? (
        <details className="lg-fold">
          <summary>{fill(text.warnings, { count: warnings.length })}</summary>
          <FaultRows rows={warnings} columns={text.columns} />
        </details>
      ) : null}
    </>
  )
}
