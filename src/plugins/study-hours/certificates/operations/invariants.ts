import type { Payload } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { HourCertificate } from '@/payload-types'
import { systemRequest } from '@/platform/jobs'
import { allWhere, batches, defineInvariant, twice, type Break, type Row } from '@/platform/verify'
import { parseCertificateCode } from '../domain/code'
import { SLUGS } from '../../slugs'
import { correctionsOf } from './corrections'
import { readSheet } from './sheet'
import { certificateFaults } from './verify'
import { ruleSetDigest } from '../../ledger/operations/rules'

/** Every certificate, revoked ones too, can be worked out again from the ledger up to its row and the rules that it names. */
export const certificatesHold = defineInvariant({
  name: 'study-certificates',
  label: { zh: '学时证明可由流水重算', en: 'every hour certificate follows from the ledger' },
  async *run({ payload, looked }) {
    const req = await systemRequest(payload)
    for await (const batch of batches(payload, SLUGS.certificates))
      for (const row of batch) {
        looked(1)
        const certificate = row as unknown as HourCertificate
        yield* await twice(async (): Promise<Break[]> => {
          const faults = await certificateFaults(req, certificate)
          if (certificate.state === 'valid' && (await correctionsOf(req, certificate)).length > 0) faults.push('corrected')
          if (certificate.state === 'valid' && idOf(certificate.issuedBy) === idOf(certificate.trainee)) faults.push('own')
          if (certificate.sheet && !(await readSheet(req, certificate.sheet).catch(lost))) faults.push('sheet')
          if (parseCertificateCode(certificate.code) !== certificate.code) faults.push('code')
          return faults.map((fault) => ({
            subject: `${SLUGS.certificates}/${certificate.id}`,
            reason: REASONS[fault] ?? `${fault} is not what the ledger gives`,
          }))
        })
      }
  },
})

/** An enrolment has one valid certificate at most, and what was superseded names a later one of the same enrolment. */
export const oneCertificateIsValid = defineInvariant({
  name: 'study-certificate-successors',
  label: { zh: '每条学籍至多一份有效的学时证明', en: 'an enrolment has one valid hour certificate at most' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.certificates, { fields: ['enrolment'] })) {
      looked(batch.length)
      yield* await twice(() => unsoundSuccession(payload, batch))
    }
  },
})

function lost(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}
const SUCCESSION = ['enrolment', 'state', 'successor', 'issuedAt'] as const

async function unsoundSuccession(payload: Payload, rows: readonly Row[]): Promise<Break[]> {
  const enrolments = [...new Set(rows.map((row) => idOf(row['enrolment'] as Ref)))]
  const known = new Map(
    (await allWhere(payload, SLUGS.certificates, 'enrolment', enrolments, { fields: SUCCESSION })).map((row) => [
      idOf(row),
      row as unknown as HourCertificate,
    ]),
  )
  const valid = new Map<string, string[]>()
  for (const { enrolment, id, state } of known.values())
    if (state === 'valid') valid.set(idOf(enrolment), [...(valid.get(idOf(enrolment)) ?? []), String(id)])
  return rows.flatMap((row) => {
    // As it stands now: the second look must see what has changed since the first.
    const certificate = known.get(idOf(row))
    if (!certificate) return []
    const others = (valid.get(idOf(certificate.enrolment)) ?? []).filter((id) => id !== String(row.id))
    const successor = known.get(idOf(certificate.successor) ?? '')
    const reason =
      certificate.state === 'valid' && others.length > 0
        ? 'another certificate of its enrolment is valid as well'
        : certificate.state === 'superseded' && !(successor && successor.issuedAt > certificate.issuedAt)
          ? 'it was superseded by none that was issued later'
          : certificate.state !== 'superseded' && certificate.successor
            ? 'it names a successor and was not superseded'
            : undefined
    return reason ? [{ subject: `${SLUGS.certificates}/${row.id}`, reason }] : []
  })
}

/** Nobody has changed the rules that slices and certificates were decided under: a set is known by the digest of what it says. */
export const ruleSetsHold = defineInvariant({
  name: 'study-rules',
  label: { zh: '学时规则集未被改动', en: 'every rule set says what it said' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.ruleSets, { fields: ['rows', 'values', 'digest'] })) {
      looked(batch.length)
      for (const row of batch) {
        const digest = ruleSetDigest({ rows: idsOf(row['rows'] as Ref[] | null), values: row['values'] })
        if (digest !== row['digest']) yield { subject: `${SLUGS.ruleSets}/${row.id}`, reason: 'what it says does not give its digest' }
      }
    }
  },
})

const REASONS: Readonly<Record<string, string>> = {
  ledger: 'the ledger up to its row is not the one that it was issued over',
  ruleSets: 'a rule set that it was decided under is gone, or it names others',
  code: 'its code is none',
  hash: 'what it states does not give its digest',
  own: 'it is valid though it was issued by the one whose hours it certifies',
  corrected: 'it is valid though what lies beneath it was corrected',
  sheet: 'the sheet that was kept at its issue is gone or altered',
}
