import type { PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'
import { compareBlocks } from '@/platform/documents/compare'
import type { Block } from '@/platform/documents/model'
import type { Comment } from '@/payload-types'
import { readContent } from '../../chapters/operations/manuscript'

/** What shows that a remark which had to be settled was: a draft that touches its place, or a reviewer's confirmation; or neither. */
export type MustEvidence = 'touched' | 'confirmed' | 'missing'

type Remark = Pick<Comment, 'id' | 'draft' | 'blockIndex' | 'confirmedBy'>

/**
 * The evidence for each of these remarks, over the draft that would be sealed. A place is touched where the paragraph that the remark was
 * made on is another one in that draft, moved or gone; for a remark on the draft as a whole, where the drafts differ at all.
 * @param draftId the draft in hand; without one nothing is touched
 * @returns by the remark's id
 */
export async function evidenceOf(
  req: PayloadRequest,
  remarks: readonly Remark[],
  draftId: string | undefined,
): Promise<Map<string, MustEvidence>> {
  const texts = new Map<string, Promise<Block[]>>()
  const textOf = (id: string) => {
    const known = texts.get(id) ?? blocksOfDraft(req, id)
    texts.set(id, known)
    return known
  }
  const evidence = new Map<string, MustEvidence>()
  for (const remark of remarks) {
    const madeOn = idOf(remark.draft)
    const isTouched =
      draftId !== undefined && madeOn !== draftId && placeDiffers(await textOf(madeOn), await textOf(draftId), remark.blockIndex ?? null)
    evidence.set(String(remark.id), isTouched ? 'touched' : remark.confirmedBy ? 'confirmed' : 'missing')
  }
  return evidence
}

/** Whether the paragraph at `blockIndex` of `before` (the whole of it, where that is null) is another one in `after`. */
export function placeDiffers(before: readonly Block[], after: readonly Block[], blockIndex: number | null): boolean {
  const rows = compareBlocks(before, after)
  if (blockIndex === null) return rows.some(({ kind }) => kind !== 'same')
  return rows.some(({ beforeIndex, kind }) => beforeIndex === blockIndex && kind !== 'same')
}

async function blocksOfDraft(req: PayloadRequest, id: string): Promise<Block[]> {
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { equals: id } },
    select: { content: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // two drafts of the chapter in hand, compared
    req,
  })
  return docs[0] ? (await readContent(req, docs[0].content)).blocks : []
}
