'use client'

import { fill } from '@/platform/admin/fill'
import type { RosterTexts } from './texts'
import type { Report, ReportRow } from './use-roster'

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
          <Rows rows={errors} text={text} label={text.columns.problem} />
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
          <Rows rows={warnings} text={text} label={text.columns.problem} />
        </details>
      ) : null}
    </>
  )
}

/** Hands a file over to be saved. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

function Rows({ label, rows, text }: { label: string; rows: readonly ReportRow[]; text: RosterTexts }) {
  return (
    <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={label}>
      <table className="lg-sheet lg-sheet--sticky">
        <thead>
          <tr>
            <th scope="col">{text.columns.sheet}</th>
            <th scope="col" className="lg-number">
              {text.columns.row}
            </th>
            <th scope="col">{text.columns.column}</th>
            <th scope="col">{text.columns.problem}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.sheet || '—'}</td>
              <td className="lg-number">{row.row || '—'}</td>
              <td>{row.column || '—'}</td>
              <td>{row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
