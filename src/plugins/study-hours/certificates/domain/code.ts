/**
 * The code of a study-hour certificate: sixteen characters of Crockford's base 32 (no I, L, O, U), in four groups. Fifteen are drawn at
 * random (75 bits: nobody finds one by trying), the last one checks them: the sum of αⁱ·dᵢ over GF(32), α a root of x⁵ + x² + 1. The powers
 * differ at every place, so that each single wrong character and each swap of any two is found before anything is looked up.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a code takes. */
export const CODE_BYTES = 15

/**
 * @param random at least {@link CODE_BYTES} random bytes; five bits of each are taken
 * @returns such as `7K2M-09XW-4TQA-H3ZC`
 */
export function certificateCode(random: Uint8Array): string {
  if (random.length < CODE_BYTES) throw new RangeError(`a code takes ${CODE_BYTES} random bytes`)
  const digits = [...random.subarray(0, CODE_BYTES)].map((byte) => byte & 31)
  return grouped([...digits, checkDigit(digits)])
}

/**
 * What somebody typed or scanned, in the one form that is stored: any case, with or without hyphens and spaces, full-width characters,
 * O for 0, I and L for 1. Null where it cannot be a code.
 */
export function parseCertificateCode(text: string): string | null {
  if (text.length > 60) return null
  const characters = [
    ...text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\u2010-\u2015\u2212_-]/g, ''),
  ]
  const digits = characters.map((character) => ALPHABET.indexOf(ALIKE[character] ?? character))
  if (digits.length !== CODE_BYTES + 1 || digits.includes(-1)) return null
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? grouped(digits) : null
}

const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

function grouped(digits: readonly number[]): string {
  const text = digits.map((digit) => ALPHABET[digit]).join('')
  return (text.match(/.{4}/g) ?? []).join('-')
}

function checkDigit(digits: readonly number[]): number {
  let sum = 0
  for (const [index, digit] of digits.entries()) sum ^= timesAlpha(digit, index + 1)
  return sum
}

/** `value`·α^`power` in GF(32): doubled `power` times, reduced by x⁵ = x² + 1. */
function timesAlpha(value: number, power: number): number {
  let product = value
  for (let step = 0; step < power; step += 1) product = product & 16 ? ((product << 1) ^ 0b100101) & 31 : product << 1
  return product
}
