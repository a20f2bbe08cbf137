import type { PayloadRequest } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { DomainError, type Label } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { separateFrom, type Hand } from '@/kernel/separation'
import { todayOf } from '@/platform/clock'
import { readNumber, requirePolicy } from '@/platform/policies'
import { withTransaction } from '@/platform/transactions'
import type { Edition, QualitySample } from '@/payload-types'
import { checkSample, qualityOf } from '../domain/quality'
import { PROOF_STAGES, PROOFREADER_FIELD } from '../../line/domain/separation'
import '../../line/errors'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { syncEditionAssignments } from '../../people/operations/sync-assignments'
import { lineActor, loadChapter, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { proofHands, writersOfChapters } from '../../line/operations/load-hands'

export const ERROR_RATE_POLICY = 'book.error_rate_max'

export type SampleError = {
  kind: 'character' | 'punctuation' | 'format' | 'fact'
  weight: number
  place?: string | undefined
  note?: string | undefined
}

/** Who takes samples, besides those who are asked to. */
export const SAMPLING = ['responsible-editor', 'chief-editor', 'centre-staff', 'admin'] as const

/**
 * Records a quality check of what was typeset and decides it by the rule in force today, which the record names.
 * @throws DomainError `request.notFound`, `request.forbidden`, `materials.sealBroken` before typesetting, `materials.sampledByOwn`,
 *   `materials.sampleTooSmall`, `materials.sampleBeyondBook`, `policies.none`
 */
export async function recordQualitySample(args: {
  req: PayloadRequest
  editionId: string
  fromChapterId?: string
  sampledCharacters: number
  errors: readonly SampleError[]
}): Promise<QualitySample> {
  const { editionId, errors, fromChapterId, req, sampledCharacters } = args
  return withTransaction(req, async () => {
    const edition = await loadEdition(req, editionId)
    const actor = await lineActor(req)
    const roles = await rolesTowards({ req, edition })
    if (!SAMPLING.some((role) => roles.includes(role)) && !(await isAskedToSample(req, editionId, actor.id)))
      throw new DomainError('request.forbidden')
    if (!edition.sealedHash) throw new DomainError('materials.sealBroken')
    assertAllowed(separateFrom(actor.id, await handsInBook(req, edition), 'materials.sampledByOwn'))
    if (fromChapterId && idOf((await loadChapter(req, fromChapterId)).edition) !== editionId) throw new DomainError('request.notFound')
    const size = { sampledCharacters, bookCharacters: edition.characterCount ?? 0 }
    assertAllowed(checkSample(size))
    const today = todayOf(req)
    const rule = await requirePolicy({ req, key: ERROR_RATE_POLICY, on: today, read: readNumber })
    const { errorsPer10k, isWholeBook, passed } = qualityOf({ ...size, errors, rateMax: rule.value })
    const sample = await req.payload.create({
      collection: 'quality-samples',
      data: {
        edition: editionId,
        fromChapter: fromChapterId ?? null,
        sampledCharacters,
        isWholeBook,
        errors: errors.map(({ kind, note, place, weight }) => ({ kind, weight, place: place ?? null, note: note ?? null })),
        errorsPer10k,
        passed,
        policy: rule.id,
        sealedHash: edition.sealedHash,
        sampledBy: actor.id,
        sampledOn: today,
      },
      depth: 0,
      overrideAccess: true, // decided above; samples come into being here alone
      req,
    })
    await syncEditionAssignments({ req, edition })
    return sample
  })
}

/** Whether this person has an open assignment to sample the edition. */
export async function isAskedToSample(req: PayloadRequest, editionId: string, person: string): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'assignments',
    where: {
      and: [
        { edition: { equals: editionId } },
        { person: { equals: person } },
        { kind: { equals: 'quality' } },
        { status: { equals: 'open' } },
      ],
    },
    overrideAccess: true, // the caller's own assignments
    req,
  })
  return totalDocs > 0
}

/** Writers and proofreaders, those of now and those who were, do not judge their own book. */
async function handsInBook(req: PayloadRequest, edition: Edition): Promise<Hand[]> {
  const writers = await writersOfChapters(req, await loadEditionChapters(req, String(edition.id)))
  const named = PROOF_STAGES.flatMap((stage): Hand[] => {
    const person = idOf(edition[PROOFREADER_FIELD[stage]])
    return person ? [{ person, deed: PROOFREADER }] : []
  })
  return [...[...writers.values()].flat(), ...named, ...(await proofHands(req, String(edition.id)))]
}

const PROOFREADER: Label = { zh: '被指定为本书校对人', en: 'was named a proofreader of the book' }
