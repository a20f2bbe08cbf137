'use client'

import { fill } from '@/platform/admin/fill'
import { Faults } from '@/platform/spreadsheets/admin/Faults'
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
  const { counts, people } = report
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
      <Faults file={file} url={url} report={report} text={text} />
    </>
  )
}
