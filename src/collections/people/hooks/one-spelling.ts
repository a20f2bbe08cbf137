import type { CollectionBeforeValidateHook } from 'payload'
import { matchKey, matchNumber } from '@/kernel/text'

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
