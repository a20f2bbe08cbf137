import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { PUBLIC_EDITION_STATES } from '../../line/access'
import '../../line/errors'
import { syncEditionAssignments } from '../../people/operations/sync-assignments'

export type ErratumReport = {
  editionId: string
  chapterNumber?: number
  printingNo?: number
  page?: number
  blockIndex?: number
  quote: string
  correction?: string
  note?: string
  reporterName?: string
  reporterContact?: string
}

/**
 * Takes a reader's report, with or without an account, on an edition in circulation. It waits for the chief editor.
 * @returns the erratum's id
 * @throws DomainError `request.notFound` (unknown edition, or not in circulation), `materials.erratumNowhere` (neither page nor paragraph)
 */
export async function reportErratum({ req, ...report }: ErratumReport & { req: PayloadRequest }): Promise<string> {
  if (report.page === undefined && (report.chapterNumber === undefined || report.blockIndex === undefined))
    throw new DomainError('materials.erratumNowhere', { field: 'page' })
  const trusted = { depth: 0, limit: 1, overrideAccess: true, req } as const // public facts of a book in circulation
  const { docs: editions } = await req.payload.find({
    collection: 'editions',
    where: { and: [{ id: { equals: report.editionId } }, { state: { in: [...PUBLIC_EDITION_STATES] } }] },
    ...trusted,
  })
  const edition = editions[0]
  if (!edition) throw new DomainError('request.notFound')
  const chapter =
    report.chapterNumber === undefined
      ? undefined
      : await req.payload.find({
          collection: 'chapters',
          where: { and: [{ edition: { equals: edition.id } }, { number: { equals: report.chapterNumber } }] },
          select: { number: true },
          ...trusted,
        })
  const printing =
    report.printingNo === undefined
      ? undefined
      : await req.payload.find({
          collection: 'printings',
          where: { and: [{ edition: { equals: edition.id } }, { printingNo: { equals: report.printingNo } }] },
          select: { printingNo: true },
          ...trusted,
        })
  const actor = actorOf(req)
  const created = await withTransaction(req, async () => {
    const erratum = await req.payload.create({
      collection: 'errata',
      data: {
        edition: edition.id,
        chapter: chapter?.docs[0]?.id ?? null,
        printing: printing?.docs[0]?.id ?? null,
        page: report.page ?? null,
        blockIndex: report.blockIndex ?? null,
        quote: report.quote,
        correction: report.correction ?? null,
        note: report.note ?? null,
        reporterName: report.reporterName ?? null,
        reporterContact: report.reporterContact ?? null,
        reportedBy: actor?.kind === 'user' ? actor.id : null,
        state: 'reported',
        stateSeq: 0,
      },
      depth: 0,
      overrideAccess: true, // anybody may report; nobody else may write here
      req,
    })
    await syncEditionAssignments({ req, edition })
    return erratum
  })
  return String(created.id)
}
