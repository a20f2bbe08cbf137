import type { FlattenedField, PayloadRequest } from 'payload'
import { toldFaults } from './told-faults'

type Body = { errors: { message: string; data?: unknown }[] } & Record<string, unknown>

/** Whether a form of the workbench sent this: as a form, with the query that Payload's forms send along. Other callers read the sentence. */
export function isFormOfAdmin({ headers, searchParams }: Pick<PayloadRequest, 'headers' | 'searchParams'>): boolean {
  return Boolean(headers?.get('content-type')?.startsWith('multipart/form-data') && searchParams?.has('fallback-locale'))
}

/** What reads as a colon and is none to whoever takes texts apart. */
const RATIO = '\u2236'

/**
 * A refusal as Payload's forms are to be told. What pops up takes each message apart at its first ":" (and, after one, at every ","), so that
 * `08:00` came out torn: there it is written with a sign that only looks like it. Where no field of the form is marked, all is said by the one
 * text that pops up as it is. What stands beside a field is the sentence itself; it pops up as well, for a form that is still being checked
 * forgets what the server said of its fields.
 */
export function formAnswer<B extends Body>(body: B, fields: readonly FlattenedField[]): B & { message?: string } {
  const isMarked = body.errors.some((error) => toldFaults(error)?.some(({ path }) => isShown(path, fields)))
  if (!isMarked) return { ...body, message: body.errors.map(({ message }) => message).join(' ') }
  return { ...body, errors: body.errors.map((error) => ({ ...error, message: error.message.replaceAll(':', RATIO) })) }
}

function isShown(path: string, fields: readonly FlattenedField[]): boolean {
  const field = fields.find(({ name }) => name === path.split('.')[0])
  return field !== undefined && !('hidden' in field && field.hidden) && !(field.admin && 'hidden' in field.admin && field.admin.hidden)
}
