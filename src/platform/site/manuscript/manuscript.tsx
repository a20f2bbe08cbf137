import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { fromLexical } from '@/platform/documents/lexical'
import { numberBlocks } from '@/platform/documents/numbering'
import { siteWords } from '@/platform/i18n'
import { findPictures } from './pictures'
import { bookHtml } from './book-html'

/** What was written in the manuscript editor, set as book text. Safe: the HTML is made from the block model alone. */
export async function Manuscript({ req, state, language }: { req: PayloadRequest; state: unknown; language: Language }) {
  const blocks = fromLexical(state, { assetOf: (id) => id })
  const pictures = await findPictures({ req, blocks })
  const text = numberBlocks(blocks, { prefix: 'n', language: 'zh-CN' })
  const { body, notes } = bookHtml(text, { words: siteWords(language).reader, pictureOf: (asset) => pictures.get(asset) })
  return <article className="book" lang="zh-CN" dangerouslySetInnerHTML={{ __html: body + notes }} />
}
