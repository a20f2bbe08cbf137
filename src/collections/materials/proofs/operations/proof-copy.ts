import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { buildBook } from '@/platform/documents/build-book'
import { queueJob, stepReporter, type JobContext } from '@/platform/jobs'
import { withTransaction } from '@/platform/transactions'
import type { Edition } from '@/payload-types'
import { PROOF_STAGES, PROOFREADER_FIELD } from '../../line/domain/separation'
import '../../line/errors'
import { loadProofContent } from '../../publication/operations/book-content'
import { lineActor, loadEdition, rolesTowards } from '../../line/operations/load-people'

export const BUILD_PROOF_COPY = 'materials.buildProofCopy'

export type ProofCopyInput = { editionId: string; sealedHash: string }

/** Who may have a proof made again; whoever reads it may too. */
const MAKING = ['chief-editor', 'deputy-editor', 'responsible-editor', 'centre-staff', 'admin'] as const

/** Queues the page proof of what is sealed now. The same seal is one job, unless `round` asks for it again. */
export async function queueProofCopy(args: { req: PayloadRequest; edition: Edition; round?: string }): Promise<string> {
  const { edition, req, round } = args
  if (!edition.sealedHash) throw new DomainError('materials.sealBroken')
  const input: ProofCopyInput = { editionId: String(edition.id), sealedHash: edition.sealedHash }
  const key = ['proof-copy', edition.id, edition.sealedHash, ...(round ? [round] : [])].join(':')
  return queueJob({ req, kind: BUILD_PROOF_COPY, key, input })
}

/**
 * Has the proof made again, after a job that failed or was cancelled.
 * @returns the job's id
 * @throws DomainError `request.notFound`, `request.forbidden`, `materials.sealBroken` where nothing is typeset
 */
export async function askForProofCopy({
  editionId,
  req,
  round,
}: {
  req: PayloadRequest
  editionId: string
  round: string
}): Promise<string> {
  return withTransaction(req, async () => {
    const edition = await loadEdition(req, editionId)
    if (!(await mayHaveProofCopy(req, edition))) throw new DomainError('request.forbidden')
    return queueProofCopy({ req, edition, round })
  })
}

/** Whether the caller has a part in the edition that the proof is for. */
export async function mayHaveProofCopy(req: PayloadRequest, edition: Edition): Promise<boolean> {
  const roles = await rolesTowards({ req, edition })
  if (MAKING.some((role) => roles.includes(role))) return true
  const { id } = await lineActor(req)
  return PROOF_STAGES.some((stage) => idOf(edition[PROOFREADER_FIELD[stage]]) === id)
}

/** Builds the page proof and stores it beside the edition's other files; what is there already from the same text is kept. */
export async function buildProofCopy({
  input,
  progress,
  req,
  signal,
}: JobContext<ProofCopyInput>): Promise<{ publicationId: string; built: boolean }> {
  const { editionId, sealedHash } = input
  await progress({ done: 0, total: 100, stage: 'collect' })
  const edition = await loadEdition(req, editionId)
  // The edition was returned and typeset anew meanwhile: that seal has a job of its own.
  if (edition.sealedHash !== sealedHash) throw new DomainError('materials.sealBroken')
  const book = await loadProofContent({ req, editionId })
  const assets = book.assets.map(({ bytes, ...asset }) => ({ ...asset, sha256: sha256Hex(bytes) }))
  const inputHash = sha256Hex(canonicalJson({ ...book, assets, format: 'proof' }))
  const { docs } = await req.payload.find({
    collection: 'publications',
    where: { and: [{ edition: { equals: editionId } }, { format: { equals: 'proof' } }, { inputHash: { equals: inputHash } }] },
    limit: 1,
    depth: 0,
    overrideAccess: true, // the job itself
    req,
  })
  if (docs[0]) return { publicationId: String(docs[0].id), built: false }
  const steps = stepReporter({ progress, signal })
  const { bytes } = await buildBook({ format: 'pdf', book, signal: steps.signal, onProgress: steps.tell })
  await steps.settled()
  const created = await req.payload.create({
    collection: 'publications',
    data: {
      edition: editionId,
      format: 'proof',
      inputHash,
      sealedHash,
      sha256: sha256Hex(bytes),
      builtAt: new Date().toISOString(),
      isPublic: false,
    },
    file: {
      data: Buffer.from(bytes),
      mimetype: 'application/pdf',
      name: `proof-${edition.editionNo}-${sealedHash.slice(0, 8)}-${inputHash.slice(0, 8)}.pdf`,
      size: bytes.byteLength,
    },
    depth: 0,
    overrideAccess: true, // written by this job only
    req,
  })
  return { publicationId: String(created.id), built: true }
}
