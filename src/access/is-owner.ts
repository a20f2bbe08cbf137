import type { Access } from 'payload'
import { actorOf } from './actor-of'

/** Rows whose `field` names the caller. */
export function isOwner(field: string): Access {
  return ({ req }) => {
    const actor = actorOf(req)
    return actor ? { [field]: { equals: actor.id } } : false
  }
}
