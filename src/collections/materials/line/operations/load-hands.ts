import type { PayloadRequest } from 'payload'
import type { Label } from '@/kernel/errors'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { Hand, Part } from '@/kernel/separation'
import { loadHands, type Traces } from '@/platform/separation'
import type { Chapter, Erratum } from '@/payload-types'
import type { ProofStage } from '../domain/separation'

/** What makes somebody a writer of a chapter, in words. */
const DEEDS = {
  author: { zh: '被指定为本章编写人', en: 'was named an author of the chapter' },
  text: { zh: '改动过本章正文', en: 'changed the text of the chapter' },
} as const
const EARLIER: Label = { zh: '（在本章所修订的版次中）', en: ' (in the edition that it revises)' }

// Saving a form may put the stored text into another shape: it was changed where its digest changed with it.
const TRACES: Traces = {
  collection: 'chapters',
  changed: [{ members: ['manuscript', 'manuscriptHash'], deed: DEEDS.text }],
  named: { authors: DEEDS.author },
}

type Written = Pick<Chapter, 'id'> & { authors?: Chapter['authors']; basedOn?: Chapter['basedOn'] }

/**
 * Everybody who ever wrote in a chapter: its authors, those who once were, whoever made a draft of it or changed its text, and the
 * same for the chapter that it revises, whose text it began with.
 */
export async function writersOf(req: PayloadRequest, chapter: Written): Promise<Hand[]> {
  return (await writersOfChapters(req, [chapter])).get(String(chapter.id)) ?? []
}

/** As {@link writersOf}, for the chapters of a whole book at once. */
export async function writersOfChapters(req: PayloadRequest, chapters: readonly Written[]): Promise<Map<string, Hand[]>> {
  const hands = await ownWriters(req, chapters)
  const parents = chapters.flatMap(({ basedOn }) => (basedOn ? [idOf(basedOn)] : []))
  if (parents.length === 0) return hands
  const earlier = await writersOfChapters(req, await chaptersById(req, parents))
  for (const { basedOn, id } of chapters)
    for (const { deed, ...hand } of earlier.get(idOf(basedOn) ?? '') ?? [])
      hands.get(String(id))?.push({ ...hand, deed: { zh: deed.zh + EARLIER.zh, en: deed.en + EARLIER.en } })
  return hands
}

/** Who gave a verdict on a chapter, at which stage and when, also those who were replaced since. */
export async function verdictsOn(req: PayloadRequest, chapterId: string): Promise<Part[]> {
  return (await verdictsOnChapters(req, [chapterId])).get(chapterId) ?? []
}

/** As {@link verdictsOn}, for the chapters of a whole book at once. */
export async function verdictsOnChapters(req: PayloadRequest, chapterIds: readonly string[]): Promise<Map<string, Part[]>> {
  const { docs } = await req.payload.find({
    collection: 'reviews',
    where: { and: [{ chapter: { in: [...chapterIds] } }, { verdict: { exists: true } }] },
    select: { chapter: true, stage: true, reviewer: true, verdict: true, decidedAt: true },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks who, not what
    req,
  })
  const parts = new Map<string, Part[]>(chapterIds.map((id) => [id, []]))
  for (const { chapter, decidedAt, reviewer, stage, verdict } of docs)
    if (verdict) parts.get(idOf(chapter))?.push({ part: stage, person: idOf(reviewer), at: decidedAt ?? undefined })
  return parts
}

/** Who ever read a proof of an edition, also where it had to be read again. */
export async function proofHands(req: PayloadRequest, editionId: string): Promise<Hand[]> {
  const { docs } = await req.payload.find({
    collection: 'proofs',
    where: { edition: { equals: editionId } },
    select: { proofreader: true, stage: true, doneAt: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks who, not what
    req,
  })
  return docs.flatMap(({ doneAt, proofreader, stage }): Hand[] =>
    proofreader ? [{ person: idOf(proofreader), deed: PROOF_DEEDS[stage], at: doneAt ?? undefined }] : [],
  )
}

/** Who reported an erratum; nobody where the reader had no account. */
export function reporterHands({ createdAt, reportedBy }: Pick<Erratum, 'createdAt' | 'reportedBy'>): Hand[] {
  const person = idOf(reportedBy)
  return person ? [{ person, deed: REPORTED, at: createdAt }] : []
}

const REPORTED: Label = { zh: '报告了这处差错', en: 'reported the error' }
const PROOF_DEEDS: Readonly<Record<ProofStage, Label>> = {
  proof1: { zh: '读过一校', en: 'read the first proof' },
  proof2: { zh: '读过二校', en: 'read the second proof' },
  proof3: { zh: '读过三校', en: 'read the third proof' },
  'read-through': { zh: '通读过本书', en: 'read the book through' },
}

async function ownWriters(req: PayloadRequest, chapters: readonly Written[]): Promise<Map<string, Hand[]>> {
  const ids = chapters.map(({ id }) => String(id))
  const hands = await loadHands({ req, ids, traces: TRACES })
  const add = (chapter: Ref | null | undefined, hand: Hand) => hands.get(idOf(chapter) ?? '')?.push(hand)
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // asks who, not what
  // A long list of authors is told in the log by its digest alone: the assignments name each.
  const assignments = await req.payload.find({
    collection: 'assignments',
    where: { and: [{ chapter: { in: ids } }, { kind: { equals: 'author' } }] },
    select: { chapter: true, person: true, createdAt: true },
    ...trusted,
  })
  for (const { chapter, createdAt, person } of assignments.docs) add(chapter, { person: idOf(person), deed: DEEDS.author, at: createdAt })
  const drafts = await req.payload.find({
    collection: 'drafts',
    where: { chapter: { in: ids } },
    select: { chapter: true, createdBy: true, number: true, createdAt: true },
    ...trusted,
  })
  for (const { chapter, createdAt, createdBy, number } of drafts.docs)
    if (createdBy) add(chapter, { person: idOf(createdBy), deed: draftDeed(number), at: createdAt })
  for (const { authors, id } of chapters) for (const person of idsOf(authors)) add(id, { person, deed: DEEDS.author })
  return hands
}

function draftDeed(number: number): Label {
  return { zh: `形成了本章第 ${number} 稿`, en: `made draft ${number} of the chapter` }
}

async function chaptersById(req: PayloadRequest, ids: readonly string[]): Promise<Written[]> {
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { in: [...ids] } },
    select: { authors: true, basedOn: true },
    pagination: false,
    depth: 0,
    joins: false,
    overrideAccess: true, // asks who wrote them
    req,
  })
  return docs as Written[]
}
