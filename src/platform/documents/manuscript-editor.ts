import {
  AlignFeature,
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  IndentFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
  lexicalEditor,
} from '@payloadcms/richtext-lexical'
import type { TextField } from 'payload'
import { figureFields, manuscriptBlocks, manuscriptInlineBlocks, MEDIA_SLUG } from './lexical-blocks'
import { isSafeHref } from './safe-href'

/**
 * The editor of a chapter. It offers exactly what `model.ts` can hold, so that whatever an author can make survives
 * `fromLexical`. Pictures come from the `media` collection only; nothing is fetched from a pasted address.
 */
export function manuscriptEditor() {
  return lexicalEditor({ features: () => manuscriptFeatures() })
}

/** The features alone, for checks that need no Payload. */
export function manuscriptFeatures() {
  return [
    FixedToolbarFeature(),
    InlineToolbarFeature(),
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h1', 'h2', 'h3', 'h4'] }),
    BoldFeature(),
    ItalicFeature(),
    UnderlineFeature(),
    StrikethroughFeature(),
    SuperscriptFeature(),
    SubscriptFeature(),
    InlineCodeFeature(),
    AlignFeature(),
    // Only lists are indented: the model has no indented paragraph, and the book's own style sets first lines.
    IndentFeature({ disabledNodes: ['paragraph', 'heading', 'quote'] }),
    UnorderedListFeature(),
    OrderedListFeature(),
    BlockquoteFeature(),
    HorizontalRuleFeature(),
    EXPERIMENTAL_TableFeature(),
    LinkFeature({
      enabledCollections: [],
      disableAutoLinks: true,
      fields: ({ defaultFields }) =>
        defaultFields.map((field) => (field.name === 'url' ? ({ ...field, validate: validateUrl } as TextField) : field)),
    }),
    UploadFeature({ enabledCollections: [MEDIA_SLUG], collections: { [MEDIA_SLUG]: { fields: figureFields() } } }),
    BlocksFeature({ blocks: manuscriptBlocks(), inlineBlocks: manuscriptInlineBlocks() }),
  ]
}

function validateUrl(value: string | null | undefined, { req }: { req: { i18n: { language: string } } }): string | true {
  if (value && isSafeHref(value)) return true
  return req.i18n.language.startsWith('en')
    ? 'Only http, https and mailto addresses can be linked.'
    : '链接只能是 http、https 或 mailto 地址。'
}
