import type { Limits } from '../limits'
import type { RawRow, SheetNotice } from '../model'
import { openParts } from './parts'
import { readSheet } from './sheet'
import { readFormats } from './styles'
import { readSharedTexts, readWorkbook } from './workbook'

/** What reading a workbook yields: rows in batches, and one notice at the end of each sheet, hidden ones included. */
export type WorkbookEvent = { rows: RawRow[] } | { sheet: SheetNotice }

/** How the reader of a workbook says that it has seen enough of a sheet. */
export type ReadingControl = { skipSheet: boolean }

/**
 * Streams a workbook. Memory holds the packed file, the shared texts and one batch of rows, whatever the number of rows.
 * Hidden sheets are named and not read; a sheet that the reader skips no longer counts towards the limit of rows.
 * @throws DomainError with a `spreadsheets.*` code
 */
export async function* readXlsx(
  bytes: Uint8Array,
  limits: Limits,
  control: ReadingControl = { skipSheet: false },
): AsyncGenerator<WorkbookEvent> {
  const parts = await openParts(bytes, limits)
  try {
    const workbook = await readWorkbook(parts)
    const sharedTexts = await readSharedTexts(parts, workbook.texts, limits)
    const formats = await readFormats(parts, workbook.styles)
    const count = { rows: 0 }
    for (const sheet of workbook.sheets) {
      if (sheet.hidden) {
        yield { sheet: { sheet: sheet.name, hidden: true, merged: [], rows: 0 } }
        continue
      }
      const before = count.rows
      const batches = readSheet({ parts, sheet, sharedTexts, formats, uses1904: workbook.uses1904, limits, count })
      for (let batch = await batches.next(); ; batch = await batches.next()) {
        if (batch.done) {
          yield { sheet: { sheet: sheet.name, hidden: false, rows: count.rows - before, ...batch.value } }
          break
        }
        yield { rows: batch.value }
        if (!control.skipSheet) continue
        control.skipSheet = false
        await batches.return({ merged: [] })
        yield { sheet: { sheet: sheet.name, hidden: false, merged: [], rows: count.rows - before } }
        count.rows = before
        break
      }
    }
  } finally {
    parts.zip.close()
  }
}
