import type { Language } from '@/kernel/errors'
import { runInWorker } from '../../files/run-in-worker'
import type { WorkerLimits } from '../../files/worker-task'
import type { ImportedDocx } from './convert'
import { assertDocxBytes } from './first-bytes'
import { docxImportTask } from './task'

export type { ImportedDocx } from './convert'
export { noteEffect, translateReportNote } from './report'
export type { ImportReport, ImportTotals, NoteCode, NoteEffect, ParagraphReport, ReportNote } from './report'

/**
 * A Word file (.docx, transitional or strict) as content, its pictures, and a report that says of every paragraph what was kept, changed or
 * dropped. Runs on a thread of its own and leaves nothing behind.
 * @param options.language of the remarks that stand in the text where a picture could not be brought in
 * @throws DomainError `files.…` (4xx) for whatever is no readable Word file
 */
export async function importDocx(bytes: Uint8Array, options: { language?: Language; limits?: WorkerLimits } = {}): Promise<ImportedDocx> {
  assertDocxBytes(bytes)
  return runInWorker({
    task: docxImportTask,
    input: { bytes, language: options.language ?? 'zh' },
    ...(options.limits && { limits: options.limits }),
  })
}
