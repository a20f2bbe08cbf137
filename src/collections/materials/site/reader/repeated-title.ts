import type { Block } from '@/platform/documents/model'
import { plainText } from '@/platform/documents/numbering'

/** Word manuscripts often repeat the chapter's title as their first heading; printed twice it would look like a mistake. */
export function repeatsTitle(first: Block | undefined, title: string): boolean {
  if (first?.kind !== 'heading') return false
  return bare(plainText(first.content)) === bare(title)
}

function bare(text: string): string {
  return text.replace(/^第[\d一二三四五六七八九十百零〇]+章/, '').replace(/\s+/g, '')
}
