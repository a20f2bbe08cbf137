// Bundles every src/**/*.worker.ts to dist/workers/<name>.mjs and every src/**/*.client.ts to dist/client/<name>.js, with the list of its
// sources beside it. Those of tests are built by name only.
// usage: node scripts/build-workers.mjs [workers|client [--out DIR] [name…]]
import { build } from 'esbuild'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BUNDLES, entryPoints } from './lib/bundles.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const args = process.argv.slice(2)
const kinds = args[0] === undefined ? Object.keys(BUNDLES) : [args.shift()]
const elsewhere = args[0] === '--out' ? args.splice(0, 2)[1] : undefined

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

/** A page loads what the house wrote and nothing else: whoever imports a package, or what runs on the server, is told so here. */
const noPackages = {
  name: 'no-packages',
  setup(bundling) {
    bundling.onResolve({ filter: /^[^./]/ }, ({ importer, kind, path: name }) =>
      kind === 'entry-point' || name.startsWith('@/') || path.isAbsolute(name)
        ? undefined
        : { errors: [{ text: `${path.relative(root, importer)} takes "${name}", which no page may load` }] },
    )
  },
}

const HOW = {
  workers: { format: 'esm', platform: 'node', target: 'node20', plugins: [packagesOutside], sourcemap: 'inline', sourcesContent: false },
  // Offices keep browsers for long: no younger syntax than the pages had before they were bundled.
  client: { format: 'iife', platform: 'browser', target: 'es2020', plugins: [noPackages], minify: true, legalComments: 'none' },
}

for (const kind of kinds) {
  if (!(kind in BUNDLES)) throw new Error(`"${kind}" is none of ${Object.keys(BUNDLES).join(', ')}`)
  const out = path.resolve(elsewhere ?? path.join('dist', kind))
  await mkdir(out, { recursive: true })
  const known = entryPoints(kind, ['src', 'tests'])
  for (const name of args.length > 0 ? args : entryPoints(kind).keys()) {
    const entry = known.get(name)
    if (!entry) throw new Error(`no ${name}${BUNDLES[kind].suffix} in src or tests`)
    await bundle(kind, name, entry, out)
  }
}

async function bundle(kind, name, entry, out) {
  const file = `${name}.${BUNDLES[kind].extension}`
  const result = await build({
    ...HOW[kind],
    entryPoints: [path.resolve(entry)],
    absWorkingDir: root,
    tsconfig: path.join(root, 'tsconfig.json'),
    bundle: true,
    write: false,
    metafile: true,
    outfile: path.join(out, file),
    logLevel: 'error',
  })
  const inputs = Object.keys(result.metafile.inputs).sort()
  // Written aside and renamed, the list first: several processes may build the same file at once.
  await put(out, `${name}.inputs.json`, `${JSON.stringify(inputs)}\n`)
  await put(out, file, result.outputFiles[0].contents)
}

async function put(out, fileName, content) {
  const aside = path.join(out, `.${fileName}.${process.pid}`)
  await writeFile(aside, content)
  await rename(aside, path.join(out, fileName))
}
