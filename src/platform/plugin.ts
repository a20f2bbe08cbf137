import type { AfterErrorHook, CollectionConfig, Plugin } from 'payload'
import { DomainError, errorBody } from '@/kernel/errors'
import { holidayYears } from './calendar'
import { auditChange, auditDelete, auditLog } from './audit'
import { keepRequestTime } from './clock'
import { errorResponse } from './http'
import { jobs } from './jobs'
import { notifications, outboxMessages } from './messages'
import { accessFaults } from './start-check'
import { transitions } from './workflow'

/**
 * Runs last over the whole configuration: adds the platform's own collections, hangs the audit hooks on every collection
 * that does not say `custom.audited: false`, gives errors one shape, and stops the start where an access verb is left unset.
 */
export const platform: Plugin = (config) => {
  const collections = [...(config.collections ?? []), transitions, auditLog, jobs, notifications, outboxMessages, holidayYears].map(audited)
  const faults = accessFaults({ ...config, collections })
  if (faults.length > 0) throw new Error(`access is left unset (nothing is public by accident):\n${faults.join('\n')}`)
  return { ...config, collections, hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), shapeError] } }
}

function audited(collection: CollectionConfig): CollectionConfig {
  if (collection.custom?.['audited'] === false) return collection
  return {
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeChange: [keepRequestTime, ...(collection.hooks?.beforeChange ?? [])],
      afterChange: [...(collection.hooks?.afterChange ?? []), auditChange],
      afterDelete: [...(collection.hooks?.afterDelete ?? []), auditDelete],
    },
  }
}

const shapeError: AfterErrorHook = async ({ error, req, result }) => {
  if (error instanceof DomainError || !('status' in error)) {
    const response = errorResponse(error, req)
    return { response: (await response.json()) as Record<string, unknown>, status: response.status }
  }
  const status = Number(error.status)
  const known: Record<number, string> = { 401: 'request.signIn', 403: 'request.forbidden', 404: 'request.notFound', 423: 'request.locked' }
  const payloadErrors = (result as { errors?: { message: string; data?: Record<string, unknown>; name?: string }[] } | undefined)?.errors
  // Payload's own members stay: its admin reads `data.errors` to mark the fields.
  return {
    response: payloadErrors
      ? {
          errors: payloadErrors.map((each) => ({
            ...each,
            code: known[status] ?? (status < 500 ? 'request.invalid' : 'server.failed'),
            ...(each.data ? { details: each.data } : {}),
          })),
        }
      : errorBody(known[status] ?? 'request.invalid', 'zh'),
    status,
  }
}
