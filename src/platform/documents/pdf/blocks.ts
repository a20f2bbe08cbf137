import type { NumberedBlock, NumberedChapter, NumberedInline, NumberedList, NumberedText } from '../numbering'
import { formulaNumber } from '../typography/labels'
import type { BookWords } from '../typography/labels'
import { INK, STEEL } from '../typography/cover'
import { setFormula, type Atom, type Setter, type Style } from './atoms'
import type { FlowItem } from './flow'
import type { PreparedImage } from '../typography/prepared-images'
import { breakLines, type Line } from './lines'
import type { MathBox } from './math'
import {
  baseline,
  BODY,
  BODY_HEIGHT,
  BODY_SIZE,
  CAPTION,
  CHAPTER_LABEL,
  CHAPTER_TITLE,
  hairline,
  headingLook,
  LEADING,
  MEASURE,
  type Op,
} from './page'
import { setTable } from './table'

export type BlockContext = { setter: Setter; words: BookWords; image: (asset: string) => PreparedImage }

/** A chapter's opening and its text. */
export function chapterItems(chapter: NumberedChapter, context: BlockContext): FlowItem[] {
  return [openingItem(chapter.id, chapter.title, context, chapter.label, chapter.authors), ...textItems(chapter, context)]
}

/** The opening: number, title and rule over the first lines of the page. */
export function openingItem(id: string, title: string, { setter }: BlockContext, label?: string, authors: string[] = []): FlowItem {
  const ops: Op[] = []
  let y = LEADING * 1.5
  const add = (text: string, style: Style, leading: number, align: 'left' | 'right' = 'left') => {
    for (const line of breakLines(setter.atoms([{ kind: 'text', text }], style), { measure: MEASURE, align })) {
      ops.push({ kind: 'line', line, x: 0, y: baseline(y, leading, style.size) })
      y += leading
    }
  }
  if (label) add(label, CHAPTER_LABEL, LEADING * 1.5)
  add(title, CHAPTER_TITLE, 33)
  y += 9
  ops.push(hairline(0, y, MEASURE, STEEL, 0.8))
  y += 6
  if (authors.length) add(authors.join('\u3000'), CAPTION, LEADING, 'right')
  const height = Math.max(Math.ceil((y + LEADING) / LEADING), 7) * LEADING
  return { kind: 'box', height, ops, notes: [], before: 0, after: 0, keepWithNext: true, targets: [id] }
}

export function textItems(text: NumberedText, context: BlockContext): FlowItem[] {
  return text.blocks.flatMap((block) => blockItems(block, context))
}

const INDENT = BODY_SIZE * 2
const TO_THE_BOX = LEADING * 0.6

function blockItems(block: NumberedBlock, context: BlockContext): FlowItem[] {
  const { setter } = context
  const lines = (
    atoms: Atom[],
    look: Partial<Extract<FlowItem, { kind: 'lines' }>> & {
      measure?: number
      firstIndent?: number
      align?: 'justify' | 'left' | 'center' | 'right'
    },
  ): FlowItem[] => {
    const { measure = MEASURE, firstIndent, align, ...rest } = look
    const broken = breakLines(atoms, { measure, ...(firstIndent === undefined ? {} : { firstIndent }), ...(align ? { align } : {}) })
    return broken.length
      ? [{ kind: 'lines', lines: broken, x: 0, leading: LEADING, size: BODY_SIZE, before: 0, after: 0, targets: [], ...rest }]
      : []
  }
  switch (block.kind) {
    case 'heading': {
      const look = headingLook(block.depth)
      return lines(setter.atoms(block.content, look.style), {
        ...look,
        size: look.style.size,
        align: look.center ? 'center' : 'left',
        keepWithNext: true,
        whole: true,
        targets: [block.id],
      })
    }
    case 'paragraph':
      return lines(setter.atoms(block.content, BODY), block.align ? { align: block.align } : { firstIndent: INDENT })
    case 'list':
      return listItems(block, context, 0)
    case 'quote':
      return block.content.flatMap((line, index) =>
        lines(setter.atoms(line, { ...BODY, size: 10 }), {
          measure: MEASURE - INDENT * 2,
          x: INDENT,
          size: 10,
          before: index === 0 ? LEADING / 2 : 0,
          after: index === block.content.length - 1 ? LEADING / 2 : 0,
          decorate: (height) => [{ kind: 'rule', x: INDENT - 9, y: 0, width: 1.2, height, color: STEEL }],
        }),
      )
    case 'code':
      return codeItems(block.text, setter)
    case 'rule':
      return [
        {
          kind: 'box',
          height: LEADING * 2,
          ops: [hairline(MEASURE * 0.35, LEADING, MEASURE * 0.3)],
          notes: [],
          before: 0,
          after: 0,
          targets: [],
        },
      ]
    case 'figure':
      return [figureItem(block, context)]
    case 'formula':
      return [formulaItem(block, setter)]
    case 'table': {
      const table = setTable(block, setter, context.words)
      const whole = table.height < BODY_HEIGHT * 0.42 ? table.cut(0, BODY_HEIGHT, true) : undefined
      if (whole && whole.next === undefined)
        return [
          {
            kind: 'box',
            height: whole.height,
            ops: whole.ops,
            notes: whole.notes,
            before: TO_THE_BOX,
            after: TO_THE_BOX,
            floats: true,
            targets: [block.id],
          },
        ]
      return [{ kind: 'table', table, before: TO_THE_BOX, after: TO_THE_BOX, targets: [block.id] }]
    }
  }
}

function listItems(list: NumberedList, context: BlockContext, depth: number): FlowItem[] {
  const { setter } = context
  return list.items.flatMap((item, index) => {
    const mark = list.ordered ? orderedMark((list.start ?? 1) + index, depth) : (BULLETS[depth % BULLETS.length] ?? '●')
    const hang = list.ordered ? BODY_SIZE * 1.75 : BODY_SIZE * 1.4
    const left = INDENT + depth * BODY_SIZE * 1.75
    const style: Style = list.ordered
      ? BODY
      : { ...BODY, face: 'sans', size: BODY_SIZE * (depth === 0 ? 0.5 : 0.6), rise: BODY_SIZE * 0.17, color: STEEL }
    const broken = breakLines(setter.atoms(item.content, BODY), { measure: MEASURE - left - hang })
    const first = broken[0]
    const label = breakLines(setter.atoms([{ kind: 'text', text: mark }], style), { measure: MEASURE, align: 'left' })[0]
    if (first && label) {
      const shift = list.ordered ? Math.max(0, hang - BODY_SIZE * 0.35 - label.width) : 0
      broken[0] = { ...first, atoms: [...label.atoms, ...first.atoms], xs: [...label.xs.map((x) => x - hang + shift), ...first.xs] }
    }
    const own: FlowItem[] = broken.length
      ? [{ kind: 'lines', lines: broken, x: left + hang, leading: LEADING, size: BODY_SIZE, before: 0, after: 0, targets: [] }]
      : []
    return item.children ? [...own, ...listItems(item.children, context, depth + 1)] : own
  })
}

const BULLETS = ['■', '○', '◆']

function orderedMark(number: number, depth: number): string {
  if (depth === 0) return `${number}.`
  return depth === 1 ? `(${number})` : `${String.fromCodePoint(0x60 + (((number - 1) % 26) + 1))}.`
}

function codeItems(text: string, setter: Setter): FlowItem[] {
  const style: Style = { face: 'sans', size: 8.5, rise: 0, color: INK }
  const leading = 13
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const broken = source.flatMap((row) => {
    const lead = row.length - row.trimStart().length
    const indent = Math.min(lead * 4.4, MEASURE / 2)
    const set = breakLines(setter.atoms([{ kind: 'text', text: row }], style), { measure: MEASURE - 20 - indent, align: 'left' })
    if (set.length === 0) return [{ atoms: [], xs: [], width: 0, notes: [] }]
    return set.map((line) => ({ ...line, xs: line.xs.map((x) => x + indent) }))
  })
  return [
    {
      kind: 'lines',
      lines: broken,
      x: 10,
      leading,
      size: 8.5,
      before: LEADING * 0.6,
      after: LEADING * 0.6,
      targets: [],
      decorate: (height) => [hairline(0, -4, MEASURE), hairline(0, height + 4, MEASURE)],
    },
  ]
}

/** At most the measure wide and half the text block high; a small picture keeps 150 dots an inch. */
function figureItem(block: Extract<NumberedBlock, { kind: 'figure' }>, { setter, image }: BlockContext): FlowItem {
  const picture = image(block.asset)
  const natural = (picture.width / 150) * 72
  const width = Math.min(MEASURE, natural, (BODY_HEIGHT * 0.5 * picture.width) / picture.height)
  const height = (width * picture.height) / picture.width
  const caption = [block.label, block.caption].filter(Boolean).join('\u3000')
  const lines = caption
    ? breakLines(setter.atoms([{ kind: 'text', text: caption }], CAPTION), { measure: MEASURE * 0.86, align: 'center' })
    : []
  const ops: Op[] = [
    { kind: 'image', image: picture, x: (MEASURE - width) / 2, y: 0, width, height },
    ...lines.map((line, index): Op => ({ kind: 'line', line, x: MEASURE * 0.07, y: baseline(height + 6 + index * 14, 14, CAPTION.size) })),
  ]
  return {
    kind: 'box',
    height: height + (lines.length ? 6 + lines.length * 14 : 0),
    ops,
    notes: [],
    before: TO_THE_BOX,
    after: TO_THE_BOX,
    floats: true,
    targets: [block.id],
  }
}

function formulaItem(block: Extract<NumberedBlock, { kind: 'formula' }>, setter: Setter): FlowItem {
  const number = block.label
    ? breakLines(setter.atoms([{ kind: 'text', text: formulaNumber(block.label) }], BODY), { measure: MEASURE, align: 'right' })[0]
    : undefined
  const math = setter.math(block, { ...BODY, size: 11.5 })
  if (math?.math && math.width <= MEASURE - (number ? 90 : 0)) return displayedMath(block.id, math, math.math, number)
  const atoms: Atom[] = []
  setFormula(block.text, { ...BODY, size: 11 }, (text, style) =>
    atoms.push(...setter.atoms([{ kind: 'text', text } satisfies NumberedInline], style)),
  )
  const lines = breakLines(atoms, { measure: MEASURE * 0.8, align: 'center' })
  const height = Math.max(1, lines.length) * LEADING
  const ops: Op[] = lines.map((line, index) => ({ kind: 'line', line, x: MEASURE * 0.1, y: baseline(index * LEADING, LEADING, BODY_SIZE) }))
  if (number) ops.push({ kind: 'line', line: number, x: 0, y: baseline(height - LEADING, LEADING, BODY_SIZE) })
  return { kind: 'box', height, ops, notes: [], before: LEADING * 0.4, after: LEADING * 0.4, targets: [block.id] }
}

/** A formula in two dimensions, centred, its number on the same baseline; it takes as many half lines as it needs. */
function displayedMath(id: string, atom: Atom, { ascent, descent }: MathBox, number: Line | undefined): FlowItem {
  const inside = Math.max(LEADING, Math.ceil((ascent + descent + 3) / (LEADING / 2)) * (LEADING / 2))
  const y = (inside - ascent - descent) / 2 + ascent
  const line: Line = { atoms: [atom], xs: [(MEASURE - atom.width) / 2], width: MEASURE, notes: [] }
  const ops: Op[] = [{ kind: 'line', line, x: 0, y }, ...(number ? [{ kind: 'line', line: number, x: 0, y } satisfies Op] : [])]
  return { kind: 'box', height: inside, ops, notes: [], before: LEADING * 0.4, after: LEADING * 0.4, targets: [id] }
}
