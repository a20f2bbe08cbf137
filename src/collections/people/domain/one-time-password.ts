/** Lower case and digits that nobody confuses on a printed list: no i, l, o, 0, 1. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/**
 * A password to be handed out on paper and used once: three groups of four, e.g. `k7mp-x3rd-9wqa`. Twelve drawn characters
 * of 31 are 59 bits, more than anybody guesses even against a quick digest.
 * @param draw gives an evenly distributed whole number from 0 up to, and without, `below`
 */
export function oneTimePassword(draw: (below: number) => number): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(draw(ALPHABET.length))).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/**
 * What was typed from a slip, as the slip has it: without regard to capitals, full width, blanks and dashes; null where it cannot be one.
 * Which of the characters stand where is all that the draw decided, so nothing of its chance is given away.
 */
export function asOneTimePassword(typed: string): string | null {
  if (typed.length > MOST_TYPED) return null
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}\u2212_·]+/gu, '')
  if (plain.length !== GROUPS * GROUP_LENGTH || [...plain].some((each) => !ALPHABET.includes(each))) return null
  return Array.from({ length: GROUPS }, (_, group) => plain.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH)).join('-')
}

const MOST_TYPED = 60
