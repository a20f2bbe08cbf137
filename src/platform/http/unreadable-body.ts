import { DomainError } from '@/kernel/errors'

/** The words of the parser of forms, which has no codes. */
const UNREADABLE =
  /^(unexpected end of form|malformed (content type|part header|urlencoded form)|multipart: boundary not found|unsupported content type|missing content-type|request is not eligible for file upload)/i

/** Payload answers 500 to a body that is no form, is cut off or is too long, and to a form whose JSON is none; the fault is the sender's. */
export function unreadableBody(error: Error, contentType: string): DomainError | undefined {
  const isNameless = error.name === 'APIError' && 'status' in error && error.status === 500
  const isParser = isNameless || !('status' in error)
  if (isParser && /limit has been reached|size limit/i.test(error.message)) return new DomainError('request.tooLarge')
  if ((isParser && UNREADABLE.test(error.message)) || (isNameless && contentType.startsWith('multipart/')))
    return new DomainError('request.invalid')
  return error instanceof SyntaxError && error.message.includes('JSON') ? new DomainError('request.invalid') : undefined
}
