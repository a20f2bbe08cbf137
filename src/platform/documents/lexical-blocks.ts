import type { Block as PayloadBlock, Field } from 'payload'
import { PLAIN_CODE } from '@/platform/plain-fields'

/** The collection that keeps every picture of a manuscript. */
export const MEDIA_SLUG = 'media'

/** A caption of its own, standing directly before the table that it names: Lexical's table has no place for one. */
export const tableCaptionBlock = (): PayloadBlock => ({
  slug: 'tableCaption',
  labels: {
    singular: { zh: '表题', en: 'Table caption' },
    plural: { zh: '表题', en: 'Table captions' },
  },
  fields: [
    {
      name: 'text',
      type: 'text',
      required: true,
      maxLength: 500,
      label: { zh: '表题（不写编号）', en: 'Caption (without number)' },
      admin: {
        description: {
          zh: '放在表格正上方；编号在排版时自动生成。',
          en: 'Put it directly above the table; numbers are given when the book is set.',
        },
      },
    },
  ],
})

export const formulaBlock = (): PayloadBlock => ({
  slug: 'formula',
  labels: {
    singular: { zh: '公式', en: 'Formula' },
    plural: { zh: '公式', en: 'Formulas' },
  },
  fields: formulaFields(),
})

export const codeBlock = (): PayloadBlock => ({
  slug: 'code',
  labels: {
    singular: { zh: '代码', en: 'Code' },
    plural: { zh: '代码', en: 'Code' },
  },
  fields: [{ name: 'text', type: 'code', required: true, label: { zh: '代码', en: 'Code' }, admin: { components: { Field: PLAIN_CODE } } }],
})

/**
 * A note whose mark stands where the inline block stands. Authors edit `text`; `content` keeps links and emphasis of an
 * imported note for as long as its plain text is still the same as `text`.
 */
export const footnoteInlineBlock = (): PayloadBlock => ({
  slug: 'footnote',
  labels: {
    singular: { zh: '脚注', en: 'Footnote' },
    plural: { zh: '脚注', en: 'Footnotes' },
  },
  fields: [
    { name: 'text', type: 'textarea', required: true, label: { zh: '注文', en: 'Note' } },
    { name: 'content', type: 'json', label: { zh: '带格式的注文', en: 'Note with formatting' }, admin: { hidden: true } },
  ],
})

export const formulaInlineBlock = (): PayloadBlock => ({
  slug: 'formula',
  labels: {
    singular: { zh: '行内公式', en: 'Inline formula' },
    plural: { zh: '行内公式', en: 'Inline formulas' },
  },
  fields: formulaFields(),
})

export const inlineImageBlock = (): PayloadBlock => ({
  slug: 'inlineImage',
  labels: {
    singular: { zh: '行内图片', en: 'Inline picture' },
    plural: { zh: '行内图片', en: 'Inline pictures' },
  },
  fields: [
    { name: 'media', type: 'upload', relationTo: MEDIA_SLUG, required: true, label: { zh: '图片', en: 'Picture' } },
    { name: 'alt', type: 'text', label: { zh: '替代文字', en: 'Alternative text' } },
  ],
})

/** The fields of a figure (Lexical upload node). */
export function figureFields(): Field[] {
  return [
    {
      name: 'caption',
      type: 'text',
      maxLength: 500,
      label: { zh: '图题（不写编号）', en: 'Caption (without number)' },
    },
    {
      name: 'alt',
      type: 'textarea',
      label: { zh: '替代文字', en: 'Alternative text' },
      admin: {
        description: {
          zh: '给看不见图的读者：图上有什么、说明了什么。',
          en: 'For readers who cannot see it: what is shown and what it means.',
        },
      },
    },
  ]
}

// New objects each time: Payload writes into the blocks it sanitizes.
export const manuscriptBlocks = (): PayloadBlock[] => [tableCaptionBlock(), formulaBlock(), codeBlock()]
export const manuscriptInlineBlocks = (): PayloadBlock[] => [footnoteInlineBlock(), formulaInlineBlock(), inlineImageBlock()]

function formulaFields(): Field[] {
  return [
    {
      name: 'text',
      type: 'text',
      required: true,
      label: { zh: '可读写法', en: 'Readable form' },
      admin: { description: { zh: '单行书写，例如 v = s/t。', en: 'On one line, for example v = s/t.' } },
    },
    {
      name: 'mathml',
      type: 'textarea',
      label: { zh: 'MathML（可不填）', en: 'MathML (optional)' },
      admin: {
        description: { zh: '修改可读写法后，请同时修改或清空此项。', en: 'When you change the readable form, change or clear this too.' },
      },
      validate: (value: string | null | undefined, { req }) =>
        !value ||
        /^<math[\s>][\s\S]*<\/math>$/.test(value.trim()) ||
        (req.i18n.language.startsWith('en') ? 'It must be one <math> element.' : '必须是一个完整的 <math> 元素。'),
    },
  ]
}
