import { plainInlines } from '../content'
import type { Block, Inline } from '../model'
import { addNote } from './recorder'
import type { ParagraphReport } from './report'

/** A block on its way out, with what is known of the paragraph that it came from. */
export type Draft = { block: Block; report?: ParagraphReport | undefined; styledCaption?: boolean }

type Caption = { kind: 'figure' | 'table'; number: string; text: string }

const NUMBERED =
  /^(图|表|figure|fig\.?|table)\s*([0-9０-９A-Z]+(?:[-–—‑.．·－][0-9０-９]+)*|[一二三四五六七八九十]+)(?:[\s:：.．、]+|(?=[^\s0-9a-z]))(.*)$/is
/** How a sentence about a figure goes on, where a caption would name it. */
const SENTENCE = /^(?:所示|中|为|是|给出|表明|说明了|显示|可知|可见|的|和|与|及|、|shows?\b|is\b|and\b)/i
const MAX_CAPTION_CHARACTERS = 100

/**
 * A line `图 1-2 …` directly after a picture becomes the figure's caption, `表 1-2 …` directly before a table the table's; the number goes,
 * because numbers are given when the book is set. In a caption style a line may do without a number.
 */
export function attachCaptions(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index]
    if (!draft) continue
    const caption = captionOf(draft)
    const before = out[out.length - 1]
    const after = drafts[index + 1]
    if (caption?.kind === 'figure' && before?.block.kind === 'figure' && before.block.caption === undefined) {
      before.block = { ...before.block, caption: caption.text }
      addNote(draft.report, 'figureCaption', { number: caption.number })
    } else if (caption?.kind === 'table' && after?.block.kind === 'table' && after.block.caption === undefined) {
      after.block = { ...after.block, caption: caption.text }
      addNote(draft.report, 'tableCaption', { number: caption.number })
    } else out.push(draft)
  }
  return out
}

/** Whether a line could be a figure's caption: a picture and its caption often share a paragraph. */
export function looksLikeFigureCaption(content: readonly Inline[]): boolean {
  return parse(plainInlines(content).trim(), false)?.kind === 'figure'
}

function captionOf({ block, styledCaption = false }: Draft): Caption | undefined {
  if (block.kind !== 'paragraph' || !block.content.every(isPlain)) return undefined
  return parse(plainInlines(block.content).replace(/\s+/g, ' ').trim(), styledCaption)
}

function parse(text: string, styled: boolean): Caption | undefined {
  if (text === '' || [...text].length > MAX_CAPTION_CHARACTERS) return undefined
  const match = NUMBERED.exec(text)
  const [, label = '', number = '', rest = ''] = match ?? []
  if (!match || rest.trim() === '' || (!styled && (SENTENCE.test(rest) || /[。；;]$/.test(rest)))) return undefined
  return { kind: /^(?:图|fig)/i.test(label) ? 'figure' : 'table', number: `${label} ${number}`, text: rest.trim() }
}

/** A caption is one line of text; a line with a note or a picture stays a paragraph rather than lose it. */
function isPlain(inline: Inline): boolean {
  return inline.kind === 'text' || inline.kind === 'formula' || inline.kind === 'break'
}
