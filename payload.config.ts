import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import path from 'node:path'
import { buildConfig } from 'payload'
import { assignments, committees, memberships, reviews } from '@/collections/committees'
import { materialsCollections, materialsInvariants, materialsJobs, materialsPolicies } from '@/collections/materials'
import { media } from '@/collections/media'
import { notices } from '@/collections/notices'
import { barUntilPasswordChanged, organisations, passwordLinkJob, refuseInactiveSessions, staffSlipsJob, users } from '@/collections/people'
import { standardsCollections, standardsPolicies } from '@/collections/standards'
import { databaseAdapter } from '@/database'
import { deny } from '@/access'
import { parseEnvironment } from '@/kernel/environment'
import { mailAdapter, mailJob } from '@/platform/messages'
import { deliverJob } from '@/platform/events'
import { closePayloadCollections } from '@/platform/payload-collections'
import { hidePaths } from '@/platform/hidden-paths'
import { ownWords } from '@/platform/i18n/payload'
import { platform } from '@/platform/plugin'
import { retentionJob } from '@/platform/retention'
import { housePolicies } from '@/platform/policies'
import { plugins } from '@/plugins'

const environment = parseEnvironment(process.env)
const secureCookies = environment.publicUrl.startsWith('https:')

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
  custom: {
    jobs: [mailJob(environment), passwordLinkJob(environment), deliverJob, retentionJob(environment), staffSlipsJob, ...materialsJobs],
    invariants: materialsInvariants,
    policies: [...standardsPolicies, ...materialsPolicies, ...housePolicies],
  },
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
      afterNavLinks: [{ path: '/src/collections/committees/admin/WorkloadLink#WorkloadLink', clientProps: { inNav: true } }],
      views: { dashboard: { Component: '/src/app/(payload)/_workbench/Dashboard#Dashboard' } },
    },
  },
  typescript: { outputFile: path.resolve('src/payload-types.ts') },
  // Our own queue does the work (ADR 0007); Payload's stays shut.
  jobs: { access: { cancel: deny, queue: deny, run: deny }, tasks: [] },
  upload: { limits: { fileSize: 50_000_000, files: 1 }, abortOnLimit: true, parseNested: false },
  collections: [
    users({ secureCookies }),
    organisations,
    ...standardsCollections,
    committees,
    memberships,
    ...materialsCollections({ mediaDir: environment.mediaDir }),
    assignments,
    reviews,
    media({ directory: environment.mediaDir }),
    notices,
  ],
  plugins: [...plugins({ mediaDir: environment.mediaDir }), platform],
})
  .then(closePayloadCollections)
  .then(barUntilPasswordChanged)
  .then(hidePaths)
