import type { Endpoint } from 'payload'
import { z } from 'zod'
import { actorOf, holdsRole } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { disposition } from '@/platform/http/disposition'
import { endpoint, languageOfRequest, readJson, routeId } from '@/platform/http'
import { XLSX_TYPE } from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { mayReadPoints } from '@/collections/standards'
import { coverageWorkbook } from '../coverage/operations/coverage-workbook'
import { loadCoverage } from '../line/operations/load-coverage'
import { loadEdition } from '../line/operations/load-edition'
import { orderTotals, orderTotalsWorkbook, placeOrder } from '../orders/operations/orders'
import { BOOK_FORMATS, queuePublications } from '../publication/operations/publish-files'
import type { ChapterVersion } from '../editions/domain/revision'
import { reportErratum } from '../errata/operations/report-erratum'
import { loadRevision } from '../editions/operations/revise-edition'

const build = z.strictObject({ formats: z.array(z.enum(BOOK_FORMATS)).min(1).optional() })

export const editionAfterPressEndpoints: Endpoint[] = [
  {
    path: '/:id/coverage',
    method: 'get',
    handler: endpoint(async (req) => {
      const edition = await loadEdition({ req, id: routeId(req) })
      const { coverage, hash, standing } = await loadCoverage({ req, edition })
      // The points are working papers: a book's readers learn how much of them it covers, not which they are.
      if (!(await mayReadPoints(req))) {
        if (req.searchParams.get('format') === 'xlsx') throw new DomainError(actorOf(req) ? 'materials.pointsClosed' : 'request.signIn')
        return Response.json({ totals: coverage.totals })
      }
      if (req.searchParams.get('format') !== 'xlsx') return Response.json({ ...coverage, hash, standing })
      return download(await coverageWorkbook(coverage, languageOfRequest(req)), `coverage-${edition.editionNo}.xlsx`)
    }),
  },
  {
    path: '/:id/revision',
    method: 'get',
    handler: endpoint(async (req) => {
      const revision = await loadRevision({ req, editionId: routeId(req) })
      if (await mayReadPoints(req)) return Response.json(revision)
      const counted = revision.changes.map(({ after, before, kind, touchedPoints }) => ({
        kind,
        ...(before ? { before: withoutPoints(before) } : {}),
        ...(after ? { after: withoutPoints(after) } : {}),
        touched: touchedPoints.length,
      }))
      return Response.json({ basedOn: revision.basedOn, changes: counted, touched: revision.touchedPoints.length })
    }),
  },
  {
    path: '/:id/publications',
    method: 'post',
    handler: endpoint(async (req) => {
      const edition = await loadEdition({ req, id: routeId(req) })
      const actor = actorOf(req)
      const isEditor = [edition.chiefEditor, edition.responsibleEditor].some((person) => person && idOf(person) === actor?.id)
      if (!actor || !(isEditor || holdsRole(req, 'admin', 'centre-staff'))) throw new DomainError('request.forbidden')
      const { formats } = await readJson(req, build)
      const round = new Date().toISOString()
      const jobs = await withTransaction(req, () =>
        queuePublications({ req, editionId: String(edition.id), round, ...(formats ? { formats } : {}) }),
      )
      return Response.json({ jobs }, { status: 202 })
    }),
  },
]

function withoutPoints({ id, number, title }: ChapterVersion) {
  return { id, number, title }
}

const text = (max: number) => z.string().trim().max(max)
const report = z.strictObject({
  editionId: z.string().min(1).max(100),
  chapterNumber: z.number().int().min(1).max(999).optional(),
  printingNo: z.number().int().min(1).max(999).optional(),
  page: z.number().int().min(1).max(9_999).optional(),
  blockIndex: z.number().int().min(0).max(99_999).optional(),
  quote: text(500).min(1),
  correction: text(500).optional(),
  note: text(2_000).optional(),
  reporterName: text(60).optional(),
  reporterContact: text(120).optional(),
})

/** `POST /api/errata/report`: open to every reader, limited in rate by the edge. */
export const erratumReportEndpoint: Endpoint = {
  path: '/report',
  method: 'post',
  handler: endpoint(async (req) => Response.json({ id: await reportErratum({ req, ...(await readJson(req, report)) }) }, { status: 201 })),
}

const order = z.strictObject({
  organisationId: z.string().min(1).max(100).optional(),
  quantity: z.number().int().min(1).max(1_000_000),
  contact: text(120).optional(),
  note: text(500).optional(),
})

export const orderEndpoints: Endpoint[] = [
  {
    path: '/:id/orders',
    method: 'post',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      return Response.json({ id: await placeOrder({ req, callId: routeId(req), ...(await readJson(req, order)) }) }, { status: 201 })
    }),
  },
  {
    path: '/:id/totals',
    method: 'get',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      const totals = await orderTotals({ req, callId: routeId(req) })
      if (req.searchParams.get('format') !== 'xlsx') return Response.json(totals)
      return download(await orderTotalsWorkbook(totals, languageOfRequest(req)), 'orders.xlsx')
    }),
  },
]

function download(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': XLSX_TYPE, 'content-disposition': disposition('attachment', name), 'x-content-type-options': 'nosniff' },
  })
}
