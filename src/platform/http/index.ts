import { APIError, ValidationError, type PayloadHandler, type PayloadRequest } from 'payload'
import { ZodError, type z } from 'zod'
import { isTransient, RETRY_AFTER_S } from '@/database/errors'
import { defineErrors, describeError, DomainError, errorBody, errorStatus, languageOf, type Details, type Language } from '@/kernel/errors'
import { fieldFaults } from './field-faults'
import { isQuestionError, wordsOfQuestion } from './query'
import { unreadableBody } from './unreadable-body'

/** The language of the caller: Payload's own choice for a signed-in person, else Accept-Language. */
export function languageOfRequest(req: PayloadRequest): Language {
  return languageOf(req.i18n?.language ?? req.headers.get('accept-language'))
}

/** Wraps an endpoint: whatever is thrown leaves as `{ errors: [{ code, message, details? }] }` with the right status. */
export function endpoint(handler: PayloadHandler): PayloadHandler {
  return async (req) => {
    try {
      return await handler(req)
    } catch (error) {
      return errorResponse(error, req)
    }
  }
}

/** The one mapper from what was thrown to what the caller is told. */
export function errorResponse(error: unknown, req: PayloadRequest): Response {
  const language = languageOfRequest(req)
  if (isQuestionError(error)) {
    const message = wordsOfQuestion(error, language)
    const fields = [{ field: error.fault.field, message: error.fault.message[language] }]
    return Response.json({ errors: [{ code: error.code, message, details: { fields } }] }, { status: error.status })
  }
  if (error instanceof DomainError) {
    const extra =
      error.code === 'workflow.stale'
        ? { code: 'stale', ...error.details }
        : { code: error.code, ...(error.details ? { details: error.details } : {}) }
    return Response.json({ ...extra, ...errorBody(error.code, language, error.details) }, answerOf(error))
  }
  // A transaction that was ended from outside wrote nothing.
  if (isTransient(error)) return errorResponse(new DomainError('server.busy'), req)
  if (namesNothing(error))
    return Response.json(errorBody('request.unknownReference', language), { status: errorStatus('request.unknownReference') })
  if (error instanceof ZodError) {
    return Response.json(errorBody('request.invalid', language, { fields: fieldFaults(error, language) }), { status: 400 })
  }
  if (error instanceof ValidationError) {
    const fields = error.data?.errors?.map(({ message, path }) => ({ field: path, message })) ?? []
    return Response.json({ errors: [{ code: 'request.invalid', message: error.message, details: { fields } }] }, { status: 400 })
  }
  if (error instanceof APIError && error.status < 500)
    return Response.json({ errors: [{ code: apiErrorCode(error.status), message: error.message }] }, { status: error.status })
  // Our own endpoints read bodies by Payload's reader too.
  const sent = error instanceof Error ? unreadableBody(error, req.headers.get('content-type') ?? '') : undefined
  if (sent) return errorResponse(sent, req)
  const requestId = req.headers.get('x-request-id') ?? 'none'
  req.payload.logger.error({ err: error, requestId, msg: 'request failed' })
  const details: Details = { requestId }
  return Response.json(errorBody('server.failed', language, details), { status: 500 })
}

/** What is too much right now says when to come again. */
function answerOf({ details, status }: DomainError): ResponseInit {
  const wait = details?.['retryAfter'] ?? (status === 503 ? RETRY_AFTER_S : undefined)
  return wait === undefined ? { status } : { status, headers: { 'Retry-After': String(wait) } }
}

/** Whether a database with foreign keys refused a relation to a row that is not there. */
function namesNothing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /FOREIGN KEY constraint failed/.test(error.message) || namesNothing(error.cause)
}

function apiErrorCode(status: number): string {
  return (
    {
      400: 'request.invalid',
      401: 'request.signIn',
      403: 'request.forbidden',
      404: 'request.notFound',
      413: 'request.tooLarge',
      429: 'request.tooMany',
    }[status] ?? 'request.refused'
  )
}

/**
 * The JSON body of a request, checked by `schema`.
 * @throws DomainError `request.invalid` where it is no JSON; ZodError where it does not fit
 */
export async function readJson<T extends z.ZodType>(req: PayloadRequest, schema: T): Promise<z.output<T>> {
  let body: unknown
  try {
    body = await req.json?.()
  } catch {
    throw new DomainError('request.invalid', { reason: describeError('request.invalid', 'en') })
  }
  return schema.parse(body)
}

/** The public address of the site, the first origin that the configuration trusts. */
export function siteAddress({ payload: { config } }: PayloadRequest): string {
  return (config.csrf[0] ?? config.serverURL).replace(/\/$/, '')
}

/** The `:id` of the route. @throws DomainError `request.notFound` */
export function routeId(req: PayloadRequest): string {
  const id = req.routeParams?.['id']
  if (typeof id !== 'string' || id === '' || id.length > 100) throw new DomainError('request.notFound')
  return id
}

defineErrors({
  'request.unknownReference': { status: 422, zh: '所引用的记录不存在。', en: 'A row that this one refers to does not exist.' },
})
