import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { Hands } from '@/kernel/separation'
import type { LineRole } from '../../line/domain/roles'
import { mayLiftRule } from '../../line/domain/separation'

export const SEVERITIES = ['must', 'should', 'question'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Whose word binds: only those who review or edit make a comment that must be settled. */
const BINDING: readonly LineRole[] = [
  'first-reviewer',
  'second-reviewer',
  'final-reviewer',
  'chief-editor',
  'deputy-editor',
  'unifier',
  'responsible-editor',
]
const RESOLVING: readonly LineRole[] = ['author-of-chapter', 'unifier', 'chief-editor', 'deputy-editor']
const KEEPING: readonly LineRole[] = ['first-reviewer', 'second-reviewer', 'final-reviewer', 'chief-editor', 'chair', 'vice-chair']

export function mayComment(severity: Severity, roles: readonly LineRole[]): Decision {
  if (severity !== 'must') return allow
  return roles.some((role) => BINDING.includes(role)) ? allow : refuse('materials.notBinding', { field: 'severity' })
}

const CONFIRMING: readonly LineRole[] = ['first-reviewer', 'second-reviewer', 'final-reviewer']

/**
 * Confirms that a `must` which was answered is settled though the text at its place stands as it was: whoever made it, or a reviewer of
 * the chapter, in writing; never somebody who wrote the chapter.
 */
export function mayConfirm(args: {
  person: string
  roles: readonly LineRole[]
  writers: Hands
  comment: { severity: Severity; author: string; status: 'open' | 'resolved' | 'kept'; isConfirmed: boolean }
  note: string
}): Decision {
  const { comment, note, person, roles, writers } = args
  if (comment.severity !== 'must' || comment.status !== 'resolved' || comment.isConfirmed) return refuse('materials.nothingToConfirm')
  return allOf(
    comment.author === person || roles.some((role) => CONFIRMING.includes(role))
      ? allow
      : refuse('materials.notYourConfirmation', { needs: CONFIRMING }),
    mayLiftRule(person, writers),
    note.trim() ? allow : refuse('materials.confirmNoteMissing', { field: 'note' }),
  )
}

/**
 * Settles a comment. `resolved` says that the text was changed or the question answered; `kept` that the text stays as it is, with
 * a reason. A `must` is kept only by somebody who did not write the chapter: its own writers cannot lift it.
 */
export function mayAnswer(args: {
  person: string
  roles: readonly LineRole[]
  writers: Hands
  comment: { severity: Severity; author: string; status: 'open' | 'resolved' | 'kept' }
  status: 'resolved' | 'kept'
  answer: string
}): Decision {
  const { answer, comment, person, roles, status, writers } = args
  if (comment.status !== 'open') return refuse('materials.commentSettled', { status: comment.status })
  const isOwn = comment.author === person
  if (status === 'resolved')
    return isOwn || roles.some((role) => RESOLVING.includes(role)) ? allow : refuse('materials.notYourComment', { needs: RESOLVING })
  return allOf(
    answer.trim() ? allow : refuse('materials.keepReasonMissing', { field: 'answer' }),
    isOwn || roles.some((role) => KEEPING.includes(role)) ? allow : refuse('materials.notYourComment', { needs: KEEPING }),
    comment.severity === 'must' ? mayLiftRule(person, writers) : allow,
  )
}
