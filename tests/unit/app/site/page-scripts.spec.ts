import { Script } from 'node:vm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readerAssets } from '@/collections/materials/site/reader/assets'
import { placeAttributes, placeOf } from '@/collections/materials/site/reader/place'
import { pageData } from '@/platform/site/page-data'
import { studyAssets } from '@/plugins/study-hours/site/assets'

describe('what a page tells its script', () => {
  const told = pageData<{ text: string; ms: number }>('told')
  const data = { text: '</script><!-- 炼工 & "', ms: 1 }
  afterEach(() => vi.unstubAllGlobals())

  it('is read as it was written, whatever its texts hold', () => {
    const html = told.html(data)
    const [, id, text] = /^<script type="application\/json" id="(\w+)">([^<]*)<\/script>$/.exec(html) ?? []
    vi.stubGlobal('document', { getElementById: (asked: string) => (asked === id ? { textContent: text } : null) })
    expect(told.read()).toEqual(data)
    expect(() => pageData('other').read()).toThrow('no data called other')
  })

  it('says of a chapter on the body which one it is', () => {
    const place = { editionId: '64f0', urlName: 'gao-lu', editionNo: 2, chapter: 11 }
    // As a browser has it: `data-edition-no` is `dataset.editionNo`, and all of it is text.
    const dataset = Object.fromEntries(
      Object.entries(placeAttributes(place)).map(([name, value]) => [
        name.replace(/^data-/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        String(value),
      ]),
    )
    expect(placeOf(dataset)).toEqual(place)
  })
})

describe.each([
  ['the reader', readerAssets.js, 'reader.js'],
  ['the study page', studyAssets.js, 'study.js'],
  ['the classroom wall', studyAssets.wall, 'wall.js'],
])('the script of %s', (_, asset, name) => {
  it('is one plain script of its own, far below what a page may load', async () => {
    const body = await asset.body()
    expect(() => new Script(body)).not.toThrow()
    expect(body.length).toBeLessThan(20_000)
  })

  it('is named by its content', async () => {
    expect(await asset.href()).toMatch(new RegExp(`^/assets/${name.replace('.', '\\.')}\\?v=[\\w-]{12}$`))
    expect(await asset.href()).toBe(await asset.href())
  })
})
