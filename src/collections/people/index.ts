export { people } from './domain'
export { COMMITTEE_ROLE_LABELS, ROLE_LABELS } from './domain/roles'
export { checkNewPassword, PASSWORD_MIN_LENGTH } from './domain/password'
export { organisations } from './organisations'
export { users } from './users'
export { changePassword } from './operations/change-password'
export {
  ACCOUNT_FAULT_LABELS,
  isMailAddress,
  type AccountProblem,
  type GivenPassword,
  type NewAccount,
  type SealedIdentity,
} from './domain/accounts'
export { oneTimePassword } from './domain/one-time-password'
export { collectSlips, type SlipSheet } from './operations/collect-slips'
export { checkAccounts } from './operations/check-accounts'
export {
  createAccounts,
  prepareAccounts,
  writeAccounts,
  type CreateAccounts,
  type CreatedAccount,
  type PreparedAccount,
} from './operations/create-accounts'
export { isPassword } from './operations/password-digest'
export { createFirstAdministrator, isEmptyHouse } from './operations/first-administrator'
export { setFirstPassword } from './operations/first-password'
export { signIn } from './operations/sign-in'
export { passwordLinkJob } from './operations/password-link'
export { grantAdministrator, type GrantedAdministrator } from './operations/grant-administrator'
export {
  hasOrder,
  newNonce,
  passwordsOf,
  readOrder,
  discardOrder,
  removeOrder,
  storeOrder,
  sweepOrders,
  takeOrder,
  type AccountOrder,
} from './operations/account-orders'
export { staffSlipsJob } from './jobs/staff-slips'
