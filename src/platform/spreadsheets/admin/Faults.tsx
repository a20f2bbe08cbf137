'use client'

import { fill } from '@/platform/admin/fill'
import { FaultRows } from './FaultRows'
import { saveProblems } from './save'
import type { ImportTexts } from './texts'
import type { Report } from './use-table-import'

type Props = {
  file: File
  /** Where the file was checked. */
  url: string
  report: Pick<Report, 'errorCount' | 'errors' | 'warnings'>
  text: Pick<ImportTexts, 'columns' | 'problems' | 'shown' | 'warnings'> & {
    /** What the faults mean for the import, with `{count}`. */
    faults: string
  }
}

/** Everything that keeps a file from being imported, at its place in it, to be taken away as a workbook; and what is worth knowing. */
export function Faults({ file, report: { errorCount, errors, warnings }, text, url }: Props) {
  return (
    <>
      {errorCount > 0 ? (
        <>
          <p className="lg-page__refusal">
            ⚠ {fill(text.faults, { count: errorCount })} {errorCount > errors.length ? fill(text.shown, { count: errors.length }) : ''}
          </p>
          <FaultRows rows={errors} columns={text.columns} />
          <p>
            <button type="button" className="lg-button lg-button--plain" onClick={() => void saveProblems(url, file)}>
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
