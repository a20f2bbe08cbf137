import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { checkStandardComplete, type StandardContent } from './standard'
import type { TreeFault } from './tree'

export const STANDARDS_ROLES = ['admin', 'centre-staff'] as const
export type StandardsRole = (typeof STANDARDS_ROLES)[number]
/** Their names, as refusals call them. */
export const STANDARDS_ROLE_LABELS = {
  admin: { zh: '系统管理员', en: 'an administrator' },
  'centre-staff': { zh: '中心工作人员', en: 'centre staff' },
} as const
export type LifecycleState = 'draft' | 'in-force' | 'withdrawn'

const states = {
  draft: { zh: '草案', en: 'Draft' },
  'in-force': { zh: '生效', en: 'In force', rests: true as const },
  withdrawn: { zh: '已停用', en: 'Withdrawn', final: true as const },
}

/** Facts behind the decision about a standard. `isOwnWork`: the caller wrote it last. */
export type StandardFacts = { standard: StandardContent; isOwnWork: boolean }

export const standardMachine: Machine<LifecycleState, StandardsRole, StandardFacts> = {
  name: 'standards',
  initial: 'draft',
  states,
  roleLabels: STANDARDS_ROLE_LABELS,
  transitions: [
    {
      action: 'put-in-force',
      label: { zh: '发布生效', en: 'Put in force' },
      from: ['draft'],
      to: 'in-force',
      by: STANDARDS_ROLES,
      guard: ({ isOwnWork, standard }) => allOf(notOwnWork(isOwnWork), checkStandardComplete(standard)),
      effects: ['withdrawOlder'],
    },
    withdraw(),
    discard(),
  ],
}

/** Facts behind the decision about a specification; faults are those of its whole tree. */
export type SpecificationFacts = {
  faults: readonly TreeFault[]
  points: number
  /** Null where no standard is chosen. */
  standardState: string | null
  standardId?: string | null
  disagreements: number
  isOwnWork: boolean
}

const TREE = { label: { zh: '细目树', en: 'Tree' }, href: '#specification-tree' }

export const specificationMachine: Machine<LifecycleState, StandardsRole, SpecificationFacts> = {
  name: 'element-specifications',
  initial: 'draft',
  states,
  roleLabels: STANDARDS_ROLE_LABELS,
  transitions: [
    {
      action: 'put-in-force',
      label: { zh: '发布生效', en: 'Put in force' },
      from: ['draft'],
      to: 'in-force',
      by: STANDARDS_ROLES,
      guard: (facts) => allOf(notOwnWork(facts.isOwnWork), specificationSound(facts)),
      effects: ['withdrawOlder'],
    },
    withdraw(),
    discard(),
  ],
}

/** Every refusal says where it can be put right. */
export function specificationSound({
  disagreements,
  faults,
  points,
  standardId,
  standardState,
}: Omit<SpecificationFacts, 'isOwnWork'>): Decision {
  const standard = {
    label: { zh: '所依据的标准', en: 'The standard' },
    href: standardId ? `/admin/collections/standards/${standardId}` : '#field-standard',
  }
  if (points === 0) return refuse('standards.noPoints', { places: [TREE] })
  if (faults.length > 0)
    return refuse('standards.specificationUnsound', { count: faults.length, faults: faults.slice(0, 20), places: [TREE] })
  if (standardState === null) return refuse('standards.noStandard', { places: [standard] })
  if (standardState !== 'in-force') return refuse('standards.standardNotInForce', { places: [standard] })
  return disagreements > 0 ? refuse('standards.weightsDisagree', { count: disagreements, places: [TREE, standard] }) : allow
}

/** Nobody approves their own work. */
function notOwnWork(isOwnWork: boolean): Decision {
  return isOwnWork
    ? refuse('standards.ownWork', { places: [{ label: { zh: '人员', en: 'People' }, href: '/admin/collections/users' }] })
    : allow
}

function withdraw() {
  return {
    action: 'withdraw',
    label: { zh: '停用', en: 'Withdraw' },
    from: ['in-force' as const],
    to: 'withdrawn' as const,
    by: STANDARDS_ROLES,
    reason: 'required' as const,
    tone: 'back' as const,
  }
}

function discard() {
  return {
    action: 'discard',
    label: { zh: '放弃草案', en: 'Discard the draft' },
    from: ['draft' as const],
    to: 'withdrawn' as const,
    by: STANDARDS_ROLES,
    reason: 'required' as const,
    tone: 'back' as const,
  }
}
