import type { CollectionBeforeOperationHook } from 'payload'

const OWN = ['id', '_id', 'createdAt', 'updatedAt'] as const

/**
 * Under which id a row stands, when it came into being and when it was changed is the server's to say. The admin's forms send all of it
 * back with every save, so that it is left out rather than refused; work of the process itself may set it.
 */
export const serverMembers: CollectionBeforeOperationHook = ({ args, operation }) => {
  if ((operation !== 'create' && operation !== 'update') || ('overrideAccess' in args && args.overrideAccess === true)) return args
  const data: unknown = 'data' in args ? args.data : undefined
  if (typeof data !== 'object' || data === null || Array.isArray(data) || !OWN.some((member) => Object.hasOwn(data, member))) return args
  const rest = Object.fromEntries(Object.entries(data).filter(([member]) => !(OWN as readonly string[]).includes(member)))
  return { ...args, data: rest } as typeof args
}
