import type { Limits } from '../limits'
import type { RawRow, SheetNotice } from '../model'
import { openParts } from './parts'
import { readSheet } from './sheet'
import { readDayStyles } from './styles'
import { readSharedTexts, readWorkbook } from './workbook'

/** What reading a workbook yields: rows in batches, and one notice at the end of each sheet, hidden ones included. */
export type WorkbookEvent = { rows: RawRow[] } | { sheet: SheetNotice }

/**
 * Streams a workbook. Memory holds the packed file, the shared texts and one batch of rows, whatever the number of rows.
 * Hidden sheets are named and not read.
 * @throws DomainError with a `spreadsheets.*` code
 */
export async function* readXlsx(bytes: Uint8Array, limits: Limits): AsyncGenerator<WorkbookEvent> {
  const parts = await openParts(bytes, limits)
  try {
    const workbook = await readWorkbook(parts)
    const sharedTexts = await readSharedTexts(parts, limits)
    const dayStyles = await readDayStyles(parts)
    const count = { rows: 0 }
    for (const sheet of workbook.sheets) {
      if (sheet.hidden) {
        yield { sheet: { sheet: sheet.name, hidden: true, merged: [], rows: 0 } }
        continue
      }
      const before = count.rows
      const batches = readSheet({ parts, sheet, sharedTexts, dayStyles, uses1904: workbook.uses1904, limits, count })
      for (let batch = await batches.next(); ; batch = await batches.next()) {
        if (batch.done) {
          yield { sheet: { sheet: sheet.name, hidden: false, merged: batch.value, rows: count.rows - before } }
          break
        }
        yield { rows: batch.value }
      }
    }
  } finally {
    parts.zip.close()
  }
}
