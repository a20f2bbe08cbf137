'use client'

import { fill, type Texts } from './texts'
import type { Report, ReportRow } from './use-import'

type Props = { report: Report; text: Texts; file?: File; url?: string }

/** Counts, errors by sheet, row and column, and what was set aside. */
export function ImportReport({ file, report, text, url }: Props) {
  const download = async () => {
    if (!file || !url) return
    const answer = await fetch(url, { method: 'POST', body: file, credentials: 'include' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = 'problems.xlsx'
    link.click()
    URL.revokeObjectURL(link.href)
  }

  return (
    <div className="lg-report">
      {report.counts ? (
        <ul className="lg-report__counts">
          {countLines(report.counts, text).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {report.errorCount > 0 ? (
        <>
          <p className="lg-exchange__refusal">
            ⚠ {fill(text.badFile, { count: report.errorCount })}
            {report.errorCount > report.errors.length ? ` ${fill(text.shown, { count: report.errors.length })}` : ''}
          </p>
          <ReportTable rows={report.errors} text={text} label={text.problem} />
          {url ? (
            <button type="button" className="lg-link-button" onClick={() => void download()}>
              {text.report}
            </button>
          ) : null}
        </>
      ) : null}
      {report.warnings.length > 0 ? (
        <details open={report.warnings.length <= 10}>
          <summary>
            {text.warnings}（{report.warnings.length}）
          </summary>
          <ReportTable rows={report.warnings} text={text} label={text.warnings} />
        </details>
      ) : null}
    </div>
  )
}

function ReportTable({ label, rows, text }: { rows: ReportRow[]; text: Texts; label: string }) {
  return (
    <div className="lg-report__scroll" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.sheet}</th>
            <th scope="col" className="lg-number">
              {text.row}
            </th>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.problem}</th>
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

/** Counts come flat (`{ created, … }`), by kind (`{ ranges: { created, … } }`), or as rows by kind (`{ theory: 7 }`). */
function countLines(counts: Record<string, unknown>, text: Texts): string[] {
  const entries = Object.entries(counts)
  if (entries.every(([key, value]) => key in text.counts && typeof value === 'number')) return [`${text.kind.all}：${line(counts, text)}`]
  return entries.map(([kind, value]) => {
    const name = Object.entries(text.kind).find(([key]) => key === kind)?.[1] ?? kind
    return `${name}：${typeof value === 'number' ? `${value} ${text.counts.rows}` : line(value as Record<string, unknown>, text)}`
  })
}

function line(counts: Record<string, unknown>, text: Texts): string {
  return Object.entries(text.counts)
    .filter(([key]) => typeof counts[key] === 'number')
    .map(([key, label]) => `${label} ${String(counts[key])}`)
    .join(' · ')
}
