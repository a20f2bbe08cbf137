import { hasRole } from './has-role'

/** The centre's people and the auditor, who reads everything and changes nothing. */
export const readsEverything = hasRole('admin', 'centre-staff', 'auditor')
