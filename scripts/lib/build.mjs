import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { bundledFiles } from './bundles.mjs'
import { run } from './run.mjs'
import { digest, stampIs, writeStamp } from './stamp.mjs'

const STAMP = 'dist/.liangong-built'
const SOURCES = [
  'src',
  'public',
  'payload.config.ts',
  'next.config.mjs',
  'tsconfig.json',
  'package-lock.json',
  'scripts/lib',
  'scripts/build-workers.mjs',
]
/** Rewritten by the build itself, and nothing at run time reads it. */
const GENERATED = ['src/payload-types.ts']
/** What the administrator set for running must neither shape the build nor stop it; the server checks it in one clear line. */
const RUN_TIME_ONLY = [
  'DATABASE_URI',
  'DATA_DIR',
  'MEDIA_DIR',
  'HOST',
  'LIANGONG_DEMO',
  'LOG_LEVEL',
  'MAIL_FROM',
  'METRICS_TOKEN',
  'MONGODB_TRANSACTIONS',
  'PORT',
  'PUBLIC_URL',
  'SMTP_URL',
  'WRITES_PER_MINUTE',
]
const PARTS = ['.next/BUILD_ID', 'dist/main.mjs', 'dist/server.mjs']

/** Whether a finished production build of exactly these sources is there. */
export function buildIsCurrent() {
  return [...PARTS, ...bundledFiles()].every((part) => existsSync(part)) && stampIs(STAMP, digest(SOURCES, GENERATED))
}

/** @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress */
export async function productionBuild(progress) {
  rmSync(STAMP, { force: true })
  // Taken before: sources that change while they are built make the next start build again.
  const sources = digest(SOURCES, GENERATED)
  const env = { ...Object.fromEntries(RUN_TIME_ONLY.map((name) => [name, ''])), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  if (existsSync('scripts/build-workers.mjs'))
    await progress.step('构建工作线程和网页脚本 Building workers and page scripts', (note) =>
      run(process.execPath, ['scripts/build-workers.mjs'], { note, env }),
    )
  await progress.step('构建服务器 Building the server', bundleServer)
  await progress.step('构建页面 Building the pages', (note) =>
    run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      note,
      env: { ...env, PAYLOAD_SECRET: 'only-for-the-build-never-used-to-sign' },
    }),
  )
  writeStamp(STAMP, sources)
}

/** One file for the Express edge and the Payload configuration: it starts in half the time of loading TypeScript. */
async function bundleServer() {
  const { build, stop } = await import('esbuild')
  await build({
    entryPoints: ['src/server/main.ts'],
    outfile: 'dist/main.mjs',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'error',
  })
  // Its helper process would otherwise stay for as long as the server runs.
  await stop()
  copyFileSync('scripts/lib/preload-lexical.mjs', 'dist/preload-lexical.mjs')
  copyFileSync('scripts/lib/server-entry.mjs', 'dist/server.mjs')
}
