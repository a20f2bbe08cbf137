import { readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { builtFile } from '@/platform/files/built-file'

const PROBE = 'tests/unit/platform/files/page-probe.client.ts'

describe('a script for pages', () => {
  it('is bundled with what it imports, as a script that any page can load', async () => {
    const script = await readFile(await builtFile('client', 'page-probe'), 'utf8')
    expect(() => new Script(script)).not.toThrow()
    expect(script).toContain('Asia/Shanghai')
    expect(script).not.toContain('??=')
  })

  it('is built again once one of its sources has changed, and not before', async () => {
    const file = await builtFile('client', 'page-probe')
    const inputs = JSON.parse(await readFile(path.join(path.dirname(file), 'page-probe.inputs.json'), 'utf8')) as string[]
    expect(inputs).toEqual(['src/kernel/clock.ts', PROBE])
    const before = await readFile(file)
    const long = new Date('2020-01-01')
    // Not what the sources make: only a build would put that right.
    await writeFile(file, 'stale')
    expect(await readFile(await builtFile('client', 'page-probe'), 'utf8')).toBe('stale')
    await utimes(file, long, long)
    expect(await readFile(await builtFile('client', 'page-probe'))).toEqual(before)
  })

  it('brings no package along: the build says who takes one', async () => {
    await expect(builtFile('client', 'page-with-package')).rejects.toThrow(/page-with-package\.client\.ts takes "zod"/)
  })

  it('is asked for by its plain name', async () => {
    await expect(builtFile('client', '../main')).rejects.toThrow(/no name of a bundle/)
    await expect(builtFile('client', 'nowhere')).rejects.toThrow(/no nowhere\.client\.ts/)
  })
})
