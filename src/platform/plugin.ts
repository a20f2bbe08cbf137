import { FileRetrievalError, type AfterErrorHook, type CollectionConfig, type Plugin } from 'payload'
import { describeError, DomainError, errorBody } from '@/kernel/errors'
import { holidayYears } from './calendar'
import { auditedAdapter, auditLog } from './audit'
import { bulkEndpoints, namedRow, wholeOrNothing } from './bulk'
import { keepRequestTime } from './clock'
import { errorResponse, languageOfRequest } from './http'
import { formAnswer, isFormOfAdmin } from './http/form-answer'
import { namesOfFaults, toldFaults } from './http/told-faults'
import { centreDays } from './http/query'
import { unreadableBody } from './http/unreadable-body'
import { keepReferenced, knownReferences, plainValues, uploadedFiles } from './input'
import { withCentreDates } from './dates'
import { jobs } from './jobs'
import { notifications, outboxMessages } from './messages'
import { withPlainFields } from './plain-fields'
import { withRelationCells } from './relation-cells'
import { withoutApiTab } from './admin/api-tab'
import { accessFaults } from './start-check'
import { transitions } from './workflow'

/**
 * Runs last over the whole configuration: adds the platform's own collections, has every write of a collection that
 * does not say `custom.audited: false` leave its link in the audit chain, gives errors one shape, and stops the start where an access verb is left unset.
 */
export const platform: Plugin = (config) => {
  const own = [transitions, auditLog, jobs, notifications, outboxMessages, holidayYears]
  const collections = [...(config.collections ?? []), ...own]
    .map(withPlainFields)
    .map(withoutApiTab)
    .map(withRelationCells)
    .map(withCentreDates)
    .map(guarded)
    .map(audited)
  const faults = accessFaults({ ...config, collections })
  if (faults.length > 0) throw new Error(`access is left unset (nothing is public by accident):\n${faults.join('\n')}`)
  return {
    ...config,
    db: auditedAdapter(config.db),
    collections,
    hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), shapeError] },
  }
}

function guarded(collection: CollectionConfig): CollectionConfig {
  return {
    ...collection,
    endpoints: collection.endpoints === false ? false : [...(collection.endpoints ?? []), ...bulkEndpoints],
    hooks: {
      ...collection.hooks,
      afterOperation: [...(collection.hooks?.afterOperation ?? []), wholeOrNothing],
      beforeOperation: [uploadedFiles, centreDays, ...(collection.hooks?.beforeOperation ?? [])],
      beforeValidate: [plainValues, knownReferences, ...(collection.hooks?.beforeValidate ?? [])],
      beforeDelete: [...(collection.hooks?.beforeDelete ?? []), keepReferenced],
    },
  }
}

function audited(collection: CollectionConfig): CollectionConfig {
  if (collection.custom?.['audited'] === false) return collection
  return {
    ...collection,
    custom: { ...collection.custom, audited: true },
    hooks: {
      ...collection.hooks,
      beforeChange: [keepRequestTime, ...(collection.hooks?.beforeChange ?? [])],
    },
  }
}

const shapeError: AfterErrorHook = async ({ collection, error, req, result }) => {
  // The collection's own hook has said it already.
  const told = (result as { errors?: { code?: string; message: string; data?: Record<string, unknown> }[] } | undefined)?.errors
  if (told?.[0]?.code) return
  // Only a copy reads a stored file again.
  const gone = error instanceof FileRetrievalError ? new DomainError('request.fileGone') : undefined
  const sent = gone ?? unreadableBody(error, req.headers?.get('content-type') ?? '')
  if (sent || error instanceof DomainError || !('status' in error)) {
    const response = errorResponse(sent ?? error, req)
    const body = markedField((await response.json()) as ShapedErrors)
    const isForm = collection !== undefined && isFormOfAdmin(req)
    return {
      response: namedRow(req, isForm ? formAnswer(body, collection.flattenedFields) : body),
      status: response.status,
    }
  }
  const status = Number(error.status)
  const language = languageOfRequest(req)
  const known: Record<number, string> = { 401: 'request.signIn', 403: 'request.forbidden', 404: 'request.notFound', 423: 'request.locked' }
  const code = known[status] ?? (status < 500 ? 'request.invalid' : 'server.failed')
  const requestId = req.headers?.get('x-request-id') ?? 'none'
  const faults = status < 500 ? toldFaults(error) : undefined
  const words = (message: string) => {
    if (faults && collection) return namesOfFaults(faults, collection.flattenedFields, language)
    // What Payload says in English only is said in our words to those who read Chinese.
    return language === 'zh' && !/\p{Script=Han}/u.test(message) ? describeError(code, 'zh', { requestId }) : message
  }
  // Payload's own members stay: its admin reads `data.errors` to mark the fields.
  const shaped = told?.map((each) => {
    const data = each.data ?? (faults ? { errors: faults } : undefined)
    return { ...each, code, message: words(each.message), ...(data ? { data, details: data } : {}) }
  })
  return {
    response: shaped ? namedRow(req, { errors: shaped }) : errorBody(code, language, ...(status < 500 ? [] : [{ requestId }])),
    status,
  }
}

type ShapedErrors = { errors: { message: string; details?: { field?: unknown } }[] }

/** Payload's admin marks the field that `data.errors` names. */
function markedField(body: ShapedErrors): ShapedErrors & Record<string, unknown> {
  const errors = body.errors.map((each) =>
    typeof each.details?.field === 'string' ? { ...each, data: { errors: [{ message: each.message, path: each.details.field }] } } : each,
  )
  return { ...body, errors }
}
