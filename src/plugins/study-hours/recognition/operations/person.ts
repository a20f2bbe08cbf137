import type { PayloadRequest } from 'payload'
import { breather } from '@/kernel/breathe'
import { idOf } from '@/kernel/ids'
import type { HourCertificate } from '@/payload-types'
import { onlineByDay, type CertificateSnapshot } from '../domain/certificate'
import { touching, union } from '../../time/domain/intervals'
import type { CertifiedElsewhere, PersonFacts } from '../domain/recognise'
import type { StudyRules } from '../../ledger/domain/rules'
import type { LedgerRow } from '../../ledger/domain/types'
import { dateOf, splitByDay } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import { loadAttendance } from '../../attendance/operations/standing'
import { footingOf } from './footing'

const AT_ONCE = 100

/**
 * What holds of the people of these enrolments whatever the class, by enrolment: what standing certificates took of their days, and where
 * they attended. Nobody is asked after who is of one class alone.
 * @param others the other enrolments of the same person, by enrolment
 * @param upTo the last ledger row that is looked at
 */
export async function loadPersons({
  elsewhere,
  others,
  req,
  rules,
  slices,
  upTo = Number.MAX_SAFE_INTEGER,
}: {
  req: PayloadRequest
  others: ReadonlyMap<string, readonly string[]>
  slices: ReadonlyMap<string, readonly LedgerRow[]>
  elsewhere: ReadonlyMap<string, readonly LedgerRow[]>
  rules: ReadonlyMap<string, StudyRules>
  upTo?: number | undefined
}): Promise<Map<string, PersonFacts>> {
  const persons = new Map<string, PersonFacts>()
  if (others.size === 0) return persons
  const ids = [...new Set([...others].flatMap(([id, its]) => [id, ...its]))]
  const certificates = await standingCertificates(req, ids)
  const attendance = await loadAttendance({ req, enrolments: ids })
  const breathe = breather()
  for (const [id, its] of others) {
    await breathe()
    const rows = [...(slices.get(id) ?? []), ...(elsewhere.get(id) ?? [])].sort((a, b) => a.seq - b.seq)
    const studied = union(rows)
    // As it was issued: what a confirmation came to rest on since is later than what others certified meanwhile.
    const seqOf = (certificate: HourCertificate) => Math.min(upTo, certificate.ledgerSeq)
    const own = certificates.get(id)
    persons.set(id, {
      // Where nothing was studied meanwhile nothing hangs on it, and nobody need know of it.
      attendedElsewhere: union(its.flatMap((other) => attendance.get(other)?.credits ?? [])).filter(
        (attended) => touching(attended, studied).length > 0,
      ),
      certifiedSeq: own ? seqOf(own) : 0,
      ...(own ? { attendedWhenCertified: personOf(own)?.attendedElsewhere ?? [] } : {}),
      certifiedElsewhere: its.flatMap((other) => {
        const certificate = certificates.get(other)
        if (!certificate) return []
        const taken = certifiedBy(certificate, { enrolment: other, seq: seqOf(certificate), rows, rules })
        return [own && own.issuedAt < certificate.issuedAt ? { ...taken, isLater: true } : taken]
      }),
    })
  }
  return persons
}

function personOf({ snapshot }: HourCertificate): PersonFacts | undefined {
  return (snapshot as unknown as CertificateSnapshot).basis.person
}

function certifiedBy(
  certificate: HourCertificate,
  {
    rows,
    rules,
    ...covered
  }: Pick<CertifiedElsewhere, 'enrolment' | 'seq'> & {
    rows: readonly LedgerRow[]
    rules: ReadonlyMap<string, StudyRules>
  },
): CertifiedElsewhere {
  const snapshot = certificate.snapshot as unknown as CertificateSnapshot
  // Those of the first version say how long was attended, not when; what was confirmed says when, not in which session.
  const attendance = certificate.confirmed
    ? footingOf(certificate).attendance.flatMap(({ endMs, startMs }) =>
        splitByDay(startMs, endMs).map((part) => ({
          ...{ day: dateOf(part.day), classSessionId: '', ms: part.endMs - part.startMs },
          ...{ startMs: part.startMs, endMs: part.endMs },
        })),
      )
    : snapshot.basis.attendance
  return { ...covered, days: onlineByDay({ snapshot, attendance, rows, rules, ...covered }) }
}

/** The certificate of each of these enrolments that stands, or waits for its issuer's word. */
async function standingCertificates(req: PayloadRequest, enrolments: readonly string[]): Promise<Map<string, HourCertificate>> {
  const found = new Map<string, HourCertificate>()
  for (let start = 0; start < enrolments.length; start += AT_ONCE) {
    const { docs } = await req.payload.find({
      collection: SLUGS.certificates,
      where: { and: [{ enrolment: { in: enrolments.slice(start, start + AT_ONCE) } }, { state: { in: ['valid', 'suspended'] } }] },
      select: { enrolment: true, state: true, ledgerSeq: true, issuedAt: true, snapshot: true, confirmed: true },
      sort: 'issuedAt',
      pagination: false,
      depth: 0,
      overrideAccess: true, // what is certified of the same person counts first, whoever asks
      showHiddenFields: true,
      req,
    })
    // One that is suspended gives way to the one that is valid.
    for (const suspended of [true, false])
      for (const doc of docs)
        if ((doc.state === 'suspended') === suspended) found.set(idOf(doc.enrolment), doc as unknown as HourCertificate)
  }
  return found
}
