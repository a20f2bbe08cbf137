import { hkdfSync } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import type { Class, ClassSession } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import type { SessionTimes } from '../../training/domain/session'
import type { TrainingRole } from '../../training/domain/roles'
import '../../training/domain/errors'
import { SLUGS } from '../../slugs'
import { loadClass } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'

export type LoadedSession = { session: ClassSession; class: Class; times: SessionTimes & { cancelled: boolean } }

/** A session with its class, for a decision about it. @throws DomainError `study.noClassSession` */
export async function loadClassSession(req: PayloadRequest, id: string): Promise<LoadedSession> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  const [session] = docs
  if (!session) throw new DomainError('study.noClassSession')
  return { session, class: await loadClass(req, idOf(session.class)), times: timesOf(session) }
}

export function timesOf(session: Pick<ClassSession, 'startsAt' | 'endsAt' | 'opensAt' | 'status'>): LoadedSession['times'] {
  return {
    startMs: Date.parse(session.startsAt),
    endMs: Date.parse(session.endsAt),
    opensMs: session.opensAt ? Date.parse(session.opensAt) : null,
    cancelled: session.status === 'cancelled',
  }
}

const KEEPERS: readonly TrainingRole[] = ['teacher', 'training-admin', 'centre-staff', 'admin', 'system']

/**
 * Those who keep the attendance of a session: the class's teachers, its own teacher until it is over (of a session of an earlier version they may
 * not be among those), the training administrator of the class's organisation, the centre.
 * @throws DomainError `request.signIn`, `request.forbidden`
 */
export function assertKeepsAttendance(
  req: PayloadRequest,
  { class: trainingClass, session }: Pick<LoadedSession, 'class' | 'session'>,
): void {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  const isAhead = Date.parse(session.endsAt) > nowOf(req).getTime()
  const teachers = [...idsOf(trainingClass.teachers), ...(session.teacher && isAhead ? [idOf(session.teacher)] : [])]
  const roles = rolesTowards({ req, classes: [{ organisation: trainingClass.organisation, teachers }] })
  if (!roles.some((role) => KEEPERS.includes(role))) throw new DomainError('request.forbidden')
}

/** The key of the codes on the wall, derived from the secret of the installation. */
export function attendanceKey({ config }: Payload): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', config.secret, '', 'liangong attendance code v1', 32))
}
