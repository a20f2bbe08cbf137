import type { FlattenedField, PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { namesOfFaults, toldFaults } from './told-faults'

type Body = { errors: { message: string; data?: unknown }[] } & Record<string, unknown>

/** Whether a form of the workbench sent this: as a form, with the query that Payload's forms send along. Other callers read the sentence. */
export function isFormOfAdmin({ headers, searchParams }: Pick<PayloadRequest, 'headers' | 'searchParams'>): boolean {
  return Boolean(headers?.get('content-type')?.startsWith('multipart/form-data') && searchParams?.has('fallback-locale'))
}

/**
 * A refusal as Payload's forms are to be told. What pops up takes each message apart at its first ":" and at every ",", so that `08:00` came
 * out torn; and what stands beside a field need not pop up as well. Hence what is marked at a field that the form shows is only named there
 * by the field, and all else is said by the one text that pops up as it is.
 */
export function formAnswer<B extends Body>(body: B, fields: readonly FlattenedField[], language: Language): B & { message?: string } {
  const marked = body.errors.map((error) => toldFaults(error)?.filter(({ path }) => isShown(path, fields)) ?? [])
  if (marked.every((faults) => faults.length === 0)) return { ...body, message: body.errors.map(({ message }) => message).join(' ') }
  return {
    ...body,
    errors: body.errors.map((error, index) => {
      const faults = marked[index] ?? []
      return faults.length > 0 ? { ...error, message: namesOfFaults(faults, fields, language) } : error
    }),
  }
}

function isShown(path: string, fields: readonly FlattenedField[]): boolean {
  const field = fields.find(({ name }) => name === path.split('.')[0])
  return field !== undefined && !('hidden' in field && field.hidden) && !(field.admin && 'hidden' in field.admin && field.admin.hidden)
}
