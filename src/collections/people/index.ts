export { COMMITTEE_ROLE_LABELS, ROLE_LABELS } from './domain/roles'
export { checkNewPassword, PASSWORD_MIN_LENGTH } from './domain/password'
export { organisations } from './organisations'
export { users } from './users'
