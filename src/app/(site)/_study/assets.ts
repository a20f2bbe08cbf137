import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What the study page and the classroom wall load besides the reader's stylesheet; made once, named by content. */
export type StudyAsset = { body: string; type: string; href: string }

export const studyAssets: Readonly<Record<'study.css' | 'study.js' | 'wall.js', StudyAsset>> = {
  'study.css': asset('study.css', 'text/css; charset=utf-8', withoutComments(source('study-page.css'))),
  'study.js': asset('study.js', 'text/javascript; charset=utf-8', source('study.client.js')),
  'wall.js': asset('wall.js', 'text/javascript; charset=utf-8', source('wall.client.js')),
}

/** Like the composition, this relies on the process being started at the project's root. */
function source(file: string): string {
  return readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'src/app/(site)/_study', file), 'utf8')
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
}

function asset(name: string, type: string, body: string): StudyAsset {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { body, type, href: `/assets/${name}?v=${version}` }
}
