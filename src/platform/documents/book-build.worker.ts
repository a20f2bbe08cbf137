import { serveTask } from '@/platform/files'
import { DomainError } from '@/kernel/errors'
import { BOOK_BUILD, type BookBuildInput, type BookBuildMessage, type BookBuildOutput } from './book-build'
import { buildDocx } from './docx-export/build'
import { buildEpub } from './epub/build'
import { buildPdf } from './pdf/build'
import type { BuildProgress } from './typography/build-options'

/** Builds one book off the main thread. Progress and cancelling run over a broadcast channel beside the task's one question and one answer. */
async function build({ format, book, channel }: BookBuildInput): Promise<BookBuildOutput> {
  const line = new BroadcastChannel(channel)
  const controller = new AbortController()
  line.onmessage = ({ data }: MessageEvent<BookBuildMessage>) => {
    if ('cancel' in data) controller.abort(new DomainError('documents.cancelled'))
  }
  const options = {
    signal: controller.signal,
    onProgress: (progress: BuildProgress) => line.postMessage({ progress } satisfies BookBuildMessage),
  }
  const missingGlyphs: string[] = []
  try {
    const bytes =
      format === 'epub'
        ? await buildEpub(book, options)
        : format === 'docx'
          ? await buildDocx(book, options)
          : await buildPdf(book, { ...options, onMissingGlyphs: (characters) => missingGlyphs.push(...characters) })
    return { bytes, missingGlyphs }
  } finally {
    line.close()
  }
}

serveTask(BOOK_BUILD, build)
