import { describe, expect, it } from 'vitest'
import { fromLexical, normalizeBlocks, toLexical } from '@/platform/documents/lexical'
import type { Block, Inline } from '@/platform/documents/model'
import { blastFurnaceChapters } from '@/demo/content/blast-furnace'
import { converterChapters, converterDrafts } from '@/demo/content/converter'
import { inline } from '@/demo/content/inline'
import { assetsOf, countHan, textOfBlocks } from '@/demo/content/text'
import { figureIds } from '@/demo/figures/catalogue'
import { buildStory } from '@/demo/story'

const drafts = Object.values(converterDrafts).flat()
const documents = buildStory('2026-11-22').documents
const everything: readonly (readonly [string, readonly Block[]])[] = [
  ...[...blastFurnaceChapters, ...drafts].map(({ key, blocks }, index) => [`${key}#${index}`, blocks] as const),
  ...documents.map(({ key, body }) => [key, body] as const),
]

describe('the demonstration books', () => {
  it.each(blastFurnaceChapters.map((chapter) => [chapter.key, chapter] as const))(
    '%s of the published book has 3,000 to 5,000 Chinese characters and everything a chapter of a textbook has',
    (_, { blocks }) => {
      expect(countHan(blocks)).toBeGreaterThanOrEqual(3_000)
      expect(countHan(blocks)).toBeLessThanOrEqual(5_000)
      const kinds = new Set(blocks.map(({ kind }) => kind))
      for (const kind of ['heading', 'paragraph', 'list', 'table', 'figure', 'formula']) expect(kinds).toContain(kind)
      const titles = blocks.flatMap((block) => (block.kind === 'heading' ? [textOfBlocks([block])[0]] : []))
      expect(titles[0]).toBe('学习目标')
      expect(titles.at(-1)).toBe('思考与练习')
      expect(blocks.at(-1)).toMatchObject({ kind: 'list', ordered: true })
    },
  )

  it('has two chapters of at least 2,500 characters and four of at least 800 in the book under review', () => {
    const lengths = converterChapters.map(({ blocks }) => countHan(blocks))
    expect(lengths.filter((length) => length >= 2_500)).toHaveLength(2)
    expect(lengths.every((length) => length >= 800)).toBe(true)
  })

  it('has footnotes, merged header cells, superscripts and subscripts', () => {
    const blocks = blastFurnaceChapters.flatMap((chapter) => chapter.blocks)
    const inlines = everything.flatMap(([, body]) => body.flatMap(inlinesOf))
    expect(inlines.filter(({ kind }) => kind === 'footnote').length).toBeGreaterThanOrEqual(8)
    expect(inlines.some((part) => part.kind === 'text' && part.superscript)).toBe(true)
    expect(inlines.some((part) => part.kind === 'text' && part.subscript)).toBe(true)
    const merged = blocks.filter((block) => block.kind === 'table' && block.rows[0]?.some((cell) => (cell.colSpan ?? 1) > 1))
    expect(merged.length).toBeGreaterThanOrEqual(6)
  })

  it.each(everything)('%s has tables whose rows all cover the same columns', (_, blocks) => {
    for (const block of blocks) if (block.kind === 'table') expect(new Set(widthsOf(block)).size, block.caption).toBe(1)
  })

  it.each(everything)('%s shows only pictures of the catalogue, each with caption and description', (_, blocks) => {
    for (const asset of assetsOf(blocks)) expect(figureIds).toContain(asset)
    for (const block of blocks) if (block.kind === 'figure') expect([block.alt, block.caption].every(Boolean)).toBe(true)
  })

  it.each(everything)('%s leaves no mark-up, no link and no address in the text', (_, blocks) => {
    const text = textOfBlocks(blocks).join('\n')
    expect(text).not.toMatch(/[_^]\{|_\d|\{\{|\}\}|\*\*|\$|https?:|www\.|example\.com/)
    expect(blocks.flatMap(inlinesOf).some(({ kind }) => kind === 'link')).toBe(false)
  })

  it.each(everything)('%s keeps its paragraphs where they are when it is stored, so that comments stay on theirs', (_, blocks) => {
    const ids = new Map<string, string>(figureIds.map((id) => [id, `media-${id}`]))
    const stored = fromLexical(toLexical(blocks, ids), { assetOf: (id) => id.replace('media-', '') })
    expect(stored).toEqual(normalizeBlocks(blocks))
    expect(textOfBlocks(stored)).toEqual(textOfBlocks(blocks))
  })

  it('uses every picture of the catalogue', () => {
    const used = new Set(everything.flatMap(([, blocks]) => assetsOf(blocks)))
    expect(figureIds.filter((id) => !used.has(id))).toEqual([])
  })

  it('gives every displayed formula a complete math element beside its readable text', () => {
    const formulas = everything.flatMap(([, blocks]) => blocks.filter((block) => block.kind === 'formula'))
    expect(formulas.length).toBeGreaterThan(40)
    for (const formula of formulas) {
      expect(formula.mathml).toMatch(/^<math xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML".*<\/math>$/)
      expect(formula.mathml).not.toMatch(/<mrow><\/mrow>|undefined|\[object/)
    }
  })

  it.each(['bof-02', 'bof-03'])('changed %s between its drafts without rewriting all of it', (key) => {
    const [first, second] = (converterDrafts[key] ?? []).map(({ blocks }) => textOfBlocks(blocks))
    const kept = (second ?? []).filter((text) => first?.includes(text)).length
    expect(kept).toBeGreaterThan(20)
    expect(kept).toBeLessThan((second ?? []).length - 4)
  })
})

describe('the mark-up of the books', () => {
  it('reads sub- and superscripts, bold text and notes that hold subscripts', () => {
    expect(inline('V_{u} 为 **有效**{{含 CO_{2}}}')).toEqual([
      { kind: 'text', text: 'V' },
      { kind: 'text', text: 'u', subscript: true },
      { kind: 'text', text: ' 为 ' },
      { kind: 'text', text: '有效', bold: true },
      {
        kind: 'footnote',
        content: [
          { kind: 'text', text: '含 CO' },
          { kind: 'text', text: '2', subscript: true },
        ],
      },
    ])
  })

  it.each(['CO_{2', '**开', '{{注', '$V'])('refuses %s, which is never closed', (source) => {
    expect(() => inline(source)).toThrow('never closed')
  })
})

function inlinesOf(block: Block): Inline[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return block.content
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => cell.content.flat())
  if (block.kind === 'list') return block.items.flatMap((item) => [...item.content, ...(item.children ? inlinesOf(item.children) : [])])
  return block.kind === 'quote' ? block.content.flat() : []
}

/** Columns that each row covers, spans from above included. */
function widthsOf(table: Extract<Block, { kind: 'table' }>): number[] {
  const carried: number[] = table.rows.map(() => 0)
  return table.rows.map((row, index) => {
    for (const cell of row)
      for (let below = 1; below < (cell.rowSpan ?? 1); below += 1)
        carried[index + below] = (carried[index + below] ?? 0) + (cell.colSpan ?? 1)
    return row.reduce((sum, cell) => sum + (cell.colSpan ?? 1), carried[index] ?? 0)
  })
}
