import type { Payload } from 'payload'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { subjectKey } from '@/platform/workflow'
import { allWhere, batches, defineInvariant, groupBy, twice, type Break, type Row } from '@/platform/verify'
import { SLUGS } from '../../slugs'

/**
 * Every credited correction lies inside a claim or an outage that two people signed, other than the trainee, as the transition log has it;
 * and together they credit no more than was granted.
 */
export const correctionsAreSigned = defineInvariant({
  name: 'study-corrections',
  label: { zh: '补记都有两次签字', en: 'every correction has its two signatures' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.slices, { where: { kind: { equals: 'correction' } }, fields: CORRECTION })) {
      looked(batch.length)
      yield* await twice(() => unsigned(payload, batch))
    }
    for await (const batch of batches(payload, SLUGS.claims, { where: { state: { equals: 'approved' } }, fields: ['grantedMs'] })) {
      looked(batch.length)
      yield* await twice(() => overspent(payload, batch))
    }
  },
})

/** What is looked at of a row of the ledger, of what it was credited for, and of whom. */
const CORRECTION = ['trainee', 'enrolment', 'claim', 'outage', 'startMs', 'endMs'] as const
const CLAIM = ['state', 'trainee', 'enrolment', 'supportedBy', 'approvedBy', 'fromMs', 'toMs'] as const
const OUTAGE = ['state', 'classes', 'declaredBy', 'approvedBy', 'fromMs', 'toMs'] as const

type Signatures = { first: string | undefined; second: string | undefined }

async function unsigned(payload: Payload, rows: readonly Row[]): Promise<Break[]> {
  const claims = await byId(payload, SLUGS.claims, refs(rows, 'claim'), CLAIM)
  const outages = await byId(payload, SLUGS.outages, refs(rows, 'outage'), OUTAGE)
  const enrolments = await byId(payload, SLUGS.enrolments, refs(rows, 'enrolment'), ['class'])
  const log = await signers(payload, [
    ...[...claims.keys()].map((id) => subjectKey(SLUGS.claims, id)),
    ...[...outages.keys()].map((id) => subjectKey(SLUGS.outages, id)),
  ])
  return rows.flatMap((row) => {
    const claim = claims.get(refOf(row, 'claim') ?? '')
    const outage = outages.get(refOf(row, 'outage') ?? '')
    const enrolment = enrolments.get(refOf(row, 'enrolment') ?? '')
    const reason = claim
      ? claimFault(row, claim, log.get(subjectKey(SLUGS.claims, claim.id)))
      : outage
        ? outageFault(row, outage, enrolment, log.get(subjectKey(SLUGS.outages, outage.id)))
        : 'it names neither a claim nor an outage that is there'
    return reason ? [{ subject: `${SLUGS.slices}/${row.id}`, reason }] : []
  })
}

function claimFault(row: Row, claim: Row, signed: Signatures | undefined): string | undefined {
  const trainee = refOf(row, 'trainee')
  if (claim['state'] !== 'approved') return 'its claim is not approved'
  if (refOf(claim, 'trainee') !== trainee || refOf(claim, 'enrolment') !== refOf(row, 'enrolment')) return 'its claim is somebody else’s'
  if (!within(row, claim)) return 'it lies outside of its claim'
  return signatureFault({ first: refOf(claim, 'supportedBy'), second: refOf(claim, 'approvedBy') }, trainee, signed)
}

function outageFault(row: Row, outage: Row, enrolment: Row | undefined, signed: Signatures | undefined): string | undefined {
  if (outage['state'] !== 'approved') return 'its outage is not approved'
  if (!within(row, outage)) return 'it lies outside of its outage'
  const trainingClass = enrolment && refOf(enrolment, 'class')
  if (!trainingClass || !idsOf(outage['classes'] as Ref[]).includes(trainingClass)) return 'its outage is of another class'
  const first = refOf(outage, 'declaredBy')
  // A declaration is a creation, of which the log of transitions knows nothing; its approval is in it.
  return signatureFault({ first, second: refOf(outage, 'approvedBy') }, undefined, signed && { ...signed, first })
}

function signatureFault({ first, second }: Signatures, trainee: string | undefined, logged: Signatures | undefined): string | undefined {
  if (!first || !second) return 'it lacks a signature'
  if (first === second || first === trainee || second === trainee) return 'its signatures are not of different people'
  if (logged?.first !== first || logged.second !== second) return 'its signatures are not those of the transition log'
  return undefined
}

async function overspent(payload: Payload, claims: readonly Row[]): Promise<Break[]> {
  const rows = await allWhere(
    payload,
    SLUGS.slices,
    'claim',
    claims.map(({ id }) => id),
    { fields: ['claim', 'creditMs'] },
  )
  const credited = groupBy(rows, (row) => refOf(row, 'claim') ?? '')
  return claims.flatMap((claim) => {
    const creditedMs = (credited.get(idOf(claim)) ?? []).reduce((sum, row) => sum + Number(row['creditMs']), 0)
    return creditedMs === Number(claim['grantedMs'] ?? 0)
      ? []
      : [{ subject: `${SLUGS.claims}/${claim.id}`, reason: 'the ledger does not credit what was granted' }]
  })
}

/** Who supported and who approved, by subject. */
async function signers(payload: Payload, subjects: readonly string[]): Promise<Map<string, Signatures>> {
  const signed = new Map<string, Signatures>()
  for (const row of await allWhere(payload, 'transitions', 'subject', subjects, { fields: ['subject', 'action', 'actor'] })) {
    const known = signed.get(String(row['subject'])) ?? { first: undefined, second: undefined }
    if (row['action'] === 'support') known.first = refOf(row, 'actor')
    if (row['action'] === 'approve') known.second = refOf(row, 'actor')
    signed.set(String(row['subject']), known)
  }
  return signed
}

async function byId(payload: Payload, slug: string, ids: readonly string[], fields: readonly string[]): Promise<Map<string, Row>> {
  return new Map((await allWhere(payload, slug, 'id', ids, { fields })).map((row) => [idOf(row), row]))
}

function within(row: Row, span: Row): boolean {
  return Number(row['startMs']) >= Number(span['fromMs']) && Number(row['endMs']) <= Number(span['toMs'])
}

function refs(rows: readonly Row[], field: string): string[] {
  return [...new Set(rows.flatMap((row) => refOf(row, field) ?? []))]
}

function refOf(row: Row, field: string): string | undefined {
  return idOf(row[field] as Ref | null | undefined)
}
