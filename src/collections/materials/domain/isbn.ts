/** Digits of an ISBN-13 without hyphens and blanks; undefined where it is none or its check digit is wrong (ISO 2108). */
export function parseIsbn(text: string): string | undefined {
  const digits = text.replace(/[\s\-‐–]/g, '').replace(/^ISBN/i, '')
  if (!/^97[89]\d{10}$/.test(digits)) return undefined
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0 ? digits : undefined
}
