import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { SiteAsset } from '@/platform/domains'

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/**
 * What pages that are made as text load beside their pictures: read when it is first asked for, and named by its content.
 * @param sources paths from the project's root, at which the process is started; several are put one after the other
 */
export function siteAsset(name: `${string}.${keyof typeof TYPES}`, ...sources: readonly string[]): SiteAsset {
  const kind = name.endsWith('.css') ? 'css' : 'js'
  let body: string | undefined
  const read = () => (body ??= kind === 'css' ? withoutComments(sources.map(source).join('\n')) : sources.map(source).join('\n'))
  return {
    name,
    type: TYPES[kind],
    get body() {
      return read()
    },
    get href() {
      return `/assets/${name}?v=${createHash('sha256').update(read()).digest('base64url').slice(0, 12)}`
    },
  }
}

function source(file: string): string {
  return readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8')
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
}
