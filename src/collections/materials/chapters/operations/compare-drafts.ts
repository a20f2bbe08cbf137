import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { compareBlocks, touchedBlocks, type CompareRow, type TouchedBlocks } from '@/platform/documents/compare'
import type { Draft } from '@/payload-types'
import '../../line/errors'
import { readContent } from './manuscript'

export type DraftComparison = {
  before: { id: string; number: number; createdAt: string }
  after: { id: string; number: number; createdAt: string }
  rows: CompareRow[]
  touched: TouchedBlocks
}

/**
 * Two drafts of one chapter, the lower number first, as far as the caller may see them.
 * @throws DomainError `request.notFound`, `materials.differentChapters`
 */
export async function compareDrafts(args: { req: PayloadRequest; a: string; b: string }): Promise<DraftComparison> {
  const { a, b, req } = args
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: [a, b] } },
    sort: 'number',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const [before, after] = a === b ? [docs[0], docs[0]] : docs
  if (!before || !after) throw new DomainError('request.notFound')
  if (idOf(before.chapter) !== idOf(after.chapter)) throw new DomainError('materials.differentChapters')
  const left = (await readContent(req, before.content)).blocks
  const right = (await readContent(req, after.content)).blocks
  return { before: head(before), after: head(after), rows: compareBlocks(left, right), touched: touchedBlocks(left, right) }
}

function head({ createdAt, id, number }: Draft) {
  return { id: String(id), number, createdAt }
}
