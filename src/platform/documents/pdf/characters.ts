/** How a character behaves in a line: `han` stands on the square, `open` and `close` carry half an em of white that may be squeezed. */
export type CharacterClass = 'han' | 'open' | 'close' | 'latin' | 'space'

/** 避头尾 after GB/T 15834: what may not begin a line, what may not end one. */
export function mayNotStart(sign: string): boolean {
  return NO_START.has(sign)
}
export function mayNotEnd(sign: string): boolean {
  return NO_END.has(sign)
}

export function classify(sign: string): CharacterClass {
  if (sign === ' ' || sign === '\t' || sign === '\n' || sign === '\r') return 'space'
  if (OPEN.has(sign)) return 'open'
  if (CLOSE.has(sign)) return 'close'
  return WIDE.test(sign) ? 'han' : 'latin'
}

const OPEN = new Set('（《〈「『【〔｛［“‘')
const CLOSE = new Set('，。、；：！？）》〉」』】〕｝］”’')
const NO_START = new Set([...CLOSE, ...'…·‧・～％‰℃°′″々ー〜,.;:!?)]}%'])
const NO_END = new Set([...OPEN, ...'([{¥￥$№'])
/** Han, kana, full-width forms, enclosed numbers, and the signs that the Noto SC faces draw on the full square. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\u2460-\u24ff\u3200-\u33ff\u2014\u2015\u2026\u2190-\u21ff\u2500-\u25ff\u2600-\u26ff℃‰√∞∑∫≤≥≠≈±×÷∠⊥∥∵∴Ⅰ-Ⅻ]/u

/** Superscript and subscript characters of Unicode that the faces lack are set as raised or lowered plain ones. */
export function plainScript(sign: string): { sign: string; raised: boolean } | undefined {
  const up = [...SUPERSCRIPTS].indexOf(sign)
  if (up >= 0) return { sign: [...PLAIN][up] ?? sign, raised: true }
  const down = [...SUBSCRIPTS].indexOf(sign)
  return down >= 0 ? { sign: [...PLAIN][down] ?? sign, raised: false } : undefined
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'
const PLAIN = '0123456789+−=()'
