import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SiteAsset } from '@/platform/domains'
import { builtFile } from '@/platform/files/built-file'

/**
 * A stylesheet of pages that are made as text, beside their pictures.
 * @param sources paths from the project's root, at which the process is started; several are put one after the other
 */
export function siteStyles(name: `${string}.css`, ...sources: readonly string[]): SiteAsset {
  return asset(name, 'text/css; charset=utf-8', async () => {
    const texts = await Promise.all(sources.map((file) => readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8')))
    return withoutComments(texts.join('\n'))
  })
}

/** A script of such pages: `study.js` is what was bundled of `study.client.ts`, wherever that stands. */
export function siteScript(name: `${string}.js`): SiteAsset {
  return asset(name, 'text/javascript; charset=utf-8', async () => {
    const file = await builtFile('client', name.replace(/\.js$/, ''))
    return readFile(/* turbopackIgnore: true */ file, 'utf8')
  })
}

/** Read when it is first asked for, and named by its content. While the house is built upon it is read anew each time. */
function asset(name: string, type: string, load: () => Promise<string>): SiteAsset {
  let kept: string | undefined
  const body = async () => (process.env.NODE_ENV === 'production' ? (kept ??= await load()) : load())
  return {
    name,
    type,
    body,
    href: async () =>
      `/assets/${name}?v=${createHash('sha256')
        .update(await body())
        .digest('base64url')
        .slice(0, 12)}`,
  }
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
}
