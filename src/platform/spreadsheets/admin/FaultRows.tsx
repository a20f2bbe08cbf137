'use client'

import type { ReportRow } from './use-table-import'

type Props = {
  rows: readonly ReportRow[]
  columns: { sheet: string; row: string; column: string; problem: string }
  /** What the table is called. @default the heading of its last column */
  label?: string
}

/** What is wrong or worth knowing, with its place in the file. */
export function FaultRows({ columns, label, rows }: Props) {
  return (
    <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={label ?? columns.problem}>
      <table className="lg-sheet lg-sheet--sticky">
        <thead>
          <tr>
            <th scope="col">{columns.sheet}</th>
            <th scope="col" className="lg-number">
              {columns.row}
            </th>
            <th scope="col">{columns.column}</th>
            <th scope="col">{columns.problem}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.sheet || '—'}</td>
              <td className="lg-number">
                {row.row || '—'}
                {row.name ? <small className="lg-line">{row.name}</small> : null}
              </td>
              <td>{row.column || '—'}</td>
              <td>{row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
