import { fill } from '@/platform/admin/fill'
import type { ShippedRow } from '../definitions'
import type { Standing } from '../standing'
import type { PolicyTexts } from './texts'

/** `href`: the row that says so, null where there is none; `holds`: the shipped value is or will be in force; `more`: what is to follow. */
export type RowState = { text: string; more: string; href: string | null; holds: boolean }

/** What became of a shipped rule, in words. */
export function stateOf(standing: Standing, text: PolicyTexts): RowState {
  if (standing.kind === 'open') return { text: text.open, more: '', href: null, holds: false }
  const { kind, row } = standing
  const words = {
    inForce: row.isOwn ? (row.to ? text.ownUntil : text.ownInForce) : row.to ? text.inForceUntil : text.inForce,
    coming: row.isOwn ? text.ownComing : text.coming,
    expired: text.expired,
    repealed: text.repealed,
  }[kind]
  return {
    text: fill(words, { day: row.from, to: row.to ?? '' }),
    more: kind === 'inForce' ? whatFollows(standing, text) : '',
    href: `/admin/collections/policies/${row.id}`,
    holds: (kind === 'inForce' || kind === 'coming') && !row.isOwn,
  }
}

function whatFollows({ next, row }: Extract<Standing, { kind: 'inForce' }>, text: PolicyTexts): string {
  if (next?.repeals) return fill(text.nextRepeal, { day: next.from })
  if (next) return fill(next.isOwn ? text.nextOwn : text.nextShipped, { day: next.from })
  return row.isOwn && row.to === null ? text.howToReturn : ''
}

/** How far a value was checked, and which date its source has; what nobody read in a source has no date of one. */
export function sourceSays({ dated, evidence }: Pick<ShippedRow, 'dated' | 'evidence'>, text: PolicyTexts): string {
  if (evidence === 'none') return text.evidence.none
  return `${text.evidence[evidence]} · ${dated === null ? text.undated : fill(text.dated, { day: dated })}`
}
