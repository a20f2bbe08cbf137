import { toString as drawQr } from 'qrcode'
import { ValidationError, type PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { siteAddress } from '@/platform/http'
import { withTransaction } from '@/platform/transactions'
import type { Mark } from '../domain/attendance'
import { acceptsCode, codeAt, codeLeftMs } from '../domain/code'
import { checkSignInTime, markOnArrival, opensAtMs } from '../domain/sign-in'
import { SLUGS } from '../../slugs'
import { refuseElsewhere } from './elsewhere'
import { appendMarks, loadSpeakingMarks, type NewMark } from './marks'
import { assertKeepsAttendance, attendanceKey, loadClassSession } from './session'
import { assertClassGoesOn } from '../../training/operations/load'

export type WallCode = {
  session: {
    id: string
    title: string
    titleEn: string | null
    place: string | null
    startsAt: string
    endsAt: string
    opensAt: string
    class: string
    classEn: string | null
  }
  /** To be typed where nothing can be scanned. */
  code: string
  /** What the QR code says: the address of the page that signs in. */
  url: string
  /** An SVG image of the QR code. */
  svg: string
  /** How long this code still stands. It is accepted for another window after that. */
  msLeft: number
  isOpen: boolean
}

/**
 * What the wall shows now.
 * @throws DomainError `request.signIn`, `request.forbidden`, `study.noClassSession`, `study.sessionCancelled`, `study.signInOver`
 */
export async function wallCode({ req, sessionId }: { req: PayloadRequest; sessionId: string }): Promise<WallCode> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const loaded = await loadClassSession(req, sessionId)
  assertKeepsAttendance(req, loaded)
  assertClassGoesOn(loaded.class)
  const { session, times } = loaded
  const nowMs = nowOf(req).getTime()
  const time = checkSignInTime(times, nowMs)
  // Before the doors open the code may hang already: nobody signs in with it yet.
  if (!time.ok && time.code !== 'study.signInNotOpen') throw new DomainError(time.code, time.details)
  const code = codeAt(attendanceKey(req.payload), sessionId, nowMs)
  const url = `${siteAddress(req)}/study/sign-in/${encodeURIComponent(sessionId)}?code=${code}`
  return {
    session: {
      id: sessionId,
      title: session.title,
      titleEn: session.titleEn ?? null,
      place: session.place ?? null,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      opensAt: new Date(opensAtMs(times)).toISOString(),
      class: loaded.class.name,
      classEn: loaded.class.nameEn ?? null,
    },
    code,
    url,
    svg: await drawQr(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
    msLeft: codeLeftMs(nowMs),
    isOpen: time.ok,
  }
}

export type SignedIn = { mark: Mark; at: string; seq: number; again: boolean }

/**
 * Signs the caller into a session with the code on its wall: present, or late from the arrival. Signing in twice is signing in once.
 * @throws DomainError `request.signIn`, `study.noClassSession`, `study.notOnRoster`, `study.sessionCancelled`, `study.signInNotOpen`
 * with the instant, `study.signInOver`, `study.wrongCode`, `study.classOver`, `study.attendedElsewhere`
 */
export async function signIn(args: { req: PayloadRequest; sessionId: string; code: string }): Promise<SignedIn> {
  try {
    return await signInOnce(args)
  } catch (error) {
    // The same person from two windows at once, on a database without a write queue: the other window's mark is there now.
    if (error instanceof ValidationError) return signInOnce(args)
    throw error
  }
}

async function signInOnce({ code, req, sessionId }: { req: PayloadRequest; sessionId: string; code: string }): Promise<SignedIn> {
  const actor = actorOf(req)
  if (actor?.kind !== 'user') throw new DomainError('request.signIn')
  return withTransaction(req, async () => {
    const loaded = await loadClassSession(req, sessionId)
    const { class: trainingClass, session, times } = loaded
    const enrolment = await activeEnrolment(req, idOf(trainingClass.id), actor.id)
    if (!enrolment) throw new DomainError('study.notOnRoster')
    assertClassGoesOn(trainingClass)
    const now = nowOf(req)
    assertAllowed(checkSignInTime(times, now.getTime()))
    if (!acceptsCode(attendanceKey(req.payload), sessionId, code, now.getTime()))
      throw new DomainError('study.wrongCode', { field: 'code' })
    const known = (await loadSpeakingMarks({ req, classSession: sessionId, enrolments: [enrolment] })).get(enrolment)
    if (known && (known.mark === 'present' || known.mark === 'late')) return { mark: known.mark, at: known.at, seq: known.seq, again: true }
    const mark = markOnArrival({ startMs: times.startMs, lateAfterMinutes: session.lateAfterMinutes ?? 10, nowMs: now.getTime() })
    const marks: NewMark[] = [{ classSession: sessionId, enrolment, trainee: actor.id, mark, method: 'qr', at: now }]
    await refuseElsewhere({ req, loaded, marks, nameOf: () => req.user?.name ?? '' })
    const [row] = await appendMarks({ req, marks })
    if (!row) throw new Error('the mark was not written')
    return { mark, at: row.at, seq: row.seq, again: false }
  })
}

/** The enrolment under which a person learns in a class now. */
export async function activeEnrolment(req: PayloadRequest, trainingClass: string, trainee: string): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: trainingClass } }, { trainee: { equals: trainee } }, { state: { equals: 'active' } }] },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  return docs[0] ? String(docs[0].id) : undefined
}
