import type { Endpoint } from 'payload'
import { z } from 'zod'
import { endpoint, languageOfRequest, readJson, routeId } from '@/platform/http'
import { isDay } from '../fields'
import { assignEditionPeople } from '../people/operations/assign-people'
import { loadBoard } from '../editions/operations/board'
import { loadCandidates } from '../people/operations/candidates'
import { confirmCoverage } from '../coverage/operations/confirm-coverage'
import { askForProofCopy } from '../proofs/operations/proof-copy'
import { recordProof } from '../proofs/operations/proofing'
import { recordQualitySample } from '../proofs/operations/sampling'
import { defined, requireActor } from './chapters'

const id = z.string().min(1).max(100)
const text = z.string().max(500)
const person = id.nullable().optional()
const day = z.string().refine(isDay, 'YYYY-MM-DD')
const sampleBody = z.strictObject({
  fromChapter: id.optional(),
  sampledCharacters: z.number().int().min(1),
  errors: z
    .array(
      z.strictObject({
        kind: z.enum(['character', 'punctuation', 'format', 'fact']),
        weight: z.number().min(0.1).max(3),
        place: z.string().max(120).optional(),
        note: text.optional(),
      }),
    )
    .max(2_000),
})
const proofBody = z.strictObject({
  chapter: id,
  corrections: z.array(z.strictObject({ quote: text.min(1), correction: text.min(1), note: text.optional() })).max(2_000),
})
const coverageBody = z.strictObject({
  hash: z.string().length(64),
  accept: z
    .array(z.strictObject({ point: id, reason: text }))
    .max(1_000)
    .default([]),
})
const peopleBody = z.strictObject({
  chiefEditor: person,
  deputyEditors: z.array(id).max(20).optional(),
  responsibleEditor: person,
  firstProofreader: person,
  secondProofreader: person,
  thirdProofreader: person,
  readThroughBy: person,
  dueOn: z.partialRecord(z.enum(['proof1', 'proof2', 'proof3', 'read-through']), day).optional(),
})

const candidateQuery = z.object({
  field: z.string().max(40),
  textbook: id.optional(),
  edition: id.optional(),
  chapter: id.optional(),
  search: z.string().max(60).default(''),
  chosen: z.string().max(4_000).optional(),
})

/** `/api/editions/:id/…` */
export const editionRoutes: Endpoint[] = [
  {
    path: '/:id/board',
    method: 'get',
    handler: endpoint(async (req) => {
      requireActor(req)
      return Response.json(await loadBoard({ req, editionId: routeId(req), language: languageOfRequest(req) }))
    }),
  },
  {
    path: '/candidates',
    method: 'get',
    handler: endpoint(async (req) => {
      requireActor(req)
      const query = candidateQuery.parse(Object.fromEntries(req.searchParams))
      const chosen = query.chosen ? query.chosen.split(',').slice(0, 50) : []
      return Response.json(await loadCandidates({ req, language: languageOfRequest(req), ...query, chosen }))
    }),
  },
  {
    path: '/:id/quality-samples',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { errors, fromChapter, sampledCharacters } = await readJson(req, sampleBody)
      const sample = await recordQualitySample({
        req,
        editionId: routeId(req),
        sampledCharacters,
        errors,
        ...defined({ fromChapterId: fromChapter }),
      })
      const { errorsPer10k, isWholeBook, passed, policy } = sample
      return Response.json({ sample: { id: String(sample.id), errorsPer10k, isWholeBook, passed, policy } }, { status: 201 })
    }),
  },
  {
    path: '/:id/proofs',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { chapter, corrections } = await readJson(req, proofBody)
      const proof = await recordProof({ req, editionId: routeId(req), chapterId: chapter, corrections })
      return Response.json({ proof: { id: String(proof.id), stage: proof.stage } }, { status: 201 })
    }),
  },
  {
    path: '/:id/proof-copy',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      await readJson(req, z.strictObject({}))
      return Response.json(
        { jobId: await askForProofCopy({ req, editionId: routeId(req), round: new Date().toISOString() }) },
        { status: 202 },
      )
    }),
  },
  {
    path: '/:id/coverage/confirm',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { accept, hash } = await readJson(req, coverageBody)
      return Response.json(await confirmCoverage({ req, editionId: routeId(req), seenHash: hash, accept }))
    }),
  },
  {
    path: '/:id/people',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { dueOn, ...people } = await readJson(req, peopleBody)
      await assignEditionPeople({ req, editionId: routeId(req), people: defined(people), ...defined({ dueOn }) })
      return Response.json({ ok: true })
    }),
  },
]
