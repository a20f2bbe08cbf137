import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import { localDate } from '@/kernel/clock'
import { idOf, idsOf } from '@/kernel/ids'
import type { Effect, EffectArgs } from '@/platform/workflow'
import type { Chapter, Edition } from '@/payload-types'
import { isDay } from '../../fields'
import { PUBLIC_EDITION_STATES } from '../../line/access'
import { EDITION_STATES } from '../../line/domain/edition-machine'
import { typesettingHash } from '../../line/domain/edition-rules'
import { revisionOf, type ChapterVersion } from '../domain/revision'
import { PROOF_STAGES } from '../../line/domain/separation'
import { editionPublished } from '../../events'
import { chapterFacts, loadEditionChapters } from '../../line/operations/load-chapters'
import { updateEdition } from '../../line/operations/line-write'
import { loadEdition } from '../../line/operations/load-people'
import { readContent } from '../../chapters/operations/manuscript'
import { syncEditionAssignments } from '../../people/operations/sync-assignments'

const passInput = z.object({ corrections: z.string().max(4_000).optional() }).nullish()
const day = z.string().refine(isDay, 'YYYY-MM-DD')
const dayInput = z.object({ on: day.optional() }).nullish()

/** Keeps the hash of everything that goes to the typesetter, and the characters of the book as sealed. */
export const sealEdition: Effect = async ({ doc, req }) => {
  const chapters = await loadEditionChapters(req, String(doc.id))
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: chapters.map((chapter) => idOf(chapter.sealedDraft) ?? '') } },
    select: { characterCount: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // counts of the sealed drafts
    req,
  })
  await updateEdition(req, String(doc.id), {
    sealedHash: typesettingHash(chapters.map(chapterFacts)),
    characterCount: docs.reduce((sum, draft) => sum + draft.characterCount, 0),
  })
}

/** 付印, or 改后付印 where corrections come with it. */
export const recordPass: Effect = async ({ doc, input, req, transition }) => {
  await updateEdition(req, String(doc.id), {
    passedForPressAt: transition.at,
    passedForPressBy: transition.actor,
    pressCorrections: passInput.parse(input)?.corrections?.trim() || null,
  })
}

export const recordSample: Effect = async ({ doc, input, req, transition }) => {
  await updateEdition(req, String(doc.id), { sampleReceivedOn: dayInput.parse(input)?.on ?? localDate(transition.at) })
}

/** Readings of the step returned to, and of later ones, have to be done again. */
export const supersedeProofs: Effect = async ({ doc, req, transition }) => {
  const target = EDITION_STATES.findIndex((state) => state === transition.to)
  const again = PROOF_STAGES.filter((stage) => EDITION_STATES.indexOf(stage) >= target)
  const { docs } = await req.payload.find({
    collection: 'proofs',
    where: { and: [{ edition: { equals: doc.id } }, { stage: { in: again } }, { superseded: { not_equals: true } }] },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // the edition's own rows
    req,
  })
  for (const { id } of docs)
    await req.payload.update({
      collection: 'proofs',
      id,
      data: { superseded: true },
      depth: 0,
      overrideAccess: true, // nobody edits a proof by hand
      req,
    })
  // A pass for press or a sample copy belongs to what was printed then.
  await updateEdition(req, String(doc.id), {
    passedForPressAt: null,
    passedForPressBy: null,
    pressCorrections: null,
    sampleReceivedOn: null,
    ...(transition.to === 'writing' ? { sealedHash: null, characterCount: null } : {}),
  })
}

/** Opens the edition to the public and tells whoever listens what it changed. */
export const publish: Effect = async ({ doc, input, req, transition }) => {
  const edition = await loadEdition(req, String(doc.id))
  await updateEdition(req, String(edition.id), {
    publishedOn: dayInput.parse(input)?.on ?? edition.publishedOn ?? localDate(transition.at),
  })
  const chapters = await loadEditionChapters(req, String(edition.id))
  await openPictures(req, edition, chapters)
  await setPublic(req, idOf(edition.textbook))
  const before = edition.basedOn ? await loadEditionChapters(req, idOf(edition.basedOn)) : []
  const { changes, touchedPoints } = revisionOf(before.map(version), chapters.map(version))
  await editionPublished.emit({
    req,
    key: `${edition.id}#${transition.seq}`,
    data: {
      editionId: String(edition.id),
      textbookId: idOf(edition.textbook),
      changedChapters: changes.flatMap(({ after, before: was, kind }) => (kind === 'same' ? [] : [after?.id ?? was?.id ?? ''])),
      touchedPoints,
    },
  })
}

/** Whether the book still has an edition in circulation. */
export const refreshTextbook: Effect = ({ doc, req }) => setPublic(req, idOf((doc as unknown as Edition).textbook))

/** Read anew: effects before this one wrote into the edition. */
export const syncAfterTransition: Effect = async ({ doc, req }: EffectArgs) =>
  syncEditionAssignments({ req, edition: await loadEdition(req, String(doc.id)) })

async function setPublic(req: PayloadRequest, textbook: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'editions',
    where: { and: [{ textbook: { equals: textbook } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    overrideAccess: true, // counts only
    req,
  })
  await req.payload.update({
    collection: 'textbooks',
    id: textbook,
    data: { isPublic: totalDocs > 0 },
    depth: 0,
    overrideAccess: true, // the effect of a transition, nobody's edit
    req,
  })
}

/** The pictures of a published book are seen by its readers. */
async function openPictures(req: PayloadRequest, edition: Edition, chapters: readonly Chapter[]): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: chapters.map((chapter) => idOf(chapter.sealedDraft) ?? '') } },
    select: { content: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the sealed drafts that are being published
    req,
  })
  const ids = new Set<string>()
  for (const draft of docs) for (const id of (await readContent(req, draft.content)).mediaIds) ids.add(id)
  if (edition.foreword) for (const id of (await readContent(req, edition.foreword)).mediaIds) ids.add(id)
  const textbook = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: idOf(edition.textbook) } },
    select: { cover: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // the cover is printed on the book
    req,
  })
  const cover = idOf(textbook.docs[0]?.cover)
  if (cover) ids.add(cover)
  for (const id of ids)
    await req.payload.update({
      collection: 'media',
      id,
      data: { isPublic: true },
      depth: 0,
      overrideAccess: true, // the effect of publishing
      req,
    })
}

function version(chapter: Chapter): ChapterVersion {
  return {
    id: String(chapter.id),
    number: chapter.number,
    title: chapter.title,
    contentHash: chapter.sealedHash ?? null,
    points: idsOf(chapter.points),
    basedOn: idOf(chapter.basedOn) ?? null,
  }
}
