import type { CommitteeRole } from '@/kernel/actor'

/** The seat that goes with each appointment. A chief editor of one book leads no committee: that seat is a plain one. */
const SEATS: Readonly<Record<string, CommitteeRole>> = {
  chiefEditor: 'member',
  deputyEditors: 'deputy-editor',
  responsibleEditor: 'responsible-editor',
  firstProofreader: 'proofreader',
  secondProofreader: 'proofreader',
  thirdProofreader: 'proofreader',
  readThroughBy: 'proofreader',
  authors: 'author',
  unifiedBy: 'member',
  firstReviewer: 'reviewer',
  secondReviewer: 'reviewer',
  finalReviewer: 'reviewer',
}

/** @param field of an edition or chapter that names people */
export function seatOf(field: string): CommitteeRole {
  return SEATS[field] ?? 'member'
}
