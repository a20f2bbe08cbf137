import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { getEnabledNodes } from '@payloadcms/richtext-lexical'
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import fc from 'fast-check'
import { buildConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { fromLexical, normalizeBlocks, toLexical } from '@/platform/documents/lexical'
import { manuscriptEditor } from '@/platform/documents/manuscript-editor'
import { assetOf, blocksArbitrary, MEDIA_OF_ASSET } from './lexical-arbitraries'

type WithEditorConfig = { editor: { editorConfig: Parameters<typeof getEnabledNodes>[0]['editorConfig'] } }

describe('the editor of a chapter', () => {
  it('knows every node that content is written as, and saves it back unchanged in meaning', async () => {
    const editor = await realEditor()
    fc.assert(
      fc.property(blocksArbitrary(), (blocks) => {
        const written = toLexical(blocks, MEDIA_OF_ASSET)
        const saved: unknown = JSON.parse(JSON.stringify(editor.parseEditorState(JSON.stringify(written)).toJSON()))
        expect(fromLexical(saved, { assetOf })).toEqual(normalizeBlocks(blocks))
      }),
      { numRuns: 150 },
    )
  })
})

async function realEditor() {
  const config = await buildConfig({
    secret: 'only for this test',
    telemetry: false,
    db: sqliteAdapter({ client: { url: 'file::memory:' } }),
    collections: [
      { slug: 'media', upload: true, fields: [] },
      { slug: 'chapters', fields: [{ name: 'body', type: 'richText', editor: manuscriptEditor() }] },
    ],
  })
  const body = config.collections
    .find(({ slug }) => (slug as string) === 'chapters')
    ?.fields.find((field) => 'name' in field && field.name === 'body')
  const { editorConfig } = (body as unknown as WithEditorConfig).editor
  const editor = createHeadlessEditor({
    nodes: getEnabledNodes({ editorConfig }),
    onError: (error) => {
      throw error
    },
  })
  return editor
}
