/**
 * Characters of Adobe's Symbol and Microsoft's Wingdings fonts that manuscripts use, by code (mappings published by the Unicode
 * Consortium, VENDORS/ADOBE/symbol.txt, and the Wingdings proposal N4384). Word adds 0xF000 to the code.
 */
const SYMBOL: Readonly<Record<number, string>> = Object.fromEntries([
  ...range(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
  ...range(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
  ...range(0x30, '0123456789'),
  ...range(0xa3, '≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'),
  ...range(0xc4, '⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇'),
  ...range(0xd5, '∏√⋅¬∧∨⇔⇐⇑⇒⇓'),
  [0x22, '∀'],
  [0x24, '∃'],
  [0x2b, '+'],
  [0x2d, '−'],
  [0x3d, '='],
  [0x5e, '⊥'],
  [0x7e, '∼'],
  [0xe5, '∑'],
  [0xf2, '∫'],
] satisfies [number, string][])
const WINGDINGS: Readonly<Record<number, string>> = Object.fromEntries([
  ...range(0x81, '①②③④⑤⑥⑦⑧⑨⑩'),
  ...range(0xdf, '←→↑↓↖↗↙↘'),
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0xa8, '◻'],
  [0xd8, '➢'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
] satisfies [number, string][])

/** The character of `w:sym`, or nothing when the font has no known mapping. `code` is hexadecimal. */
export function symbolCharacter(font: string, code: string): string | undefined {
  const value = Number.parseInt(code, 16)
  if (!Number.isInteger(value)) return undefined
  const inFont = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value
  if (/^symbol$/i.test(font)) return SYMBOL[inFont]
  if (/^wingdings$/i.test(font)) return WINGDINGS[inFont]
  // Of an ordinary font the code is the character itself.
  return value >= 0x20 && (value < 0xe000 || value > 0xf8ff) && value <= 0xffff && !/wingdings|webdings|mt extra/i.test(font)
    ? String.fromCharCode(value)
    : undefined
}

function range(from: number, characters: string): [number, string][] {
  return [...characters].map((character, index) => [from + index, character])
}
