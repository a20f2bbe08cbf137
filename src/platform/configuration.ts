import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import path from 'node:path'
import { buildConfig, type SanitizedConfig } from 'payload'
import { deny } from '@/access'
import { databaseAdapter } from '@/database'
import type { Environment } from '@/kernel/environment'
import { composed, type Domain } from './domains'
import { withDataDirectory } from './files'
import { hidePaths } from './hidden-paths'
import { ownWords } from './i18n/payload'
import { mailAdapter } from './messages'
import { closePayloadCollections } from './payload-collections'
import { platform } from './plugin'

/** Answers to what people do, not failures of the server. */
const EXPECTED_ERRORS = {
  AuthenticationError: 'info',
  DomainError: 'info',
  Forbidden: 'info',
  LockedAuth: 'info',
  NotFound: 'info',
  QueryError: 'info',
  ValidationError: 'info',
} as const

/** Payload's whole configuration: the house around its domains. */
export function configuration({
  domains,
  environment,
}: {
  domains: readonly Domain[]
  environment: Environment
}): Promise<SanitizedConfig> {
  return buildConfig({
    secret: environment.payloadSecret ?? '',
    db: databaseAdapter(environment),
    editor: lexicalEditor(),
    email: mailAdapter(environment),
    telemetry: false,
    loggingLevels: EXPECTED_ERRORS,
    maxDepth: 2,
    defaultDepth: 1,
    graphQL: { disable: true },
    onInit: (payload) => domains.forEach(({ onInit }) => onInit?.(payload)),
    serverURL: '',
    cors: environment.origins,
    csrf: environment.origins,
    i18n: {
      supportedLanguages: { zh, en },
      fallbackLanguage: 'zh',
      // Payload's English lists show a ticked box as "true".
      translations: ownWords,
    },
    admin: {
      user: 'users',
      avatar: 'default',
      importMap: { baseDir: process.cwd(), importMapFile: path.resolve('src/app/(payload)/admin/importMap.js') },
      meta: { titleSuffix: ' · 炼工', defaultOGImageType: 'off' },
      components: {
        graphics: { Icon: '/src/platform/branding/graphics#Icon', Logo: '/src/platform/branding/graphics#Logo' },
        views: { dashboard: { Component: '/src/platform/admin/workbench/Dashboard#Dashboard' } },
      },
    },
    custom: withDataDirectory(environment.dataDir),
    // `npm run generate:types` writes them, and CI checks them: not each start of a development server or a test.
    typescript: { autoGenerate: false, outputFile: path.resolve('src/payload-types.ts') },
    // Our own queue does the work (ADR 0007); Payload's stays shut.
    jobs: { access: { cancel: deny, queue: deny, run: deny }, tasks: [] },
    upload: { limits: { fileSize: 50_000_000, files: 1 }, abortOnLimit: true, parseNested: false },
    plugins: [composed(domains), platform],
  })
    .then(closePayloadCollections)
    .then((config) => domains.reduce((finished, { finish }) => finish?.(finished) ?? finished, config))
    .then(hidePaths)
}
