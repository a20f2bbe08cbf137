import type { Language } from '@/kernel/errors'
import { defineTask } from '../../files/worker-task'
import type { ImportedDocx } from './convert'

/** Limits of size and structure refuse hostile files long before; these are the last resort. */
export const docxImportTask = defineTask<{ bytes: Uint8Array; language: Language }, ImportedDocx>('docx-import', {
  timeoutMs: 20_000,
  memoryMb: 768,
})
