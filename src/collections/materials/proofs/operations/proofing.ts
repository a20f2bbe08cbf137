import type { PayloadRequest } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import type { Proof } from '@/payload-types'
import { mayProof, PROOF_STAGES } from '../../line/domain/separation'
import '../../line/errors'
import { standingProofs } from '../../line/operations/load-chapters'
import { writersOf } from '../../line/operations/load-hands'
import { editionPeople, lineActor, loadChapter, loadEdition } from '../../line/operations/load-people'

export type Correction = { quote: string; correction: string; note?: string | undefined }

/**
 * Records that one chapter was read at the edition's present proof step, over what is sealed now.
 * @throws DomainError `request.notFound`, `materials.noProofOpen`, `materials.proofOfOwnChapter`, `materials.notTheProofreader`,
 *   `materials.proofsByOnePerson`, `materials.proofDone`
 */
export async function recordProof(args: {
  req: PayloadRequest
  editionId: string
  chapterId: string
  corrections: readonly Correction[]
}): Promise<Proof> {
  const { chapterId, corrections, editionId, req } = args
  return withTransaction(req, async () => {
    const edition = await loadEdition(req, editionId)
    const chapter = await loadChapter(req, chapterId)
    if (idOf(chapter.edition) !== editionId || !chapter.sealedHash) throw new DomainError('request.notFound')
    const stage = PROOF_STAGES.find((each) => each === edition.state)
    if (!stage) throw new DomainError('materials.noProofOpen', { state: edition.state })
    const actor = await lineActor(req)
    const standing = (await standingProofs(req, editionId)).filter(
      (proof) => proof.chapter === chapterId && proof.sealedHash === chapter.sealedHash,
    )
    assertAllowed(
      mayProof({
        person: actor.id,
        stage,
        edition: editionPeople(edition),
        writers: await writersOf(req, chapter),
        earlier: standing,
      }),
    )
    if (standing.some((proof) => proof.stage === stage)) throw new DomainError('materials.proofDone', { stage })
    return req.payload.create({
      collection: 'proofs',
      data: {
        edition: editionId,
        chapter: chapterId,
        stage,
        proofreader: actor.id,
        corrections: corrections.map(({ correction, note, quote }) => ({ quote, correction, note: note ?? null })),
        doneAt: nowOf(req).toISOString(),
        sealedHash: chapter.sealedHash,
        superseded: false,
      },
      depth: 0,
      overrideAccess: true, // decided above; proofs come into being here alone
      req,
    })
  })
}
