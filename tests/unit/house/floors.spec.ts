import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const eslint = new ESLint({ cwd: process.cwd() })

/** What the linter says of a file at this place that imports that module. */
async function complaints(filePath: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import { x } from '${imported}'\nexport const y = x\n`, { filePath })
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId?.startsWith('boundaries/')).map(({ message }) => message)
}

describe('the floors of the house', () => {
  it.each([
    [
      'the core takes nothing of a plugin',
      'src/collections/materials/operations/x.ts',
      '@/plugins/study-hours',
      'the core knows no plugin',
    ],
    ['nor does its wiring', 'src/collections/materials/domain.ts', '@/plugins/study-hours', 'the core knows no plugin'],
    [
      'plugins take nothing of each other',
      'src/plugins/question-bank/operations/x.ts',
      '@/plugins/study-hours',
      'plugins do not know each other',
    ],
    [
      'nobody reaches past another domain’s index',
      'src/plugins/study-hours/board/operations/x.ts',
      '@/collections/materials/workbench/operations/workbench',
      'through its index.ts',
    ],
    ['nor does a page', 'src/plugins/study-hours/site/x.ts', '@/collections/materials/site/book', 'through its index.ts'],
    [
      'nobody takes the index of their own domain',
      'src/plugins/study-hours/operations/x.ts',
      '@/plugins/study-hours',
      'import the module itself',
    ],
    ['the platform knows no domain', 'src/platform/jobs/x.ts', '@/collections/materials', 'no policy allowing'],
    [
      'rules see no operations',
      'src/collections/materials/line/domain/x.ts',
      '@/collections/materials/line/operations/load-chapters',
      'no policy allowing',
    ],
    ['rules see no platform', 'src/collections/materials/line/domain/x.ts', '@/platform/jobs', 'no policy allowing'],
    ['operations see no pages', 'src/plugins/study-hours/operations/x.ts', '@/plugins/study-hours/site/duration', 'no policy allowing'],
    [
      'the edge knows no domain’s inside',
      'src/server/x.ts',
      '@/plugins/study-hours/recognition/operations/my-record',
      'no policy allowing',
    ],
    [
      'a room knows no room above it',
      'src/plugins/study-hours/attendance/operations/x.ts',
      '@/plugins/study-hours/certificates/operations/corrections',
      'rooms know those beneath them',
    ],
    ['the kernel stands alone', 'src/kernel/x.ts', '@/platform/jobs', 'no policy allowing'],
  ])('%s', async (_, file, imported, message) => {
    const said = await complaints(file, imported)
    expect(said.join('\n')).toContain(message)
  })

  it.each([
    ['a plugin takes the core by its index', 'src/plugins/study-hours/operations/x.ts', '@/collections/materials'],
    ['a route of one line takes a page', 'src/app/(site)/[lang]/study/x.ts', '@/plugins/study-hours/site/routes/study/page'],
    ['a domain’s wiring takes its parts', 'src/plugins/study-hours/domain.ts', '@/plugins/study-hours/desk/jobs/sweep'],
    ['a room takes one beneath it', 'src/plugins/study-hours/board/operations/x.ts', '@/plugins/study-hours/ledger/domain/types'],
    ['a page takes the site’s frame', 'src/plugins/study-hours/site/x.ts', '@/platform/site/sheet'],
  ])('let through: %s', async (_, file, imported) => {
    expect(await complaints(file, imported)).toEqual([])
  })

  it('every file has a place', async () => {
    const [result] = await eslint.lintText('export const x = 1\n', { filePath: 'src/somewhere/else.ts' })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('boundaries/no-unknown-files')
  })
})
