import type { CollectionBeforeOperationHook } from 'payload'

const TIMES = ['createdAt', 'updatedAt'] as const

/**
 * When a row came into being and when it was changed is the server's to say. The admin's forms send both back with every save, so that
 * they are left out rather than refused; work of the process itself may set them.
 */
export const serverTimes: CollectionBeforeOperationHook = ({ args, operation }) => {
  if ((operation !== 'create' && operation !== 'update') || ('overrideAccess' in args && args.overrideAccess === true)) return args
  const data: unknown = 'data' in args ? args.data : undefined
  if (typeof data !== 'object' || data === null || Array.isArray(data) || !TIMES.some((time) => time in data)) return args
  const { createdAt: _created, updatedAt: _updated, ...rest } = data as Record<string, unknown>
  return { ...args, data: rest } as typeof args
}
