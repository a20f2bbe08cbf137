// usage: node pdf-text.mjs < FILE: the text of each page as a JSON list. In a process of its own, because a library that
// Payload brings along extends Array.prototype, which the reader refuses.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const task = getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: 0 })
const file = await task.promise
const pages = []
for (let number = 1; number <= file.numPages; number += 1) {
  const { items } = await (await file.getPage(number)).getTextContent()
  pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'))
}
process.stdout.write(JSON.stringify(pages))
await task.destroy()
