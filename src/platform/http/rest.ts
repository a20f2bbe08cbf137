import type { SanitizedConfig } from 'payload'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { RETRY_AFTER_S } from '@/database/errors'
import { errorBody, errorStatus, languageOf, type Language } from '@/kernel/errors'

type Handler = ReturnType<typeof REST_GET>
type Config = Promise<SanitizedConfig> | SanitizedConfig

/** Payload's REST, with the house's errors also where Payload answers outside its own error hook. */
export function restHandlers(config: Config) {
  return {
    GET: shaped(REST_GET(config)),
    POST: shaped(REST_POST(config)),
    PATCH: shaped(REST_PATCH(config)),
    PUT: shaped(REST_PUT(config)),
    DELETE: shaped(REST_DELETE(config)),
    OPTIONS: REST_OPTIONS(config),
  }
}

function shaped(handler: Handler): Handler {
  return async (request, context) => {
    const language = languageOfHeaders(request.headers)
    try {
      const response = await handler(request, context)
      // Payload's own way to an answer has no place for headers.
      if (response.status === 503 && !response.headers.has('retry-after')) response.headers.set('Retry-After', String(RETRY_AFTER_S))
      if (response.status < 400) return response
      // 501 is Payload's word for a collection without an API: to the outside there is none.
      if (response.status === 501) return refusal('request.notFound', language)
      // The same word for a file that is not there as for a row.
      if (response.status === 500 && isFile(request.url) && !(await holdsErrors(response))) return refusal('request.notFound', language)
      return (await holdsErrors(response)) ? response : refusal(codeOf(response.status), language, response.status)
    } catch (error) {
      // Payload reads the body of an overridden method before its own guard stands.
      if (error instanceof SyntaxError || error instanceof URIError) return refusal('request.invalid', language)
      throw error
    }
  }
}

function codeOf(status: number): string {
  return (
    { 401: 'request.signIn', 403: 'request.forbidden', 404: 'request.notFound', 413: 'request.tooLarge' }[status] ??
    (status < 500 ? 'request.invalid' : 'server.failed')
  )
}

async function holdsErrors(response: Response): Promise<boolean> {
  if (!response.headers.get('content-type')?.includes('json')) return response.status < 500 && response.body === null
  const body: unknown = await response.clone().json()
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return false
  const [first]: unknown[] = body.errors
  return typeof first === 'object' && first !== null && 'code' in first
}

function isFile(address: string): boolean {
  return /^\/api\/[\w-]+\/file\//.test(new URL(address).pathname)
}

function refusal(code: string, language: Language, status = errorStatus(code)): Response {
  return Response.json(errorBody(code, language), { status })
}

function languageOfHeaders(headers: Headers): Language {
  return languageOf(/(?:^|;\s*)payload-lng=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? headers.get('accept-language'))
}
