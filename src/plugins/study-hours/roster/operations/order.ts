import type { SealedIdentity } from '@/collections/people'
import type { AccountFields, EnrolmentFields, RosterUpdate } from '../domain/roster'

/** What an import will do, decided before anything is written; kept sealed as an order of accounts. */
export type RosterOrder = {
  classId: string
  className: string
  /** From it, and the installation's secret, the one-time passwords are derived; it goes with this file. */
  nonce: string
  create: { username: string; account: AccountFields; enrolment: EnrolmentFields; identity: SealedIdentity | null }[]
  update: (RosterUpdate & { sealed: SealedIdentity | null })[]
  unchanged: number
}
