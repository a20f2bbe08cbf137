import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Class, Enrolment } from '@/payload-types'
import { SLUGS } from '../../slugs'

/** Classes by id, for a decision about them. @throws DomainError `study.noClass` where one is missing */
export async function loadClasses(req: PayloadRequest, ids: readonly string[]): Promise<Class[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { id: { in: [...ids] } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  if (docs.length !== new Set(ids).size) throw new DomainError('study.noClass')
  return docs
}

export async function loadClass(req: PayloadRequest, id: string): Promise<Class> {
  const [found] = await loadClasses(req, [id])
  if (!found) throw new DomainError('study.noClass')
  return found
}

/** An enrolment with its class. @throws DomainError `study.noEnrolment` */
export async function loadEnrolment(req: PayloadRequest, id: string): Promise<{ enrolment: Enrolment; class: Class }> {
  const { docs } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  const [enrolment] = docs
  if (!enrolment) throw new DomainError('study.noEnrolment')
  return { enrolment, class: await loadClass(req, idOf(enrolment.class)) }
}

/** The class, where the caller's access to classes shows it. @throws DomainError `request.notFound` */
export async function readableClass(req: PayloadRequest, classId: string): Promise<Class> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { id: { equals: classId } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: req.context['system'] === true, // the process itself has no account to ask for
    req,
  })
  const [found] = docs
  if (!found) throw new DomainError('request.notFound')
  return found
}

/** A class that is over stays as it is. @throws DomainError `study.classOver` */
export function assertClassGoesOn(trainingClass: Pick<Class, 'state'>): void {
  if (!goesOn(trainingClass)) throw new DomainError('study.classOver')
}

export function goesOn({ state }: Pick<Class, 'state'>): boolean {
  return state !== 'closed' && state !== 'cancelled'
}
