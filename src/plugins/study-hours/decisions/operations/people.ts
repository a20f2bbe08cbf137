import type { PayloadRequest, Where } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'

/** The training administrators of an organisation. */
export async function administratorsOf(req: PayloadRequest, organisation: string): Promise<string[]> {
  return people(req, { and: [{ organisation: { equals: organisation } }, { roles: { in: ['training-admin'] } }] })
}

/** The centre's staff, who sign second. */
export async function centreStaff(req: PayloadRequest): Promise<string[]> {
  return people(req, { roles: { in: ['centre-staff'] } })
}

async function people(req: PayloadRequest, where: Where): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { and: [where, { active: { not_equals: false } }] },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks for ids only
    req,
  })
  return docs.map(({ id }) => idOf(id as Ref))
}
