import type { Access, FieldAccess, PayloadRequest } from 'payload'
import { anyOf, hasRole, holdsRole, isMember, readsEverything } from '@/access'

/** The points themselves are working papers of the centre: its people, auditors, item experts and whoever sits in a committee. */
export const readsSpecifications: Access = anyOf(hasRole('admin', 'centre-staff', 'auditor', 'item-expert'), isMember)

/** The same for what is made of the points elsewhere, a book's coverage for one: who is told a point's name at one door is at the other. */
export async function mayReadPoints(req: PayloadRequest): Promise<boolean> {
  return req.context['system'] === true || (await readsSpecifications({ req })) === true
}

/** Standards in force are public; drafts and withdrawn ones are for those who work with them. */
export const readsStandards: Access = async (args) => {
  if (await readsEverything(args)) return true
  if ((await readsSpecifications(args)) === true) return true
  return { state: { equals: 'in-force' } }
}

export const seenByStaff: FieldAccess = ({ req }) => holdsRole(req, 'admin', 'centre-staff', 'auditor') || req.context['system'] === true
