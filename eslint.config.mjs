import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** A domain is a folder of `collections` or `plugins`; its layers stand in it, or in its rooms where it has some. */
const inDomains = (type, ...paths) =>
  paths.flatMap((path) => [
    { type, pattern: `src/(collections|plugins)/*/${path}`, capture: ['floor', 'house'] },
    { type, pattern: `src/(collections|plugins)/*/*/${path}`, capture: ['floor', 'house', 'room'] },
  ])

/** The floors of the house, top to bottom (docs/architecture.md). A file belongs to the first pattern that it matches. */
const elements = [
  { type: 'model', pattern: 'src/platform/documents/{model,numbering}.ts' },
  { type: 'types', pattern: 'src/payload-types.ts' },
  { type: 'kernel', pattern: 'src/kernel/**' },
  { type: 'database', pattern: 'src/database/**' },
  { type: 'access', pattern: 'src/access/**' },
  { type: 'frame', pattern: 'src/platform/site/**' },
  { type: 'platform', pattern: 'src/platform/**' },
  { type: 'hooks', pattern: 'src/hooks/**' },
  { type: 'index', pattern: 'src/(collections|plugins)/*/index.ts', capture: ['floor', 'house'] },
  { type: 'wiring', pattern: 'src/(collections|plugins)/*/domain.ts', capture: ['floor', 'house'] },
  ...inDomains('basics', '{errors,slugs,options,access,access/**,events,fields}{,.ts}'),
  ...inDomains('domain', 'domain/**'),
  ...inDomains('operations', 'operations/**'),
  ...inDomains('site', 'site/**'),
  ...inDomains('story', 'demo/**'),
  ...inDomains('thin', '{hooks,endpoints,jobs,admin,translations}/**'),
  ...inDomains('wiring', '*.ts', 'collections/**'),
  { type: 'demo', pattern: 'src/demo/**' },
  { type: 'app', pattern: 'src/app/**' },
  { type: 'server', pattern: 'src/server/**' },
  { type: 'config', pattern: 'payload.config.ts' },
].map((element) => ({ ...element, mode: 'full' }))

/** Dates that people read are written by src/kernel/clock.ts alone, in the centre's zone: these would take the zone of whoever runs them. */
const calendar = [
  ['MemberExpression[object.name="Intl"][property.name="DateTimeFormat"]', 'dates are written by kernel/clock'],
  [
    'CallExpression[callee.property.name=/^to(Locale(Date|Time)?|Date|Time)String$/]',
    'dates are written by kernel/clock, numbers by Intl.NumberFormat',
  ],
  [
    'CallExpression[callee.property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]',
    "this takes the machine's zone: kernel/clock knows the centre's",
  ],
  [
    'CallExpression[callee.property.name=/^(slice|substring)$/][callee.object.callee.property.name="toISOString"]',
    "this is the day of UTC: localDate is the centre's, dayOfUtc calendar arithmetic",
  ],
  [
    'CallExpression[callee.property.name=/^(slice|substring)$/][callee.object.property.name=/^(at|.+At)$/][arguments.1.value=10]',
    "this is the day of UTC: localDate is the centre's",
  ],
].map(([selector, message]) => ({ selector, message }))

const floor = (from, ...to) => ({ from: { element: { type: from } }, allow: { to: { element: { types: { anyOf: to } } } } })
/** What stands inside a domain. */
const INNER = ['basics', 'domain', 'operations', 'thin', 'site', 'story', 'wiring']
const base = ['kernel', 'model', 'types', 'access', 'platform', 'hooks']

/** The rooms of a domain stand on floors of their own: each knows those before it. */
const ROOMS = {
  materials: ['line', 'people', 'coverage', 'chapters', 'reviews', 'publication', 'proofs', 'editions', 'errata', 'orders', 'workbench'],
  'study-hours': [
    'time',
    'shared',
    'training',
    'units',
    'ledger',
    'attendance',
    'recognition',
    'desk',
    'decisions',
    'board',
    'certificates',
    'roster',
    'reminders',
  ],
}
const roomFloors = Object.entries(ROOMS).flatMap(([house, rooms]) =>
  rooms.map((room, at) => ({
    from: { element: { captured: { house, room } } },
    disallow: { to: { element: { captured: { house, room: rooms.slice(at + 1) } } } },
    message: `rooms know those beneath them: ${rooms.join(' ← ')}; what a lower one needs of a higher one comes by contribution`,
  })),
)

export default tseslint.config(
  {
    ignores: [
      '.cache',
      'node_modules',
      '.next',
      'dist',
      'data',
      'src/payload-types.ts',
      'src/database/migrations/**',
      'src/app/(payload)/admin/importMap.js',
      'next-env.d.ts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['scripts/**', 'tests/**', 'src/server/**'], rules: { 'no-console': 'off' } },
  { files: ['src/payload-augmentation.d.ts', '**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}', 'payload.config.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'import/resolver': { typescript: { project: './tsconfig.json' } },
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
            floor('kernel', 'kernel'),
            floor('model', 'kernel', 'model'),
            floor('database', 'kernel', 'database'),
            floor('access', 'kernel', 'access', 'types'),
            floor('platform', 'database', ...base),
            floor('hooks', ...base),
            floor('frame', ...base, 'frame', 'config'),
            floor('basics', ...base, 'basics', 'domain', 'index'),
            floor('domain', 'kernel', 'model', 'domain', 'basics'),
            floor('operations', ...base, 'basics', 'domain', 'operations', 'index'),
            floor('thin', ...base, 'basics', 'domain', 'operations', 'thin', 'index'),
            floor('site', ...base, 'frame', 'basics', 'domain', 'operations', 'thin', 'site', 'index'),
            floor('wiring', ...base, 'frame', 'basics', 'domain', 'operations', 'thin', 'site', 'wiring', 'index'),
            floor('index', ...base, 'basics', 'domain', 'operations', 'thin', 'site', 'wiring'),
            floor('story', ...base, 'basics', 'domain', 'operations', 'index', 'story'),
            // The list of the domains' parts of the story is generated.
            floor('demo', ...base, 'index', 'story', 'demo'),
            // Routes of one line and the components of a page reach into the domains' site folders; both lists are generated.
            floor('app', ...base, 'frame', 'index', 'site', 'config', 'app'),
            floor('config', 'kernel', 'platform', 'index'),
            floor('server', ...base, 'database', 'index', 'config', 'demo', 'server'),
            // Nobody reaches past another domain's index.
            ...INNER.map((inner) => ({
              from: { element: { types: { anyOf: INNER } } },
              disallow: { to: { element: { type: inner, captured: { house: '!{{ from.element.captured.house }}' } } } },
              message: 'import another domain through its index.ts',
            })),
            {
              from: { element: { types: { anyOf: INNER } } },
              disallow: { to: { element: { type: 'index', captured: { house: '{{ from.element.captured.house }}' } } } },
              message: 'inside a domain, import the module itself: its index is for others',
            },
            ...roomFloors,
            // The core knows no plugin, and plugins do not know each other.
            {
              from: { element: { types: { anyOf: [...INNER, 'index'] }, captured: { floor: 'collections' } } },
              disallow: { to: { element: { captured: { floor: 'plugins' } } } },
              message: 'the core knows no plugin: emit an event or ask for a contribution',
            },
            {
              from: { element: { types: { anyOf: [...INNER, 'index'] }, captured: { floor: 'plugins' } } },
              disallow: { to: { element: { captured: { floor: 'plugins', house: '!{{ from.element.captured.house }}' } } } },
              message: 'plugins do not know each other: react to an event of the core',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/**/*.{ts,tsx}', 'payload.config.ts'], rules: { 'no-restricted-syntax': ['error', ...calendar] } },
  {
    files: ['src/kernel/**', 'src/**/domain/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'pure rules do no I/O' }],
      'no-restricted-syntax': [
        'error',
        ...calendar,
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'pure rules take the time as a value',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'pure rules take the time as a value' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'pure rules do not gamble' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['payload', '@payloadcms/*', 'next', 'next/*', 'express'], message: 'the rules know no framework' }] },
      ],
    },
  },
  {
    files: ['src/kernel/clock.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'pure rules take the time as a value' },
      ],
    },
  },
)
