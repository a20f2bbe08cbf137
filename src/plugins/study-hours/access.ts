import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { idOf } from '@/kernel/ids'

/** The organisation that a training administrator answers for; nobody else has one. */
export function administeredOrganisation(req: PayloadRequest): string | undefined {
  return holdsRole(req, 'training-admin') ? idOf(req.user?.organisation) : undefined
}

/** The centre's people and the auditor: everything. */
export function overseesTraining(req: PayloadRequest): boolean {
  return req.context['system'] === true || holdsRole(req, 'admin', 'centre-staff', 'auditor')
}

/** The centre's staff and the process itself: not bound to one organisation. */
export function arrangesEverywhere(req: PayloadRequest): boolean {
  return req.context['system'] === true || holdsRole(req, 'admin', 'centre-staff')
}

/** Members that the process itself writes. */
export const bySystem: FieldAccess = ({ req }) => req.context['system'] === true

/** May arrange training: the centre's staff everywhere, a training administrator in the own organisation (a filter over it). */
export function arranges(organisationPath: string): Access {
  return ({ req }) => {
    if (arrangesEverywhere(req)) return true
    const organisation = administeredOrganisation(req)
    return organisation ? { [organisationPath]: { equals: organisation } } : false
  }
}

/** Who may make new rows of training at all; to whose organisation they belong is for `keepOrganisation` to ask. */
export const arrangesSomewhere: Access = ({ req }) => arrangesEverywhere(req) || administeredOrganisation(req) !== undefined

/**
 * Rows about one class: overseers, the training administrator of its organisation, its teachers, and those named in `own`
 * (a path to the person whom the row is about).
 * @param classPath path to the class, '' for the class itself
 */
export function readsOfClass({ classPath, own }: { classPath: string; own?: string }): Access {
  const at = (field: string) => (classPath === '' ? field : `${classPath}.${field}`)
  return ({ req }) => {
    if (overseesTraining(req)) return true
    const actor = actorOf(req)
    if (!actor) return false
    const seen: Where[] = [{ [at('teachers')]: { in: [actor.id] } }]
    const organisation = administeredOrganisation(req)
    if (organisation) seen.push({ [at('organisation')]: { equals: organisation } })
    if (own) seen.push({ [own]: { equals: actor.id } })
    return { or: seen }
  }
}
