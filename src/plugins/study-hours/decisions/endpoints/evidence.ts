import type { Endpoint, PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { routeId } from '@/platform/http'
import { EVIDENCE_BYTES, MOST_EVIDENCE } from '../domain/evidence'
import '../domain/evidence'
import { addEvidence, type GivenFile } from '../operations/evidence'
import { forSignedIn } from '../../shared/endpoints/signed-in'

/** `POST /:id/evidence` under `/api/leave-requests` and `/api/hour-claims`: files of the caller's own request, as a multipart form. */
export function evidenceEndpoints(kind: 'leave' | 'claim'): Endpoint[] {
  return [
    {
      path: '/:id/evidence',
      method: 'post',
      handler: forSignedIn(async (req) =>
        Response.json({ files: await addEvidence({ req, kind, id: routeId(req), files: await filesIn(req) }) }, { status: 201 }),
      ),
    },
  ]
}

async function filesIn(req: PayloadRequest): Promise<GivenFile[]> {
  const most = MOST_EVIDENCE * EVIDENCE_BYTES + 64 * 1024
  if (Number(req.headers.get('content-length') ?? 0) > most) throw new DomainError('request.tooLarge')
  let form: FormData
  try {
    form = (await req.formData?.()) ?? new FormData()
  } catch (error) {
    // What is no multipart form is refused as such; nothing of it was read.
    if (!(error instanceof TypeError)) throw error
    throw new DomainError('request.invalid', { field: 'evidence' })
  }
  const files: GivenFile[] = []
  for (const value of form.values())
    if (typeof value !== 'string') files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  return files
}
