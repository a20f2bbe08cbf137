// Bundles every src/**/*.worker.ts to <out>/<name>.mjs, with the list of its sources beside it. Workers of tests are built by name only.
// usage: node scripts/build-workers.mjs [--out DIR] [name…]
import { build } from 'esbuild'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)
const out = path.resolve(root, args[0] === '--out' ? args.splice(0, 2)[1] : 'dist/workers')
const workers = await findWorkers()
const names = args.length > 0 ? args : [...workers.keys()].filter((name) => workers.get(name).startsWith(path.join(root, 'src')))

/** Packages are loaded at run time, and only those that the worker uses: a list of exports names many more, and some take a second to load. */
const packagesOutside = {
  name: 'packages-outside',
  setup(bundling) {
    bundling.onResolve({ filter: /^[^./]/ }, ({ kind, path: name }) =>
      kind === 'entry-point' || name.startsWith('@/') || path.isAbsolute(name)
        ? undefined
        : { path: name, external: true, sideEffects: false },
    )
  },
}

await mkdir(out, { recursive: true })
for (const name of names) {
  const entry = workers.get(name)
  if (!entry) throw new Error(`no ${name}.worker.ts in src or tests`)
  await bundle(name, entry)
}

async function findWorkers() {
  const found = new Map()
  for (const folder of ['src', 'tests']) {
    // A deployment may come without tests.
    for (const file of (await readdir(path.join(root, folder), { recursive: true }).catch(() => [])).sort()) {
      if (!file.endsWith('.worker.ts')) continue
      const name = path.basename(file, '.worker.ts')
      if (found.has(name)) throw new Error(`two workers are called ${name}`)
      found.set(name, path.join(root, folder, file))
    }
  }
  return found
}

async function bundle(name, entry) {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    tsconfig: path.join(root, 'tsconfig.json'),
    bundle: true,
    write: false,
    metafile: true,
    outfile: path.join(out, `${name}.mjs`),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [packagesOutside],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  })
  const inputs = Object.keys(result.metafile.inputs).sort()
  // Written aside and renamed, the list first: several processes may build the same worker at once.
  await put(`${name}.inputs.json`, `${JSON.stringify(inputs)}\n`)
  await put(`${name}.mjs`, result.outputFiles[0].contents)
}

async function put(fileName, content) {
  const aside = path.join(out, `.${fileName}.${process.pid}`)
  await writeFile(aside, content)
  await rename(aside, path.join(out, fileName))
}
