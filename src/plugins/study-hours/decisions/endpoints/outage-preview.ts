import type { Endpoint } from 'payload'
import { z } from 'zod'
import { readJson } from '@/platform/http'
import { previewOutage } from '../operations/outage-preview'
import { forSignedIn } from '../../shared/endpoints/signed-in'

const asked = z.strictObject({
  classes: z.array(z.string().min(1).max(100)).min(1).max(50),
  fromMs: z.number().int(),
  toMs: z.number().int(),
})

/** `POST /api/outages/preview`: what a declaration would protect, before anybody signs. */
export const outagePreviewEndpoints: Endpoint[] = [
  {
    path: '/preview',
    method: 'post',
    handler: forSignedIn(async (req) => Response.json(await previewOutage({ req, ...(await readJson(req, asked)) }))),
  },
]
