'use client'

import { fill } from '@/platform/admin/fill'
import { FaultRows } from '@/platform/spreadsheets/admin/FaultRows'
import { save } from '@/platform/spreadsheets/admin/save'
import type { Report } from '@/platform/spreadsheets/admin/use-table-import'
import type { StaffTexts } from './staff-texts'

type Line = {
  row: number
  name: string
  username: string
  what: 'create' | 'update' | 'left'
  changes: readonly (keyof StaffTexts['changes'])[]
}
export type StaffExtra = { people: Line[]; slips: string | null }

/** Who is new, who would change, and everything that is wrong, at its place in the file. */
export function StaffReport({ file, report, text, url }: { file: File; report: Report<StaffExtra>; text: StaffTexts; url: string }) {
  const { counts, errorCount, errors, people, warnings } = report
  const problems = async () => {
    const address = `${url}${url.includes('?') ? '&' : '?'}dryRun=1&report=xlsx`
    const answer = await fetch(address, { method: 'POST', body: file, credentials: 'include' })
    if (answer.ok) save(await answer.blob(), 'problems.xlsx')
  }
  return (
    <>
      {counts ? (
        <p className="lg-tally">
          {Object.entries(text.counts).map(([key, label]) => (
            <span key={key}>
              {label} <b>{counts[key] ?? 0}</b>
            </span>
          ))}
        </p>
      ) : null}
      {report.ok && !people.some(({ what }) => what !== 'left') ? <p className="lg-hint">{text.nothing}</p> : null}
      {report.ok && people.length > 0 ? (
        <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={text.people}>
          <table className="lg-sheet lg-sheet--sticky">
            <thead>
              <tr>
                {Object.entries(text.person).map(([key, label]) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map(({ changes, name, row, username, what }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <th scope="row">{name}</th>
                  <td>{username}</td>
                  <td>{fill(text.what[what], { changes: changes.map((change) => text.changes[change]).join(text.and) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
