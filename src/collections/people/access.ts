import type { Access, AccessResult, FieldAccess, PayloadRequest, Where } from 'payload'
import { actorOf, heldMemberships, holdsRole } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'

/** Staff and auditors see everybody, training administrators their organisation, committee members their colleagues, all others themselves. */
export const readsUsers: Access = async ({ req }) => {
  const actor = actorOf(req)
  if (!actor) return ownRow(req.user)
  if (holdsRole(req, 'admin', 'centre-staff', 'auditor')) return true
  const ids = [actor.id, ...(await colleagues(req))]
  const organisation = holdsRole(req, 'training-admin') ? idOf(req.user?.organisation) : undefined
  const visible: Where[] = [{ id: { in: ids } }]
  if (organisation) visible.push({ organisation: { equals: organisation } })
  return { or: visible }
}

/** Everybody who sits in one of the caller's committees. */
async function colleagues(req: Parameters<Access>[0]['req']): Promise<string[]> {
  const committees = (await heldMemberships(req)).map(({ committee }) => committee)
  if (committees.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'memberships',
    where: { committee: { in: committees } },
    select: { user: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks about the caller's own committees alone
    req,
  })
  return [...new Set(idsOf(docs.map(({ user }) => user)))]
}

export const selfOrAdmin: Access = ({ req }) => {
  if (holdsRole(req, 'admin')) return true
  return ownRow(req.user)
}

/** Personal data: the person, staff and the auditor. */
export const seesPersonalData: FieldAccess = ({ doc, id, req }) =>
  holdsRole(req, 'admin', 'centre-staff', 'auditor') ||
  (req.user !== null && req.user !== undefined && String(req.user.id) === String(doc?.id ?? id))

export const fieldByAdmin: FieldAccess = ({ req }) => holdsRole(req, 'admin') || req.context['system'] === true

/** Written by the process itself, through an operation that asked everything first. */
export const bySystem: FieldAccess = ({ req }) => req.context['system'] === true

function ownRow(user: PayloadRequest['user']): AccessResult {
  return user ? { id: { equals: user.id } } : false
}
