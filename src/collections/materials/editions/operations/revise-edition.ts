import type { PayloadRequest } from 'payload'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { handOf } from '@/kernel/separation'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { revisionOf, type ChapterVersion } from '../domain/revision'
import { asLine } from '../../line/operations/line-write'
import { writersOfChapters } from '../../line/operations/load-hands'
import { loadEdition } from '../../line/operations/load-edition'
import '../../line/errors'

/**
 * Starts the next edition from this one: its chapters with their text, people and points, in state `planned`, each remembering
 * what it came from. Proofreaders and colophon facts of one edition (ISBN, dates, price) do not carry over.
 * @returns the new edition's id
 * @throws DomainError `request.notFound`, `materials.revisionExists`
 */
export async function reviseEdition({ req, editionId }: { req: PayloadRequest; editionId: string }): Promise<string> {
  return withTransaction(req, () =>
    asLine(req, async () => {
      const trusted = { depth: 0, overrideAccess: true, req } as const // an effect of a transition that the table has decided
      const source = await loadEdition({ req, id: editionId })
      const later = await req.payload.find({
        collection: 'editions',
        where: { basedOn: { equals: editionId } },
        limit: 1,
        ...trusted,
      })
      if (later.docs[0]) throw new DomainError('materials.revisionExists', { edition: String(later.docs[0].id) })
      const { docs: editions } = await req.payload.find({
        collection: 'editions',
        where: { textbook: { equals: idOf(source.textbook) } },
        sort: '-editionNo',
        limit: 1,
        ...trusted,
      })
      const edition = await req.payload.create({
        collection: 'editions',
        data: {
          textbook: idOf(source.textbook),
          editionNo: (editions[0]?.editionNo ?? source.editionNo) + 1,
          basedOn: source.id,
          publisherName: source.publisherName ?? null,
          publisherAddress: source.publisherAddress ?? null,
          formatText: source.formatText ?? null,
          chiefEditor: idOf(source.chiefEditor) ?? null,
          deputyEditors: idsOf(source.deputyEditors),
          responsibleEditor: idOf(source.responsibleEditor) ?? null,
          contributors: (source.contributors ?? []).map(({ name, organisation, role, user }) => ({
            name,
            organisation,
            role,
            user: idOf(user) ?? null,
          })),
          foreword: source.foreword ?? null,
          state: 'writing',
          stateSeq: 0,
        },
        ...trusted,
      })
      const { docs: chapters } = await req.payload.find({
        collection: 'chapters',
        where: { edition: { equals: editionId } },
        sort: 'number',
        pagination: false,
        ...trusted,
      })
      const writers = await writersOfChapters(req, chapters)
      for (const chapter of chapters) {
        // Somebody who came to a review before its history was asked for does not come to the next: the place is left to fill.
        const separate = (person: Ref | null | undefined) => {
          const id = idOf(person)
          return id !== undefined && !handOf(id, writers.get(String(chapter.id)) ?? []) ? id : null
        }
        const sealed = chapter.sealedDraft
          ? await req.payload.findByID({ collection: 'drafts', id: idOf(chapter.sealedDraft), ...trusted })
          : undefined
        await req.payload.create({
          collection: 'chapters',
          data: {
            edition: edition.id,
            number: chapter.number,
            part: chapter.part ?? null,
            title: chapter.title,
            authors: idsOf(chapter.authors),
            unifiedBy: idOf(chapter.unifiedBy) ?? null,
            firstReviewer: separate(chapter.firstReviewer),
            secondReviewer: separate(chapter.secondReviewer),
            finalReviewer: separate(chapter.finalReviewer),
            points: idsOf(chapter.points),
            basedOn: chapter.id,
            manuscript: (sealed?.content as typeof chapter.manuscript) ?? chapter.manuscript ?? null,
            state: 'planned',
            stateSeq: 0,
          },
          ...trusted,
        })
      }
      return String(edition.id)
    }),
  )
}

/** What an edition changed against the one that it revises; everything is new where it revises none. */
export async function loadRevision({ req, editionId }: { req: PayloadRequest; editionId: string }) {
  const edition = await loadEdition({ req, id: editionId })
  const source = idOf(edition.basedOn)
  const before = source ? await versionsOf(req, source) : []
  return { basedOn: source ?? null, ...revisionOf(before, await versionsOf(req, editionId)) }
}

async function versionsOf(req: PayloadRequest, editionId: string): Promise<ChapterVersion[]> {
  const trusted = { depth: 0, overrideAccess: true, pagination: false, req } as const // titles, digests and links of an edition that the caller may see
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { edition: { equals: editionId } },
    sort: 'number',
    select: { number: true, title: true, points: true, basedOn: true, sealedHash: true, currentDraft: true },
    ...trusted,
  })
  const { docs: drafts } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: docs.flatMap(({ currentDraft }) => (currentDraft ? [idOf(currentDraft)] : [])) } },
    select: { contentHash: true },
    ...trusted,
  })
  const hashes = new Map(drafts.map(({ contentHash, id }) => [String(id), contentHash]))
  return docs.map((chapter) => ({
    id: String(chapter.id),
    number: chapter.number,
    title: chapter.title,
    contentHash: chapter.sealedHash ?? hashes.get(idOf(chapter.currentDraft) ?? '') ?? null,
    points: idsOf(chapter.points),
    basedOn: idOf(chapter.basedOn) ?? null,
  }))
}
