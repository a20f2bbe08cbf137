import type { Texts } from '../../line/admin/chapter-texts'

/** The server takes no more (see the endpoint); told here before a minute is spent on sending. */
const MOST_BYTES = 50_000_000
/** A .docx is a ZIP archive. */
const FIRST_BYTES = [0x50, 0x4b]

/** What speaks against sending this file, in words; nothing where it may go. */
export async function whatIsWrong(file: File, text: Texts['drafts']): Promise<string | undefined> {
  if (!file.name.toLowerCase().endsWith('.docx')) return text.wrongType(file.name)
  if (file.size === 0) return text.emptyFile(file.name)
  if (file.size > MOST_BYTES) return text.tooLarge(file.name, (file.size / 1_000_000).toFixed(1))
  const head = new Uint8Array(await file.slice(0, FIRST_BYTES.length).arrayBuffer())
  return FIRST_BYTES.every((byte, index) => head[index] === byte) ? undefined : text.notWord(file.name)
}
