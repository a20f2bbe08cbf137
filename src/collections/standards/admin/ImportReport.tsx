'use client'

import { FaultRows } from '@/platform/spreadsheets/admin/FaultRows'
import { saveProblems } from '@/platform/spreadsheets/admin/save'
import type { Report } from '@/platform/spreadsheets/admin/use-table-import'
import { fill, type Texts } from './texts'
import '@/platform/admin/sheet.css'

/** Rows by what became of them, all together or by kind. */
export type Counts = Record<string, unknown>

/** `url` is where the file was checked. */
type Props = { report: Report<object, Counts>; text: Texts; file?: File; url?: string }

/** Counts, errors by sheet, row and column, and what was set aside. */
export function ImportReport({ file, report, text, url }: Props) {
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
          <FaultRows rows={report.errors} columns={text} />
          {file && url ? (
            <button type="button" className="lg-link-button" onClick={() => void saveProblems(url, file)}>
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
          <FaultRows rows={report.warnings} columns={text} label={text.warnings} />
        </details>
      ) : null}
    </div>
  )
}

/** Counts come flat (`{ created, … }`), by kind (`{ ranges: { created, … } }`), or as rows by kind (`{ theory: 7 }`). */
function countLines(counts: Counts, text: Texts): string[] {
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
