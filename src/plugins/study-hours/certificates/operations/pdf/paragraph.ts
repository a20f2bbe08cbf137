type Doc = PDFKit.PDFDocument

/** Punctuation that begins no line, and that ends none. */
const NO_START = /^[，。、；：！？）》」』”’%·…]/u
const NO_END = /[（《「『“‘]$/u

/**
 * Sets Chinese text in lines of one length: broken between any two characters but not inside a number or a Latin word, no closing
 * punctuation at the head of a line, the last line left as it is.
 * @returns the y below it
 */
export function setChinese(
  doc: Doc,
  text: string,
  { indent, leading, width, x, y }: { x: number; y: number; width: number; indent: number; leading: number },
): number {
  const lines = breakLines(text, (part) => doc.widthOfString(part), { width, indent })
  lines.forEach((line, index) => {
    const start = index === 0 ? indent : 0
    const characters = [...line].length
    const left = width - start - doc.widthOfString(line)
    const isLast = index === lines.length - 1
    const characterSpacing = isLast || characters < 2 ? 0 : Math.min(3, left / (characters - 1))
    doc.text(line, x + start, y + index * leading, { lineBreak: false, characterSpacing })
  })
  return y + lines.length * leading
}

/** Greedy, by the unit that must not be torn. */
export function breakLines(text: string, widthOf: (part: string) => number, room: { width: number; indent: number }): string[] {
  const lines: string[] = []
  let line = ''
  for (const unit of units(text)) {
    const limit = room.width - (lines.length === 0 ? room.indent : 0)
    if (line !== '' && widthOf((line + unit).trimEnd()) > limit) {
      lines.push(line.trimEnd())
      line = unit.trimStart()
    } else line += unit
  }
  return line === '' ? lines : [...lines, line.trimEnd()]
}

/** Single characters, numbers and words, each with the punctuation that must stay with it. */
function units(text: string): string[] {
  const parts = text.match(/[\p{Script=Latin}\p{N}*./:#-]+|\s+|./gu) ?? []
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && (NO_START.test(part) || NO_END.test(last))) joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}
