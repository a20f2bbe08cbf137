import type { PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { administeredOrganisation } from '../../access'
import type { TrainingRole } from '../domain/roles'

/** What the caller is towards these classes, and towards the one whom a record is about. A role towards several needs all of them. */
export function rolesTowards({
  classes,
  req,
  trainee,
}: {
  req: PayloadRequest
  classes: readonly Pick<Class, 'organisation' | 'teachers'>[]
  trainee?: string | undefined
}): TrainingRole[] {
  const actor = actorOf(req)
  if (!actor) return []
  if (actor.kind === 'system') return ['system']
  const organisation = administeredOrganisation(req)
  const roles: TrainingRole[] = []
  if (holdsRole(req, 'admin')) roles.push('admin')
  if (holdsRole(req, 'centre-staff')) roles.push('centre-staff')
  const every = (holds: (one: Pick<Class, 'organisation' | 'teachers'>) => boolean) => classes.length > 0 && classes.every(holds)
  if (organisation && every((one) => idOf(one.organisation) === organisation)) roles.push('training-admin')
  if (every((one) => idsOf(one.teachers).includes(actor.id))) roles.push('teacher')
  if (trainee === actor.id) roles.push('trainee')
  return roles
}
