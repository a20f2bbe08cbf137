/** First characters that make a spreadsheet take text for a formula, with their full-width forms; tab and CR hide one. */
const DANGEROUS_START = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠﹣﹢−]|^[\t\r\n]/u

/**
 * Text that no spreadsheet takes for a formula, also after a detour over CSV: an apostrophe is put in front of what begins like one.
 * A plain negative number keeps its form; it cannot do harm.
 */
export function neutralise(text: string): string {
  if (/^[\s\p{Cf}]*-\d+(\.\d+)?[\s\p{Cf}]*$/u.test(text)) return text
  // What begins with apostrophes and goes on like a formula gets one more, so that taking one back gives the text itself.
  return DANGEROUS_START.test(text.replace(/^(?:[\s\p{Cf}]*')+/u, '')) ? `'${text}` : text
}

/** Takes back what {@link neutralise} put in front, so that an exported file can be imported again unchanged. */
export function restore(text: string): string {
  return text.startsWith("'") && neutralise(text.slice(1)) === text ? text.slice(1) : text
}
