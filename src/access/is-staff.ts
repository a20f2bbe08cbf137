import { hasRole } from './has-role'

/** The centre's own people, who may change things. */
export const isStaff = hasRole('admin', 'centre-staff')
