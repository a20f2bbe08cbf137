import { defineErrors, DomainError } from '@/kernel/errors'

defineErrors({
  'server.busy': {
    status: 503,
    zh: '服务器繁忙，内容没有改动，请稍后重试。',
    en: 'The server is busy and nothing was changed. Please try again in a moment.',
  },
})

/** When to come again after `server.busy`, in seconds; in the answer's `Retry-After`. */
export const RETRY_AFTER_S = 5

/** The turn to write did not come in time; nothing was done. The text is for the log, people are told `server.busy`. */
export class TurnTimeout extends DomainError {
  constructor(reason: string, options?: { cause: unknown }) {
    super('server.busy', { retryAfter: RETRY_AFTER_S })
    this.name = 'TurnTimeout'
    this.message = reason
    if (options) this.cause = options.cause
  }
}

/**
 * Another process took this transaction's turn over, because it was silent for longer than its lease; nothing of it is written.
 * To be done again like any transaction that met another one (`withTransaction` does).
 */
export class Overtaken extends DomainError {
  constructor(cause?: unknown) {
    super('server.busy', { retryAfter: RETRY_AFTER_S })
    this.name = 'Overtaken'
    this.message = 'the turn to write was taken over by another process; nothing was written'
    this.cause = cause
  }
  hasErrorLabel(label: string): boolean {
    return label === TRANSIENT
  }
}

const TRANSIENT = 'TransientTransactionError'

/** Whether a transaction met another one, or was ended from outside: it has written nothing and may be done again. */
export function isTransient(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'hasErrorLabel' in error &&
    typeof error.hasErrorLabel === 'function' &&
    error.hasErrorLabel(TRANSIENT) === true
  )
}
