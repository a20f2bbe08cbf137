import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What the reader's page loads besides its pictures; made once, when the process first needs it, and named by content. */
export type ReaderAsset = { body: string; type: string; href: string }

const SHEETS = ['tokens.css', '(site)/styles/base.css', '(site)/styles/site.css', '(site)/styles/book.css', '(site)/styles/reader.css']

export const readerAssets: Readonly<Record<'reader.css' | 'reader.js', ReaderAsset>> = {
  'reader.css': asset('reader.css', 'text/css; charset=utf-8', withoutComments(SHEETS.map(source).join('\n'))),
  'reader.js': asset('reader.js', 'text/javascript; charset=utf-8', source('(site)/_reader/reader.client.js')),
}

/** Like the composition, this relies on the process being started at the project's root. */
function source(file: string): string {
  return readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'src/app', file), 'utf8')
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
}

function asset(name: string, type: string, body: string): ReaderAsset {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { body, type, href: `/assets/${name}?v=${version}` }
}
