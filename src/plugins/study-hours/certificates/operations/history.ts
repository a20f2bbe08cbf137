import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import type { HourCertificate } from '@/payload-types'
import type { Mark } from '../../attendance/domain/attendance'
import type { CertificateSnapshot } from '../../recognition/domain/certificate'
import { markCorrections, timeCorrections, type Correction, type SaidTime, type TimeChange } from '../domain/history'
import { SLUGS } from '../../slugs'
import { footingOf } from '../../recognition/operations/footing'

/** A correction with the session that it was of. */
export type ToldCorrection = Correction & { title: string; titleEn: string | null }

/**
 * What was corrected of the attendance beneath a certificate since its issue, or since it was last confirmed, in the order in which it
 * happened: also what agrees again by now. Sessions that began later say nothing of it.
 */
export async function correctionHistory(req: PayloadRequest, certificate: HourCertificate): Promise<ToldCorrection[]> {
  const { atMs } = footingOf(certificate)
  const { basis } = certificate.snapshot as unknown as CertificateSnapshot
  const marks = await writtenMarks(req, idOf(certificate.enrolment))
  const stated = new Set(basis.attendance.map(({ classSessionId }) => classSessionId))
  const sessions = await sessionsOf(req, [...new Set([...stated, ...marks.map(({ classSession }) => classSession)])])
  const changes = await changesOf(req, [...sessions.keys()], atMs)
  const times = [...sessions].flatMap(([id, session]) => timeCorrections(id, session, changes.get(id) ?? []))
  // A session that was moved may have begun before, by what it was then.
  const begun = new Set(times.filter(({ from }) => (from as SaidTime).startMs < atMs).map(({ classSession }) => classSession))
  return [...markCorrections(marks, atMs), ...times]
    .filter(({ classSession: id }) => stated.has(id) || begun.has(id) || (sessions.get(id)?.startMs ?? Infinity) < atMs)
    .sort((a, b) => a.onMs - b.onMs)
    .flatMap((correction) => {
      const session = sessions.get(correction.classSession)
      return session ? [{ ...correction, title: session.title, titleEn: session.titleEn }] : []
    })
}

async function writtenMarks(req: PayloadRequest, enrolment: string) {
  const { docs } = await req.payload.db.find<{
    classSession: Ref
    seq: number
    mark: Mark
    at: string
    leftAt?: string | null
    createdAt: string
  }>({ collection: SLUGS.attendance, where: { enrolment: { equals: enrolment } }, sort: 'seq', pagination: false, req })
  return docs.map(({ at, classSession, createdAt, leftAt, mark, seq }) => ({
    classSession: idOf(classSession),
    seq,
    mark,
    arrivedMs: Date.parse(at),
    leftMs: leftAt ? Date.parse(leftAt) : null,
    writtenMs: Date.parse(createdAt),
  }))
}

type Session = SaidTime & { title: string; titleEn: string | null }

async function sessionsOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Session>> {
  type Row = { id: Ref; title: string; titleEn?: string | null; startsAt: string; endsAt: string; status: string }
  const { docs } = await req.payload.db.find<Row>({
    collection: SLUGS.classSessions,
    where: { id: { in: [...ids] } },
    pagination: false,
    req,
  })
  return new Map(
    docs.map(({ endsAt, id, startsAt, status, title, titleEn }) => [
      idOf(id),
      { title, titleEn: titleEn ?? null, startMs: Date.parse(startsAt), endMs: Date.parse(endsAt), isCancelled: status === 'cancelled' },
    ]),
  )
}

/** What the audit log says of these sessions since: a session has no past of its own. */
async function changesOf(req: PayloadRequest, sessions: readonly string[], sinceMs: number): Promise<Map<string, TimeChange[]>> {
  const { docs } = await req.payload.db.find<{ subjectId: string; at: string; changes: TimeChange['changes'] | null }>({
    collection: 'audit-log',
    where: {
      and: [
        { subjectCollection: { equals: SLUGS.classSessions } },
        { subjectId: { in: [...sessions] } },
        { action: { equals: 'update' } },
        { at: { greater_than_equal: new Date(sinceMs).toISOString() } },
      ],
    },
    sort: 'seq',
    pagination: false,
    req,
  })
  const found = new Map<string, TimeChange[]>()
  for (const { at, changes, subjectId } of docs)
    found.set(subjectId, [...(found.get(subjectId) ?? []), { atMs: Date.parse(at), changes: changes ?? [] }])
  return found
}
