import type { Payload, Where } from 'payload'
import type { User } from '@/payload-types'
import { call, createLine, manuscript, must, transit, type Line } from './line'
import { createUser, reqAs, systemReq, tokenOf } from './payload'

/** Everybody who knocks at the door, from nobody to the administrator. */
export const VISITORS = [
  'anonymous',
  'trainee',
  'trainingAdmin',
  'itemExpert',
  'outsider',
  'reviewer',
  'author',
  'chief',
  'auditor',
  'staff',
  'admin',
] as const
export type Visitor = (typeof VISITORS)[number]

/** Words that stand in one place each, so that an answer which holds one tells where it leaks from. */
export const SECRETS = {
  manuscript: '秘稿甲一',
  comment: '秘评乙二',
  opinion: '秘审丙三',
  conflict: '秘避丁四',
  contact: 'reporter-9f3k@private.test',
  reporterName: '秘报戊五',
  email: 'mailbox-7q2z@private.test',
  employeeNumber: 'EMP-4417-PRIVATE',
  foreword: '秘序己六',
  unpublishedTitle: '秘名庚七',
  notice: '秘告辛八',
  orderContact: '秘订壬九',
  standardNote: '秘标癸十',
  pointName: '秘点子一',
  mailText: '秘信丑二',
  notification: '秘讯寅三',
  jobInput: '秘务卯四',
  assignmentNote: '秘任辰五',
  qualityNote: '秘质巳六',
  proofNote: '秘校午七',
  reason: '秘由未八',
  pictureAlt: '秘图申九',
  preference: '秘好酉十',
} as const
export type Secret = keyof typeof SECRETS

export type House = {
  line: Line
  tokens: Record<Visitor, string | undefined>
  people: Record<Exclude<Visitor, 'anonymous'>, User>
  /** One row of every collection, by slug; what the matrix tries to read, change and delete. */
  rows: Record<string, string>
  /** The stored hash and salt of somebody's password. */
  passwordParts: string[]
}

/** A house with something to hide in every room. */
export async function createHouse(payload: Payload): Promise<House> {
  const line = await createLine(payload, { chapters: 2 })
  const req = await systemReq(payload)
  const own = { req, depth: 0, overrideAccess: true } as const
  const make = async (collection: string, data: Record<string, unknown>) =>
    String(((await payload.create({ collection, data, ...own } as never)) as { id: string }).id)
  const organisation = await make('organisations', { name: '保密单位', kind: 'enterprise' })
  const person = (roles: Parameters<typeof createUser>[1], data: Partial<User> = {}) => createUser(payload, roles, data)
  const [trainingAdmin, itemExpert, admin, victim] = await Promise.all([
    person(['training-admin'], { organisation }),
    person(['item-expert']),
    person(['admin']),
    person(['trainee'], { email: SECRETS.email, employeeNumber: SECRETS.employeeNumber }),
  ])
  const signed = await Promise.all([trainingAdmin, itemExpert, admin].map((user) => tokenOf(payload, user)))
  const { tokens } = line
  const [chapter] = line.chapters
  if (!chapter) throw new Error('no chapter')
  await payload.update({ collection: 'textbooks', id: line.textbook.id, data: { title: SECRETS.unpublishedTitle }, ...own })
  await payload.update({ collection: 'editions', id: line.edition.id, data: { foreword: manuscript(SECRETS.foreword) } as never, ...own })
  const path = `/chapters/${chapter.id}`
  await must(transit('chapters', chapter.id, tokens.author, 'startWriting'))
  await must(call(path, { token: tokens.author, method: 'PATCH', body: { manuscript: manuscript(`${SECRETS.manuscript}。钢水温度。`) } }))
  const drafted = await must(call(`${path}/drafts`, { token: tokens.author, body: {} }))
  const draft = (drafted.body['draft'] as { id: string }).id
  await must(transit('chapters', chapter.id, tokens.author, 'submitDraft'))
  await must(transit('chapters', chapter.id, tokens.chief, 'passUnifying', { reason: SECRETS.reason }))
  const said = await must(
    call(`${path}/comments`, { token: tokens.chief, body: { body: SECRETS.comment, severity: 'question', blockIndex: 0 } }),
  )
  const review = await make('reviews', {
    chapter: chapter.id,
    draft,
    stage: 'review1',
    reviewer: line.people.proofB.id,
    declaration: 'none',
    verdict: 'pass',
    opinion: SECRETS.opinion,
    conflictDetails: SECRETS.conflict,
  })
  const erratum = await make('errata', {
    edition: line.edition.id,
    page: 3,
    quote: '引文',
    reporterName: SECRETS.reporterName,
    reporterContact: SECRETS.contact,
    state: 'reported',
    stateSeq: 0,
  })
  const orderCall = await make('order-calls', {
    edition: line.edition.id,
    title: '征订',
    opensOn: '2020-01-01',
    closesOn: '2040-01-01',
    status: 'open',
  })
  const standard = await make('standards', {
    occupation: line.occupation.id,
    edition: '2025年版',
    version: 1,
    levels: ['5'],
    note: SECRETS.standardNote,
  })
  const specification = await make('element-specifications', { occupation: line.occupation.id, level: '5', kind: 'theory', version: 1 })
  const node = await make('element-nodes', { specification, code: 'A', name: '范围', weightHundredths: 10_000 })
  await make('element-nodes', { specification, code: 'A-A', name: '范围', weightHundredths: 10_000 })
  await make('element-nodes', { specification, code: 'A-A-A', name: '范围', weightHundredths: 10_000 })
  const point = await make('appraisal-points', { specification, fullCode: 'A-A-A-001', name: SECRETS.pointName, importance: 'X' })
  const rows: Record<string, string> = {
    users: victim.id,
    organisations: organisation,
    occupations: line.occupation.id,
    standards: standard,
    'element-specifications': specification,
    'element-nodes': node,
    'appraisal-points': point,
    policies: await make('policies', { key: 'test.rule', value: 1, effectiveFrom: '2039-01-01', scope: 'default', source: '测试' }),
    committees: line.committee.id,
    memberships: await anyId('memberships'),
    textbooks: line.textbook.id,
    editions: line.edition.id,
    chapters: chapter.id,
    drafts: draft,
    comments: (said.body['comment'] as { id: string }).id,
    reviews: review,
    assignments: await anyId('assignments', { person: { equals: line.people.chief.id } }),
    proofs: await make('proofs', {
      edition: line.edition.id,
      chapter: chapter.id,
      stage: 'proof1',
      proofreader: line.people.proofA.id,
      sealedHash: 'x',
      corrections: [{ quote: '原', correction: '改', note: SECRETS.proofNote }],
    }),
    'quality-samples': await make('quality-samples', {
      edition: line.edition.id,
      sampledCharacters: 1,
      errorsPer10k: 0,
      sampledOn: '2026-01-01',
      errors: [{ kind: 'fact', weight: 1, note: SECRETS.qualityNote }],
    }),
    printings: await make('printings', { edition: line.edition.id, printingNo: 1 }),
    errata: erratum,
    'order-calls': orderCall,
    orders: await make('orders', {
      call: orderCall,
      organisation: await make('organisations', { name: '别的单位', kind: 'enterprise' }),
      quantity: 3,
      contact: SECRETS.orderContact,
    }),
    'sample-copies': await make('sample-copies', {
      edition: line.edition.id,
      quantity: 1,
      recipient: { relationTo: 'users', value: victim.id },
    }),
    notices: await make('notices', {
      title: SECRETS.notice,
      kind: 'notice',
      publishedAt: '2020-01-01T00:00:00.000Z',
      isPublic: false,
      body: manuscript('正文'),
    }),
    'audit-log': await anyId('audit-log'),
    transitions: await anyId('transitions'),
    notifications: await make('notifications', {
      key: 'hostile',
      recipient: victim.id,
      kind: 'test',
      subjectZh: SECRETS.notification,
      subjectEn: SECRETS.notification,
    }),
    'outbox-messages': await make('outbox-messages', { to: 'x@y.test', subject: 's', text: SECRETS.mailText, file: 'hostile.eml' }),
    jobs: await make('jobs', {
      kind: 'test',
      key: 'hostile',
      state: 'done',
      input: { text: SECRETS.jobInput },
      runAfter: '2039-01-01T00:00:00.000Z',
    }),
    'holiday-years': await make('holiday-years', { year: 2031, source: '测试' }),
    media: await picture(),
    publications: await publication(),
    'payload-locked-documents': await make('payload-locked-documents', {
      document: { relationTo: 'chapters', value: chapter.id },
      user: { relationTo: 'users', value: line.people.author.id },
    }),
    'payload-preferences': await preference(),
    'payload-migrations': await make('payload-migrations', { name: 'hostile', batch: 1 }),
  }
  await payload.update({ collection: 'assignments', id: rows['assignments'] as string, data: { note: SECRETS.assignmentNote }, ...own })
  const stored = await payload.db.findOne<{ id: string; hash: string; salt: string }>({
    collection: 'users',
    where: { id: { equals: victim.id } },
  })
  return {
    line,
    rows,
    passwordParts: [String(stored?.hash), String(stored?.salt)],
    people: {
      trainee: line.people.trainee,
      trainingAdmin,
      itemExpert,
      outsider: line.people.outsider,
      reviewer: line.people.reviewer1,
      author: line.people.author,
      chief: line.people.chief,
      auditor: line.people.auditor,
      staff: line.people.staff,
      admin,
    },
    tokens: {
      anonymous: undefined,
      trainee: tokens.trainee,
      trainingAdmin: signed[0],
      itemExpert: signed[1],
      outsider: tokens.outsider,
      reviewer: tokens.reviewer1,
      author: tokens.author,
      chief: tokens.chief,
      auditor: tokens.auditor,
      staff: tokens.staff,
      admin: signed[2],
    },
  }

  async function anyId(collection: string, where: Where = {}): Promise<string> {
    const { docs } = await payload.find({ collection, where, limit: 1, ...own } as never)
    return String((docs[0] as { id: string } | undefined)?.id)
  }

  /** Preferences belong to whoever asks, so the row is made as its owner would. */
  async function preference(): Promise<string> {
    const made = await payload.create({
      collection: 'payload-preferences',
      data: { key: 'x', value: { a: SECRETS.preference } } as never,
      ...own,
      req: await reqAs(payload, victim),
    })
    return String(made.id)
  }

  /** The row alone: the file behind it is not asked for here. */
  async function publication(): Promise<string> {
    const made = await payload.db.create({
      collection: 'publications',
      data: { edition: line.edition.id, format: 'pdf', sha256: 'a', inputHash: 'b', isPublic: false, filename: 'hidden.pdf' },
      req,
    })
    return String(made['id'])
  }

  async function picture(): Promise<string> {
    const made = await payload.create({
      collection: 'media',
      data: { alt: SECRETS.pictureAlt, isPublic: false, chapters: [chapter?.id ?? ''] } as never,
      file: { data: PIXEL, mimetype: 'image/png', name: 'pixel.png', size: PIXEL.length },
      ...own,
    })
    return made.id
  }
}

/** The smallest picture that is one. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
