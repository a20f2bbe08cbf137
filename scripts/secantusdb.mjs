// Installs SecantusDB (MongoDB's protocol and transactions over WiredTiger) into an environment of its own, for the tests.
// `node scripts/secantusdb.mjs` prints the path of its server. It is a separate process and no part of the product.
import path from 'node:path'
import { cachedBuild, run, say } from './cached-build.mjs'

const VERSION = '0.7.0b3'
const PYTHON_NEEDED = '(3, 10)'
const windows = process.platform === 'win32'

await cachedBuild({
  name: `secantusdb-${VERSION}`,
  product: windows ? 'Scripts/secantusd-py.exe' : 'bin/secantusd-py',
  async build(directory) {
    const python = await findPython()
    if (!python) throw new Error('there is no Python 3.10 or later with venv')
    say(`installing SecantusDB ${VERSION} (about 20 seconds, once a machine) …`)
    await run(python, ['-m', 'venv', directory], { timeoutMs: 60_000 })
    await run(
      path.join(directory, windows ? 'Scripts/python.exe' : 'bin/python'),
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-input',
        '--only-binary',
        ':all:',
        '--timeout',
        '5',
        '--retries',
        '0',
        `secantusdb==${VERSION}`,
      ],
      { timeoutMs: 180_000 },
    )
  },
})

async function findPython() {
  for (const python of ['python3', 'python']) {
    const probe = `import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= ${PYTHON_NEEDED} else 1)`
    const fits = await run(python, ['-c', probe], { timeoutMs: 10_000 }).then(
      () => true,
      () => false,
    )
    if (fits) return python
  }
  return undefined
}
