import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { LineRole } from './roles'

export const CHAPTER_PEOPLE = ['authors', 'unifiedBy', 'firstReviewer', 'secondReviewer', 'finalReviewer'] as const
/** Printed with the chapter, so part of what typesetting gets. */
const CHAPTER_FRAME = ['number', 'part', 'title', 'basedOn'] as const
const CHAPTER_PLAN = ['dueOn', 'points'] as const
/** Written by the line alone. */
const CHAPTER_OWN = ['edition', 'currentDraft', 'sealedDraft', 'sealedHash', 'sealedAt', 'manuscriptHash'] as const
export const CHAPTER_FIELDS = ['manuscript', ...CHAPTER_PEOPLE, ...CHAPTER_FRAME, ...CHAPTER_PLAN, ...CHAPTER_OWN] as const

const APPOINTING: readonly LineRole[] = ['chief-editor', 'centre-staff', 'admin']
const EDITING: readonly LineRole[] = ['chief-editor', 'deputy-editor', 'responsible-editor', 'centre-staff', 'admin']

/** Who appoints the people of a book and of its chapters. */
export function mayAppoint(roles: readonly LineRole[]): boolean {
  return holds(roles, APPOINTING)
}

/** Whether somebody with `roles` may add a chapter with these fields filled: adding it is the editors', naming its people is not. */
export function mayAddChapter({ fields, roles }: { fields: readonly string[]; roles: readonly LineRole[] }): Decision {
  return locked(fields, CHAPTER_PEOPLE, mayAppoint(roles))
}

/** Whether somebody with `roles` may change these fields of a chapter in `state`. */
export function mayEditChapter(args: { fields: readonly string[]; state: string; roles: readonly LineRole[] }): Decision {
  const { fields, roles, state } = args
  const isSealed = state === 'final'
  return allOf(
    locked(fields, CHAPTER_OWN, false),
    fields.includes('manuscript') ? mayEditManuscript(state, roles) : allow,
    isSealed && fields.some((field) => within(CHAPTER_PEOPLE, field)) ? refuse('materials.sealedPeople', { fields }) : allow,
    locked(fields, CHAPTER_PEOPLE, mayAppoint(roles)),
    locked(fields, CHAPTER_FRAME, holds(roles, EDITING) && !isSealed),
    locked(fields, CHAPTER_PLAN, holds(roles, EDITING)),
  )
}

/** Authors write while writing, the unifier or chief editor while unifying, and nobody else ever. */
export function mayEditManuscript(state: string, roles: readonly LineRole[]): Decision {
  const may = state === 'writing' ? roles.includes('author-of-chapter') : state === 'unifying' && holds(roles, ['unifier', 'chief-editor'])
  return may ? allow : refuse('materials.manuscriptLocked', { state })
}

/** They decide over errata: a book in circulation still wants them. */
const EDITION_CHIEFS = ['chiefEditor', 'deputyEditors'] as const
/** They bring it to the press. */
const EDITION_TEAM = ['responsibleEditor', 'firstProofreader', 'secondProofreader', 'thirdProofreader', 'readThroughBy'] as const
export const EDITION_PEOPLE = [...EDITION_CHIEFS, ...EDITION_TEAM] as const
const EDITION_KEY = ['textbook', 'editionNo', 'basedOn'] as const
const EDITION_FACTS = [
  'isbn',
  'cip',
  'publisherName',
  'publisherAddress',
  'priceFen',
  'formatText',
  'publishedOn',
  'contributors',
  'foreword',
] as const
const EDITION_OWN = [
  'sealedHash',
  'characterCount',
  'passedForPressAt',
  'passedForPressBy',
  'pressCorrections',
  'sampleReceivedOn',
  'coverageSeenAt',
  'coverageSeenBy',
  'coverageHash',
  'acceptedGaps',
] as const
export const EDITION_FIELDS = [...EDITION_PEOPLE, ...EDITION_KEY, ...EDITION_FACTS, ...EDITION_OWN] as const

/** From here on the colophon stands as it was published. */
const OUT = ['published', 'errata', 'reprint', 'revision', 'withdrawn']

/** Whether somebody with `roles` may change these fields of an edition in `state`. */
export function mayEditEdition(args: { fields: readonly string[]; state: string; roles: readonly LineRole[] }): Decision {
  const { fields, roles, state } = args
  const isStaff = holds(roles, ['centre-staff', 'admin'])
  const isOut = OUT.includes(state)
  return allOf(
    locked(fields, EDITION_OWN, false),
    locked(fields, EDITION_KEY, isStaff && state === 'writing'),
    locked(fields, EDITION_CHIEFS, mayAppoint(roles) && state !== 'withdrawn'),
    locked(fields, EDITION_TEAM, mayAppoint(roles) && !isOut),
    locked(fields, EDITION_FACTS, isOut ? isStaff : holds(roles, EDITING)),
  )
}

function locked(fields: readonly string[], group: readonly string[], open: boolean): Decision {
  const touched = fields.filter((field) => group.includes(field))
  return open || touched.length === 0 ? allow : refuse('materials.fieldLocked', { fields: touched })
}

function holds(roles: readonly LineRole[], some: readonly LineRole[]): boolean {
  return roles.some((role) => some.includes(role))
}

function within(group: readonly string[], field: string): boolean {
  return group.includes(field)
}
