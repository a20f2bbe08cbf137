import type { PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'
import { fromLexical, plainText } from '@/platform/documents/lexical'
import { publishedEdition, sealedChapters, sealedDrafts } from './published-rows'

export type BookHit = { chapterNumber: number; chapterTitle: string; blockIndex: number; before: string; match: string; after: string }

const SNIPPET = 40
const MAX_HITS = 200

/** Where `q` stands in the sealed text of a published edition, in reading order; letters in either case. */
export async function searchInBook(args: {
  req: PayloadRequest
  editionId: string
  q: string
}): Promise<{ hits: BookHit[]; isCut: boolean }> {
  const { editionId, q, req } = args
  const wanted = q.trim().toLocaleLowerCase('zh-CN')
  if (!wanted) return { hits: [], isCut: false }
  const edition = await publishedEdition(req, { id: { equals: editionId } })
  const chapters = await sealedChapters(req, String(edition.id))
  const drafts = await sealedDrafts(req, chapters)
  const hits: BookHit[] = []
  for (const chapter of chapters) {
    const draft = drafts.find(({ id }) => String(id) === idOf(chapter.sealedDraft))
    if (!draft) continue
    for (const [blockIndex, block] of fromLexical(draft.content, { assetOf: (id) => id }).entries()) {
      const text = plainText(block)
      const at = text.toLocaleLowerCase('zh-CN').indexOf(wanted)
      if (at < 0) continue
      if (hits.length === MAX_HITS) return { hits, isCut: true }
      hits.push({
        chapterNumber: chapter.number,
        chapterTitle: chapter.title,
        blockIndex,
        before: text.slice(Math.max(0, at - SNIPPET), at),
        match: text.slice(at, at + wanted.length),
        after: text.slice(at + wanted.length, at + wanted.length + SNIPPET),
      })
    }
  }
  return { hits, isCut: false }
}
