/** Global roles (docs/contracts.md). Roles inside a committee are memberships, not global roles. */
export const GLOBAL_ROLES = ['admin', 'centre-staff', 'auditor', 'training-admin', 'item-expert', 'trainee'] as const
export type GlobalRole = (typeof GLOBAL_ROLES)[number]

/** Roles that a membership in a committee gives (docs/contracts.md). */
export const COMMITTEE_ROLES = [
  'chair',
  'vice-chair',
  'secretary',
  'member',
  'chief-editor',
  'deputy-editor',
  'author',
  'reviewer',
  'responsible-editor',
  'proofreader',
] as const
export type CommitteeRole = (typeof COMMITTEE_ROLES)[number]

/** Who acts. `system` is the process itself: sweepers, effects, the seed. */
export type Actor =
  { kind: 'user'; id: string; roles: readonly GlobalRole[] } | { kind: 'system'; id: 'system'; roles: readonly GlobalRole[] }

export const systemActor: Actor = { kind: 'system', id: 'system', roles: [] }
