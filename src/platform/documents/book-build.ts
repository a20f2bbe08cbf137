import { defineTask } from '@/platform/files'
import type { BookContent } from './model'
import type { BuildProgress } from './typography/build-options'

export type BookFormat = 'epub' | 'pdf' | 'docx'

/** `channel` names the broadcast channel on which progress comes and a cancel goes. */
export type BookBuildInput = { format: BookFormat; book: BookContent; channel: string }
export type BookBuildOutput = { bytes: Uint8Array; missingGlyphs: string[] }
export type BookBuildMessage = { progress: BuildProgress } | { cancel: true }

/** A book of 1,500 pages with pictures takes about 20 s and 500 MB on an old office PC. */
export const BOOK_BUILD = defineTask<BookBuildInput, BookBuildOutput>('book-build', { timeoutMs: 300_000, memoryMb: 1024 })
