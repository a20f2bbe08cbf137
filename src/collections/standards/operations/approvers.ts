import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf, type Ref } from '@/kernel/ids'
import { handOf, type Hands } from '@/kernel/separation'
import { STANDARDS_ROLES, type Others } from '../domain/lifecycle'
import { entryHandsOf } from './editors'

/** More names than this would not be read. */
const NAMED = 3

type Person = { id: Ref; name: string; roles?: readonly string[] | null }

/**
 * Who could put it in force in the caller's place, by name. Nothing is asked where the caller has no hand in it: nobody else is needed then.
 */
export async function othersThan(args: {
  req: PayloadRequest
  slug: 'standards' | 'element-specifications'
  id: string
  editors: Hands
}): Promise<Others | undefined> {
  const { editors, id, req, slug } = args
  const actor = actorOf(req)
  if (actor?.kind !== 'user' || !handOf(actor.id, editors)) return undefined
  const { docs } = await req.payload.db.find<Person>({
    collection: 'users',
    where: { and: [{ roles: { in: [...STANDARDS_ROLES] } }, { active: { not_equals: false } }, { id: { not_equals: actor.id } }] },
    select: { name: true, roles: true },
    sort: 'name',
    limit: 0,
    pagination: false,
    req,
  })
  const entryHands = slug === 'element-specifications' ? await entryHandsOf(req, id) : null
  const able: string[] = []
  for (const person of docs) {
    if (able.length === NAMED) break
    const their = idOf(person.id)
    if (!handOf(their, editors) && ((await entryHands?.(their)) ?? []).length === 0) able.push(person.name)
  }
  return {
    able,
    administrators: docs.filter(({ roles }) => roles?.includes('admin')).map(({ name }) => name),
    givesRoles: actor.roles.includes('admin'),
  }
}
