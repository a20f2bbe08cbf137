import { addDataAndFileToRequest, APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint, languageOfRequest, readJson, routeId } from '@/platform/http'
import { translateReportNote, type ImportReport, type ReportNote } from '@/platform/documents/docx-import'
import type { Draft } from '@/payload-types'
import { SEVERITIES } from '../reviews/domain/comment-rules'
import { isDay } from '../fields'
import { assignChapterPeople } from '../people/operations/assign-people'
import { addComment } from '../reviews/operations/commenting'
import { createDraft } from '../chapters/operations/create-draft'
import { importDocxDraft } from '../chapters/operations/import-docx'
import { declareConflict, decideReview } from '../reviews/operations/reviewing'

/** The largest Word file that is taken, in bytes; the edge refuses larger bodies before. */
const DOCX_BYTES = 50_000_000

const id = z.string().min(1).max(100)
const note = z.string().max(500).optional()
const seq = z.number().int().min(0)
const draftBody = z.strictObject({ seenSeq: seq.optional(), note })
const declareBody = z.strictObject({ declaration: z.enum(['none', 'conflict']), details: z.string().max(2_000).optional() })
const decideBody = z.strictObject({
  verdict: z.enum(['pass', 'return']),
  // A missing opinion is refused by the rule, with its own code.
  opinion: z.string().trim().max(8_000).default(''),
  seenSeq: seq,
  target: z.string().max(100).optional(),
})
const commentBody = z.strictObject({
  draft: id.optional(),
  blockIndex: seq.optional(),
  quote: z.string().max(500).optional(),
  body: z.string().trim().min(1).max(4_000),
  severity: z.enum(SEVERITIES),
})
const person = id.nullable().optional()
const day = z.string().refine(isDay, 'YYYY-MM-DD')
const peopleBody = z.strictObject({
  authors: z.array(id).max(50).optional(),
  unifiedBy: person,
  firstReviewer: person,
  secondReviewer: person,
  finalReviewer: person,
  dueOn: z.partialRecord(z.enum(['author', 'unify', 'review1', 'review2', 'review3']), day).optional(),
})

/** `/api/chapters/:id/…` */
export const chapterRoutes: Endpoint[] = [
  {
    path: '/:id/import-docx',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const file = await uploadedFile(req)
      const fields = z.object({ seenSeq: z.coerce.number().int().min(0).optional(), note }).parse(req.data ?? {})
      const { draft, report } = await importDocxDraft({
        req,
        chapterId: routeId(req),
        bytes: new Uint8Array(file.data),
        fileName: file.name,
        ...defined({ seenSeq: fields.seenSeq, note: fields.note }),
      })
      return Response.json({ draft: draftHead(draft), report: readable(report, req) }, { status: 201 })
    }),
  },
  {
    path: '/:id/drafts',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const body = await readJson(req, draftBody)
      const draft = await createDraft({ req, chapterId: routeId(req), ...defined(body) })
      return Response.json({ draft: draftHead(draft) }, { status: 201 })
    }),
  },
  {
    path: '/:id/reviews/declare',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { declaration, details } = await readJson(req, declareBody)
      const review = await declareConflict({ req, chapterId: routeId(req), declaration, ...defined({ details }) })
      return Response.json({ review: { id: String(review.id), stage: review.stage, declaration: review.declaration } }, { status: 201 })
    }),
  },
  {
    path: '/:id/reviews/decide',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { opinion, seenSeq, target, verdict } = await readJson(req, decideBody)
      return Response.json(await decideReview({ req, chapterId: routeId(req), verdict, opinion, seenSeq, ...defined({ target }) }))
    }),
  },
  {
    path: '/:id/comments',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { blockIndex, body, draft, quote, severity } = await readJson(req, commentBody)
      const comment = await addComment({ req, chapterId: routeId(req), body, severity, ...defined({ blockIndex, quote, draftId: draft }) })
      return Response.json({ comment }, { status: 201 })
    }),
  },
  {
    path: '/:id/people',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { dueOn, ...people } = await readJson(req, peopleBody)
      await assignChapterPeople({ req, chapterId: routeId(req), people: defined(people), ...defined({ dueOn }) })
      return Response.json({ ok: true })
    }),
  },
]

export function requireActor(req: PayloadRequest): void {
  if (!actorOf(req)) throw new DomainError('request.signIn')
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The members that are there: an absent one and `undefined` are not the same to a rule. */
export function defined<T extends Record<string, unknown>>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>
}

async function uploadedFile(req: PayloadRequest): Promise<NonNullable<PayloadRequest['file']>> {
  if (Number(req.headers.get('content-length') ?? 0) > DOCX_BYTES) throw new DomainError('request.tooLarge')
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    // The parser answers a body that is no multipart, or one that is too long, with a status of its own.
    if (error instanceof APIError) throw new DomainError(/limit/i.test(error.message) ? 'request.tooLarge' : 'request.invalid')
    throw error
  }
  const { file } = req
  if (!file) throw new DomainError('request.invalid', { field: 'file' })
  delete req.file
  return file
}

function draftHead({ characterCount, contentHash, id: draftId, number }: Draft) {
  return { id: String(draftId), number, contentHash, characterCount }
}

/** The report with a sentence beside every code. */
function readable(report: ImportReport, req: PayloadRequest) {
  const language = languageOfRequest(req)
  const say = (notes: readonly ReportNote[]) => notes.map((each) => ({ ...each, message: translateReportNote(each, language) }))
  return {
    ...report,
    warnings: say(report.warnings),
    paragraphs: report.paragraphs.map((paragraph) => ({ ...paragraph, notes: say(paragraph.notes) })),
  }
}
