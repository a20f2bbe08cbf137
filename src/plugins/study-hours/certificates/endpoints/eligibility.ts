import type { Endpoint } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint } from '@/platform/http'
import { eligibilityOf } from '../operations/eligibility'
import { replayDay } from '../../recognition/operations/replay'

const id = z.string().min(1).max(100)
const asked = z.object({ trainee: id.optional(), occupation: id, level: z.enum(['1', '2', '3', '4', '5']) })
const replayed = z.object({ trainee: id, day: z.iso.date() })

/** `GET /api/study/eligibility` and, for an auditor, `GET /api/study/replay`. */
export const studyEndpoints: Endpoint[] = [
  {
    path: '/study/eligibility',
    method: 'get',
    handler: endpoint(async (req) => {
      const actor = actorOf(req)
      if (!actor) throw new DomainError('request.signIn')
      const { level, occupation, trainee = actor.id } = asked.parse(Object.fromEntries(req.searchParams))
      return Response.json(await eligibilityOf({ req, trainee, occupation, level }))
    }),
  },
  {
    path: '/study/replay',
    method: 'get',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      return Response.json(await replayDay({ req, ...replayed.parse(Object.fromEntries(req.searchParams)) }))
    }),
  },
]
