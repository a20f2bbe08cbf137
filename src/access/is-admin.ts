import { hasRole } from './has-role'

export const isAdmin = hasRole('admin')
