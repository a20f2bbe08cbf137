import type { PayloadRequest } from 'payload'
import type { Edition } from '@/payload-types'
import { BUILD_PROOF_COPY, mayHaveProofCopy } from './proof-copy'

/** The page proof of what is sealed now: the file, or the job that makes it. Absent for those who have no part in it. */
export type ProofCopy = {
  file: { url: string; filename: string; bytes: number | null; builtAt: string | null } | null
  job: { id: string; state: string; mayWatch: boolean } | null
}

/** @returns undefined where nothing is typeset yet, or the caller has no part in the edition */
export async function loadProofCopy({ edition, req }: { req: PayloadRequest; edition: Edition }): Promise<ProofCopy | undefined> {
  if (!edition.sealedHash || !(await mayHaveProofCopy(req, edition))) return undefined
  const { docs: files } = await req.payload.find({
    collection: 'publications',
    where: {
      and: [{ edition: { equals: edition.id } }, { format: { equals: 'proof' } }, { sealedHash: { equals: edition.sealedHash } }],
    },
    sort: '-builtAt',
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const { docs: jobs } = await req.payload.find({
    collection: 'jobs',
    where: { and: [{ kind: { equals: BUILD_PROOF_COPY } }, { key: { like: `proof-copy:${edition.id}:${edition.sealedHash}` } }] },
    sort: '-createdAt',
    limit: 1,
    depth: 0,
    overrideAccess: true, // whether it is being made; who may follow and cancel it, the job's own rule decides
    req,
  })
  const watched = jobs[0]
    ? await req.payload.count({ collection: 'jobs', where: { id: { equals: jobs[0].id } }, overrideAccess: false, req })
    : { totalDocs: 0 }
  const file = files[0]
  const job = jobs[0]
  return {
    file: file ? { url: file.url ?? '', filename: file.filename ?? '', bytes: file.filesize ?? null, builtAt: file.builtAt ?? null } : null,
    job: job && !file ? { id: String(job.id), state: job.state, mayWatch: watched.totalDocs > 0 } : null,
  }
}
