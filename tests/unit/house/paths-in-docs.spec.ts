import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const pages = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
  .split('\n')
  // A decision tells of the house as it was, a changelog and a fixture of earlier versions.
  .filter((file) => file && !/^(docs\/adr\/|tests\/fixtures\/|CHANGELOG)/.test(file))

/** What stands in backticks and begins like a path of the project. */
const PATH = /`((?:src|tests|scripts|docs|collections|plugins|platform|kernel)\/[\w./[\]()-]+)`/g

describe('a path that a page names', () => {
  it.each(pages)('%s: is there', (page) => {
    const missing = [...readFileSync(page, 'utf8').matchAll(PATH)]
      .map(([, path = '']) => path)
      .filter((path) => ![path, `src/${path}`, `${path}.ts`, `src/${path}.ts`].some((each) => existsSync(each)))
    expect(missing).toEqual([])
  })
})
