import { allow, refuse, type Decision } from '@/kernel/decision'
import { matchText } from '@/kernel/text'
import './errors'

/** GB 11643-1999: six digits of place, eight of birth, three of order, one check character by ISO 7064 MOD 11-2. */
const SHAPE = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'
/** Nobody who is trained was born earlier. */
const EARLIEST = '1900-01-01'

/** The number as it is kept: full width made narrow, blanks gone, `x` as `X`. */
export function normaliseIdentityNumber(text: string): string {
  return matchText(text).replace(/\s+/g, '').toUpperCase()
}

/** The check character of the first seventeen digits. */
export function identityCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/**
 * Whether this is an identity number of a resident: eighteen places, a day of birth that was, the right check character.
 * No refusal repeats the number.
 * @param today a local day, so that nobody is born tomorrow
 */
export function checkIdentityNumber(number: string, today: string): Decision {
  const parts = SHAPE.exec(number)
  if (!parts) return refuse('study.identityShape')
  const birth = `${parts[1]}-${parts[2]}-${parts[3]}`
  if (!isDay(birth) || birth < EARLIEST || birth > today) return refuse('study.identityBirth')
  return identityCheckCharacter(number) === number.charAt(17) ? allow : refuse('study.identityCheckDigit')
}

/** What people are shown: `430102********1234`. */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 6)}${'*'.repeat(Math.max(0, number.length - 10))}${number.slice(-4)}`
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
