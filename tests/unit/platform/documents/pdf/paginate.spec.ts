import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberedNote } from '@/platform/documents/numbering'
import type { FlowItem } from '@/platform/documents/pdf/flow'
import type { Line } from '@/platform/documents/pdf/lines'
import { BODY_HEIGHT, BODY_TOP, LEADING, NOTE_LEADING, type Page } from '@/platform/documents/pdf/page'
import { createPaginator } from '@/platform/documents/pdf/paginate'

type Marked = Line & { name: string }
const line = (name: string, notes: NumberedNote[] = []): Marked => ({ name, atoms: [], xs: [], width: 0, notes })
const noteOf = (number: number): NumberedNote => ({ id: `n${number}`, number, content: [] })
const lines = (name: string, count: number, extra: Partial<Extract<FlowItem, { kind: 'lines' }>> = {}): FlowItem => ({
  kind: 'lines',
  lines: Array.from({ length: count }, (_, index) => line(`${name}.${index + 1}`)),
  x: 0,
  leading: LEADING,
  size: 10,
  before: 0,
  after: 0,
  targets: [],
  ...extra,
})
const headingItem = (name: string): FlowItem => lines(name, 1, { keepWithNext: true, whole: true, before: 20, after: 10 })
const box = (name: string, height: number): FlowItem => ({
  kind: 'box',
  height,
  ops: [{ kind: 'line', line: line(name), x: 0, y: 0 }],
  notes: [],
  before: 8,
  after: 8,
  floats: true,
  targets: [],
})

function pour(items: FlowItem[], noteLines = 2): { pages: Page[]; names: string[][] } {
  const set = new Map<NumberedNote, Marked[]>()
  const paginator = createPaginator({
    setNote: (note) => {
      const known = set.get(note) ?? Array.from({ length: noteLines }, (_, index) => line(`${note.id}.${index + 1}`))
      set.set(note, known)
      return known
    },
    left: () => 0,
    folio: String,
  })
  paginator.chapter(items, { head: '' })
  return {
    pages: paginator.pages,
    names: paginator.pages.map((page) => page.ops.flatMap((op) => (op.kind === 'line' ? [(op.line as Marked).name] : []))),
  }
}

const FULL = 33

describe('pages', () => {
  it('never leaves one line of a paragraph alone at either edge of a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 40 }), (counts) => {
        const { names } = pour(counts.map((count, index) => lines(`p${index}`, count)))
        for (const page of names) {
          for (const [index, count] of counts.entries()) {
            const here = page.filter((name) => name.startsWith(`p${index}.`)).length
            if (here > 0 && here < count) expect(here).toBeGreaterThanOrEqual(2)
          }
        }
      }),
    )
  })

  it('places every line once, in order, and inside the text block', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 80 }), fc.constant('heading' as const)), { minLength: 1, maxLength: 30 }),
        (parts) => {
          const items = parts.map((part, index) => (part === 'heading' ? headingItem(`h${index}`) : lines(`p${index}`, part)))
          const { pages, names } = pour(items)
          expect(names.flat()).toEqual(
            items.flatMap((item) => (item.kind === 'lines' ? item.lines.map((entry) => (entry as Marked).name) : [])),
          )
          for (const page of pages) for (const op of page.ops) expect(op.y).toBeLessThanOrEqual(BODY_TOP + BODY_HEIGHT + 0.5)
        },
      ),
    )
  })

  it('never leaves a heading at the foot of a page', () => {
    for (let before = 1; before <= FULL + 4; before++) {
      const { names } = pour([lines('p', before), headingItem('h1'), headingItem('h2'), lines('q', 6)])
      const page = names.find((entry) => entry.includes('h2.1')) ?? []
      expect(page).toContain('h1.1')
      expect(page).toContain('q.1')
      expect(page).toContain('q.2')
    }
  })

  it('prints a note on the page of its mark', () => {
    for (let at = 0; at < 60; at++) {
      const body = Array.from({ length: 60 }, (_, index) => line(`p.${index}`, index === at ? [noteOf(1)] : []))
      const { names } = pour([{ kind: 'lines', lines: body, x: 0, leading: LEADING, size: 10, before: 0, after: 0, targets: [] }])
      const page = names.find((entry) => entry.includes(`p.${at}`))
      expect(page, `mark in line ${at}`).toEqual(expect.arrayContaining(['n1.1', 'n1.2']))
    }
  })

  it('carries a note that is longer than a page on, losing no line of it', () => {
    const tall = Math.ceil(BODY_HEIGHT / NOTE_LEADING) + 20
    const { names } = pour(
      [{ kind: 'lines', lines: [line('p.1', [noteOf(1)])], x: 0, leading: LEADING, size: 10, before: 0, after: 0, targets: [] }],
      tall,
    )
    expect(names.flat().filter((name) => name.startsWith('n1'))).toEqual(Array.from({ length: tall }, (_, index) => `n1.${index + 1}`))
  })

  it('moves a figure that does not fit to the top of the next page and goes on with the text', () => {
    const { names } = pour([lines('p', 28), box('figure', 300), lines('q', 20)])
    expect(names[0]).toEqual(expect.arrayContaining(['p.28', 'q.1', 'q.2']))
    expect(names[1]?.[0]).toBe('figure')
  })

  it('keeps figures in their order', () => {
    const { names } = pour([lines('p', 28), box('a', 300), box('b', 20), lines('q', 40), box('c', 20)])
    expect(names.flat().filter((name) => 'abc'.includes(name))).toEqual(['a', 'b', 'c'])
  })
})
