import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import type { Label } from '@/kernel/errors'
import { separateFrom, type Hands } from '@/kernel/separation'
import { checkLevelsOfOccupation, checkStandardComplete, type OccupationLevels, type StandardContent } from './standard'
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

/** Whoever ever wrote in it, and who acts; `others` where the one who acts has a hand in it. */
type Authorship = { actor: string; editors: Hands; others?: Others | undefined }

/** Names of those who could act instead, and of those who can make it so that somebody can. */
export type Others = {
  able: readonly string[]
  administrators: readonly string[]
  /** Whether the one who acts may give an account this role. */
  givesRoles: boolean
}

/** Facts behind the decision about a standard. */
export type StandardFacts = Authorship & { standard: StandardContent; occupation: OccupationLevels | null }

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
      guard: (facts) => allOf(notOwnWork(facts), standardSound(facts)),
      effects: ['withdrawOlder'],
    },
    withdraw(),
    discard(),
  ],
}

/** Whether a standard can be put in force, whoever does it. */
export function standardSound({ occupation, standard }: Omit<StandardFacts, keyof Authorship>): Decision {
  return allOf(checkStandardComplete(standard), checkLevelsOfOccupation(standard, occupation))
}

/** Facts behind the decision about a specification; faults are those of its whole tree. */
export type SpecificationFacts = Authorship & {
  faults: readonly TreeFault[]
  points: number
  /** Null where no standard is chosen. */
  standardState: string | null
  standardId?: string | null
  disagreements: number
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
      guard: (facts) => allOf(notOwnWork(facts), specificationSound(facts)),
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
}: Omit<SpecificationFacts, keyof Authorship>): Decision {
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

/** Nobody approves their own work, also where somebody else touched it last. The refusal says who does, or how there comes to be somebody. */
export function notOwnWork({ actor, editors, others }: Authorship): Decision {
  const lacks = others?.able.length === 0
  return separateFrom(actor, editors, 'standards.ownWork', {
    ...(others ? { instead: insteadOf(others), able: others.able } : {}),
    ...(lacks ? { places: [others.givesRoles ? NEW_USER : USERS] } : {}),
  })
}

const USERS = { label: { zh: '人员 › 用户', en: 'People › Users' }, href: '/admin/collections/users' }
const NEW_USER = { label: { zh: '新建用户', en: 'New user' }, href: '/admin/collections/users/create' }

function insteadOf({ able, administrators, givesRoles }: Others): Label {
  const [zh, en] = [able.join('、'), able.join(', ')]
  if (able.length > 0) return { zh: `现在能办理的有：${zh}。`, en: `Who can do it now: ${en}.` }
  if (givesRoles)
    return {
      zh: '现在没有这样的人：请在“人员 › 用户”中为另一人新建账号，角色选“中心工作人员”，由其本人登录办理。',
      en: 'There is nobody yet: make an account for somebody else under "People › Users", with the role "Centre staff"; they sign in and do it.',
    }
  const who = administrators.slice(0, 3)
  return {
    zh: `现在没有这样的人：请系统管理员${who.length > 0 ? `（${who.join('、')}）` : ''}在“人员 › 用户”中为另一人新建账号，角色选“中心工作人员”。`,
    en: `There is nobody yet: ask the administrator${who.length > 0 ? ` (${who.join(', ')})` : ''} to make an account for somebody else under "People › Users", with the role "Centre staff".`,
  }
}

/** What a draft waits for: the one who looks, somebody else because of a hand in it, or its own content. */
export type Awaits = { whom: 'you' | 'another' | 'content'; refusal: Decision }

/** Content first: until it is sound there is nothing to be put in force by anybody. */
export function awaits(content: Decision, facts: Authorship): Awaits {
  if (!content.ok) return { whom: 'content', refusal: content }
  const refusal = notOwnWork(facts)
  return { whom: refusal.ok ? 'you' : 'another', refusal }
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
