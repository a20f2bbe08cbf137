import { allow, refuse, type Decision } from '@/kernel/decision'

/** The dated rule: how many characters a reviewer's opinion has at least. */
export const OPINION_POLICY = 'book.review_opinion_min'
/** Where no row of the rule speaks. */
export const OPINION_LEAST = 5

/**
 * Whether a review's written opinion (审读意见) says anything: letters and digits count, signs and spaces do not, and one character
 * again and again is none.
 */
export function opinionWritten(opinion: string | null | undefined, least: number = OPINION_LEAST): Decision {
  const counted = [...(opinion ?? '').matchAll(/[\p{L}\p{N}]/gu)].map(([character]) => character)
  const isRepeated = new Set(counted).size < Math.min(3, least)
  return counted.length >= least && !isRepeated
    ? allow
    : refuse('materials.opinionMissing', { field: 'opinion', least, given: counted.length })
}
