import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import path from 'node:path'
import { buildConfig } from 'payload'
import { committeesDomain } from '@/collections/committees'
import { materials } from '@/collections/materials'
import { mediaDomain } from '@/collections/media'
import { noticesDomain } from '@/collections/notices'
import { barUntilPasswordChanged, people, refuseInactiveSessions } from '@/collections/people'
import { standardsDomain } from '@/collections/standards'
import { databaseAdapter } from '@/database'
import { deny } from '@/access'
import { parseEnvironment } from '@/kernel/environment'
import { platformDomain } from '@/platform/domain'
import { composed } from '@/platform/domains'
import { mailAdapter } from '@/platform/messages'
import { closePayloadCollections } from '@/platform/payload-collections'
import { hidePaths } from '@/platform/hidden-paths'
import { ownWords } from '@/platform/i18n/payload'
import { platform } from '@/platform/plugin'
import { studyHours } from '@/plugins/study-hours'

const environment = parseEnvironment(process.env)

/** The domains of the house, each after those that it builds on: one line each, and everything else follows from it. */
const domains = [
  platformDomain(environment),
  people(environment),
  standardsDomain,
  committeesDomain,
  materials(environment),
  mediaDomain(environment),
  noticesDomain,
  studyHours(environment),
]

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

export default buildConfig({
  secret: environment.payloadSecret ?? '',
  db: databaseAdapter(environment),
  editor: lexicalEditor(),
  email: mailAdapter(environment),
  telemetry: false,
  loggingLevels: EXPECTED_ERRORS,
  maxDepth: 2,
  defaultDepth: 1,
  graphQL: { disable: true },
  onInit: refuseInactiveSessions,
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
  typescript: { outputFile: path.resolve('src/payload-types.ts') },
  // Our own queue does the work (ADR 0007); Payload's stays shut.
  jobs: { access: { cancel: deny, queue: deny, run: deny }, tasks: [] },
  upload: { limits: { fileSize: 50_000_000, files: 1 }, abortOnLimit: true, parseNested: false },
  plugins: [composed(domains), platform],
})
  .then(closePayloadCollections)
  .then(barUntilPasswordChanged)
  .then(hidePaths)
