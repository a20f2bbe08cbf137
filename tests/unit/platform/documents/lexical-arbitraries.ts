import fc from 'fast-check'
import type { Block, Inline, ListBlock, TableCell } from '@/platform/documents/model'

/** Any content that the model allows, normalised or not. */
export function blocksArbitrary(options: { maxBlocks?: number } = {}): fc.Arbitrary<Block[]> {
  return fc.array(block, { maxLength: options.maxBlocks ?? 6 })
}

export const ASSETS = ['a1', 'a2', 'a3']
export const MEDIA_OF_ASSET = new Map(ASSETS.map((asset) => [asset, `media-${asset}`]))
export const assetOf = (mediaId: string): string => mediaId.replace('media-', '')

const words = fc.stringMatching(/^[高炉炼铁 abc0-9=,。\t\n<&"]{0,12}$/)
const mark = fc.constantFrom(undefined, true as const)
const run: fc.Arbitrary<Inline> = fc
  .record({ text: words, bold: mark, italic: mark, underline: mark, strike: mark, superscript: mark, subscript: mark, code: mark })
  .map(({ text, ...marks }): Inline => ({ kind: 'text', text, ...Object.fromEntries(Object.entries(marks).filter(([, set]) => set)) }))
const formulaParts = fc
  .record({ text: words, mathml: fc.constantFrom(undefined, '<math><mi>x</mi></math>') })
  .map(({ text, mathml }) => ({ text, ...(mathml && { mathml }) }))
const asset = fc.constantFrom(...ASSETS)
const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: run },
  fc.constant<Inline>({ kind: 'break' }),
  formulaParts.map((parts): Inline => ({ kind: 'formula', ...parts })),
  fc.record({ asset, alt: words }).map((image): Inline => ({ kind: 'image', ...image })),
)
const href = fc.constantFrom('https://example.org/a?b=1', 'http://example.org/', 'mailto:a@example.org')
const link: fc.Arbitrary<Inline> = fc
  .record({ href, content: fc.array(leaf, { maxLength: 3 }) })
  .map((parts): Inline => ({ kind: 'link', ...parts }))
const footnote: fc.Arbitrary<Inline> = fc
  .array(fc.oneof(leaf, link), { maxLength: 3 })
  .map((content): Inline => ({ kind: 'footnote', content }))
const inlines: fc.Arbitrary<Inline[]> = fc.array(fc.oneof({ weight: 5, arbitrary: leaf }, link, footnote), { maxLength: 5 })

const list: fc.Arbitrary<ListBlock> = fc.letrec<{ list: ListBlock }>((tie) => ({
  list: fc
    .record({
      ordered: fc.boolean(),
      start: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      items: fc.array(
        fc
          .record({ content: inlines, children: fc.option(tie('list'), { nil: undefined, depthSize: 'small' }) })
          .map(({ content, children }) => ({ content, ...(children && { children }) })),
        { maxLength: 3 },
      ),
    })
    .map(({ start, ...parts }): ListBlock => ({ kind: 'list', ...parts, ...(start !== undefined && { start }) })),
})).list

const cell: fc.Arbitrary<TableCell> = fc
  .record({
    content: fc.array(inlines, { maxLength: 2 }),
    header: mark,
    colSpan: fc.constantFrom(undefined, 1, 2),
    rowSpan: fc.constantFrom(undefined, 1, 3),
  })
  .map(({ content, ...more }) => ({ content, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) }))
const table: fc.Arbitrary<Block> = fc
  .record({
    caption: fc.constantFrom(undefined, '高炉参数'),
    headerRows: fc.nat(3),
    rows: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
  })
  .map(({ caption, ...parts }): Block => ({ kind: 'table', ...(caption && { caption }), ...parts }))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({ level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), content: inlines })
    .map((parts): Block => ({ kind: 'heading', ...parts })),
  fc
    .record({ content: inlines, align: fc.constantFrom(undefined, 'center' as const, 'right' as const) })
    .map(({ content, align }): Block => ({ kind: 'paragraph', content, ...(align && { align }) })),
  list,
  table,
  fc.record({ asset, alt: words, caption: fc.constantFrom('', '结构示意图') }).map((parts): Block => ({ kind: 'figure', ...parts })),
  formulaParts.map((parts): Block => ({ kind: 'formula', ...parts })),
  fc.array(inlines, { maxLength: 3 }).map((content): Block => ({ kind: 'quote', content })),
  words.map((text): Block => ({ kind: 'code', text })),
  fc.constant<Block>({ kind: 'rule' }),
)
