import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { matchKey, matchNumber, spellingsOf } from '@/kernel/text'
import '../domain/staff-errors'

/** What people sign in with and are found by is kept in one form, whoever writes it: `ab1`, `ＡＢ１` and `AB1` are one number. */
export const keepOneSpelling: CollectionBeforeValidateHook = ({ data }) => {
  const given: Record<string, unknown> = data ?? {}
  const { employeeNumber, username } = given
  return {
    ...given,
    ...(typeof username === 'string' ? { username: matchKey(username) } : {}),
    ...(typeof employeeNumber === 'string' ? { employeeNumber: matchNumber(employeeNumber) } : {}),
  }
}

/** A unit keeps the capitals of its code, and no other unit has the same code in others. */
export const keepOneCode: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const { code } = data as { code?: string | null }
  if (!code || (originalDoc && code === (originalDoc as { code?: string | null }).code)) return data
  const { docs } = await req.payload.find({
    collection: 'organisations',
    where: { and: [{ code: { in: spellingsOf(code) } }, { code: { not_equals: code } }] },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // looks for a clash only
    req,
  })
  const own = String((originalDoc as { id?: string | number } | undefined)?.id ?? '')
  const other = docs.find(({ id }) => String(id) !== own)
  if (other) throw new DomainError('people.unitCodeTaken', { field: 'code', code, name: other.name })
  return data
}
