import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf } from '@/kernel/ids'
import type { ClassSession } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { speakingMarks } from '../domain/attendance'
import { SLUGS } from '../../slugs'
import { wallCode, type WallCode } from './sign-in'

export type Wall = WallCode & { signedIn: number; enrolled: number; nowMs: number }

/** What the classroom wall shows now, with how many have signed in. @throws as `wallCode` */
export async function loadWall({ req, sessionId }: { req: PayloadRequest; sessionId: string }): Promise<Wall> {
  const code = await wallCode({ req, sessionId })
  const trusted = { pagination: false, depth: 0, overrideAccess: true /* the caller keeps this attendance */, req } as const
  const { docs: sessions } = await req.payload.find({ collection: SLUGS.classSessions, where: { id: { equals: sessionId } }, ...trusted })
  const trainingClass = sessions[0] ? idOf(sessions[0].class) : ''
  const { docs: marks } = await req.payload.find({
    collection: SLUGS.attendance,
    where: { classSession: { equals: sessionId } },
    ...trusted,
  })
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: trainingClass } }, { state: { equals: 'active' } }] },
    overrideAccess: true, // a number
    req,
  })
  const speaking = speakingMarks(
    marks.map(({ classSession, enrolment, mark, seq }) => ({ classSession: idOf(classSession), enrolment: idOf(enrolment), mark, seq })),
  )
  return {
    ...code,
    signedIn: speaking.filter(({ mark }) => mark === 'present' || mark === 'late').length,
    enrolled: totalDocs,
    nowMs: nowOf(req).getTime(),
  }
}

/** A session of one of the caller's classes, for the page on which they sign in; undefined for anybody else's. */
export async function loadOwnSession({ id, req }: { req: PayloadRequest; id: string }): Promise<ClassSession | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // shown to those on the roster alone
    req,
  })
  const [session] = docs
  if (!session) return undefined
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.enrolments,
    where: {
      and: [{ class: { equals: idOf(session.class) } }, { trainee: { equals: actorOf(req)?.id ?? '' } }, { state: { equals: 'active' } }],
    },
    overrideAccess: true, // the caller's own
    req,
  })
  return totalDocs > 0 ? session : undefined
}
