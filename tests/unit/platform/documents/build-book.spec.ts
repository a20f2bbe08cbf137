import { describe, expect, it } from 'vitest'
import { buildBook } from '@/platform/documents/build-book'
import { buildEpub } from '@/platform/documents/epub/build'
import { buildPdf } from '@/platform/documents/pdf/build'
import { longBook, paragraph, smallBook } from '../../../factories/book'

describe('building a book on a thread of its own', () => {
  it('gives the bytes that the builder itself gives, and reports progress to the end', async () => {
    const book = smallBook()
    const steps: number[] = []
    const { bytes } = await buildBook({ format: 'epub', book, onProgress: ({ done, total }) => steps.push(done / total) })
    expect(Buffer.compare(bytes, await buildEpub(book))).toBe(0)
    expect(steps.length).toBeGreaterThanOrEqual(3)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })

  it('builds PDF and DOCX, and names the characters that cannot be printed', async () => {
    const book = smallBook({ chapters: [{ id: 'x', number: 1, title: '试', blocks: [paragraph('表情\u{1f600}')] }] })
    const pdf = await buildBook({ format: 'pdf', book })
    expect(pdf.missingGlyphs).toEqual(['\u{1f600}'])
    expect(Buffer.compare(pdf.bytes, await buildPdf(book))).toBe(0)
    const docx = await buildBook({ format: 'docx', book })
    expect(Buffer.from(docx.bytes.subarray(0, 2)).toString()).toBe('PK')
  })

  it('hands back the refusal with its code and details', async () => {
    await expect(buildBook({ format: 'pdf', book: smallBook({ assets: [] }) })).rejects.toMatchObject({
      code: 'documents.bookAssetMissing',
      details: { asset: 'flow' },
    })
  })

  it('rejects at once when cancelled, and leaves the thread free for the next', async () => {
    const controller = new AbortController()
    let seen = 0
    const building = buildBook({
      format: 'pdf',
      book: longBook(200),
      signal: controller.signal,
      onProgress: () => {
        seen++
        controller.abort(new Error('cancelled by the editor'))
      },
    })
    await expect(building).rejects.toThrow('cancelled by the editor')
    const before = seen
    await buildBook({ format: 'epub', book: smallBook() })
    expect(seen).toBe(before)
  })

  it('is one thread a book, and the main thread goes on turning meanwhile', async () => {
    const threads: unknown[] = []
    const count = (worker: unknown) => threads.push(worker)
    process.on('worker', count)
    let isBuilt = false
    const building = buildBook({ format: 'pdf', book: longBook(150) }).finally(() => (isBuilt = true))
    let turns = 0
    while (!isBuilt) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      turns += 1
    }
    process.off('worker', count)
    expect((await building).bytes.length).toBeGreaterThan(0)
    expect(threads).toHaveLength(1)
    // A book that was built here, between two turns, would leave one.
    expect(turns).toBeGreaterThan(1)
  })
})
