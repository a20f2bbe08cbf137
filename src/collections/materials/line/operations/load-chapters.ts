import type { PayloadRequest } from 'payload'
import { idOf, idsOf } from '@/kernel/ids'
import type { Chapter } from '@/payload-types'
import type { EditionChapter, StandingProof } from '../domain/edition-rules'

/** An edition's chapters in order, without their texts. */
export async function loadEditionChapters(req: PayloadRequest, editionId: string): Promise<Chapter[]> {
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { edition: { equals: editionId } },
    select: { manuscript: false },
    sort: 'number',
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // facts for a decision
    req,
  })
  return docs as unknown as Chapter[]
}

export function chapterFacts(chapter: Chapter): EditionChapter {
  return {
    id: String(chapter.id),
    number: chapter.number,
    part: chapter.part ?? null,
    title: chapter.title,
    state: chapter.state,
    authors: idsOf(chapter.authors),
    sealedHash: chapter.sealedHash ?? null,
  }
}

/** Proofs that no return has superseded. */
export async function standingProofs(req: PayloadRequest, editionId: string): Promise<StandingProof[]> {
  const { docs } = await req.payload.find({
    collection: 'proofs',
    where: { and: [{ edition: { equals: editionId } }, { superseded: { not_equals: true } }] },
    select: { chapter: true, stage: true, proofreader: true, sealedHash: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  return docs.map((row) => ({
    chapter: idOf(row.chapter),
    stage: row.stage,
    proofreader: idOf(row.proofreader) ?? '',
    sealedHash: row.sealedHash,
  }))
}
