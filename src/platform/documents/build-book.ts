import { randomUUID } from 'node:crypto'
import { runInWorker } from '@/platform/files'
import { BOOK_BUILD, type BookBuildMessage, type BookBuildOutput, type BookFormat } from './book-build'
import type { BookContent } from './model'
import type { BuildOptions } from './typography/build-options'
import './typography/errors'

/**
 * Builds a book on a thread of its own, so that a long book never holds up the server.
 * Progress comes as steps done of all; aborting rejects at once with the signal's reason, and the thread stops after the chapter in hand.
 * @returns the file, and for PDF the characters that no bundled face can draw (printed as 〓)
 * @throws DomainError `documents.bookAssetMissing`, `documents.assetUnreadable`, `documents.bookEmpty`, or what `runInWorker` throws
 */
export async function buildBook({
  format,
  book,
  onProgress,
  signal,
}: { format: BookFormat; book: BookContent } & BuildOptions): Promise<BookBuildOutput> {
  signal?.throwIfAborted()
  const channel = `liangong-book-${randomUUID()}`
  const line = new BroadcastChannel(channel)
  line.onmessage = ({ data }: MessageEvent<BookBuildMessage>) => {
    if (!('progress' in data)) return
    // A thread that began after the abort has not heard of it yet.
    if (signal?.aborted) line.postMessage({ cancel: true } satisfies BookBuildMessage)
    else onProgress?.(data.progress)
  }
  const built = runInWorker({ task: BOOK_BUILD, input: { format, book, channel } }).finally(() => line.close())
  if (!signal) return built
  return new Promise((resolve, reject) => {
    const abort = () => {
      line.postMessage({ cancel: true } satisfies BookBuildMessage)
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)))
    }
    signal.addEventListener('abort', abort, { once: true })
    built.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
