import type { Endpoint } from 'payload'
import { z } from 'zod'
import { endpoint, readJson } from '@/platform/http'
import { CLAIM_CAUSES } from '../domain/claims'
import { submitClaim } from '../operations/claim-submit'

const body = z.strictObject({
  fromMs: z.number().int(),
  toMs: z.number().int(),
  cause: z.enum(CLAIM_CAUSES),
  note: z.string().trim().min(1).max(1_000),
})

/** `POST /api/hour-claims/submit`: the trainee's own door. */
export const claimEndpoints: Endpoint[] = [
  {
    path: '/submit',
    method: 'post',
    handler: endpoint(async (req) => Response.json({ doc: await submitClaim({ req, ...(await readJson(req, body)) }) }, { status: 201 })),
  },
]
