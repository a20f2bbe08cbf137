import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workflowOf } from '@/platform/workflow'
import { CAST, call, createLine, must, transit, type Cast, type Line } from '../factories/line'
import { createTraining, type Training, type TrainingCast } from '../factories/training'
import { bootPayload, rest, shutDown, systemReq } from '../factories/payload'

/** Who decided what, and why, is for those with a part in the work; readers get the public facts. */
let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload)
  await must(transit('chapters', chapter(), line.tokens.author, 'startWriting'))
  // In circulation, as its readers meet it; its history is written as the line writes it.
  await openEdition()
})
afterAll(() => shutDown(payload))

const chapter = () => line.chapters[0]?.id ?? ''
const WHY = '内部理由：样书色差'

async function openEdition(): Promise<void> {
  const req = await systemReq(payload)
  const { id } = line.edition
  await payload.db.updateOne({
    collection: 'editions',
    id,
    data: {
      state: 'published',
      stateSeq: 2,
      publishedOn: '2026-01-02',
      passedForPressBy: line.people.editor.id,
      coverageSeenBy: line.people.chief.id,
      pressCorrections: WHY,
    },
    req,
  })
  await payload.db.updateOne({ collection: 'textbooks', id: line.textbook.id, data: { isPublic: true }, req })
  const rows = [
    { seq: 1, action: 'passForPress', from: 'press', to: 'sample', reason: WHY, actor: line.people.editor.id },
    { seq: 2, action: 'publish', from: 'sample', to: 'published', reason: WHY, actor: line.people.editor.id },
  ]
  for (const row of rows)
    await payload.db.create({
      collection: 'transitions',
      data: { subject: `editions/${id}`, actorKind: 'user', at: '2026-01-02T00:00:00.000Z', ...row },
      req,
    })
}

type Row = { action: string; actor?: string; reason?: string }
const history = async (path: string, name: Cast | null) => {
  const { body, status } = await call(`${path}/transitions`, name ? { token: line.tokens[name] } : {})
  return { status, code: body.errors?.[0]?.code, rows: (body['docs'] ?? []) as Row[] }
}

describe('the history of a public edition', () => {
  const INSIDE: readonly Cast[] = [
    'chief',
    'author',
    'reviewer1',
    'reviewer2',
    'reviewer3',
    'editor',
    'proofA',
    'proofB',
    'reader',
    'chair',
    'staff',
    'auditor',
  ]

  it.each(CAST)('is seen by %s as far as their part in the book goes', async (name) => {
    const { rows, status } = await history(`/editions/${line.edition.id}`, name)
    expect(status).toBe(200)
    if (INSIDE.includes(name)) {
      expect(rows.map(({ action }) => action)).toEqual(['passForPress', 'publish'])
      expect(rows[0]).toMatchObject({ actor: line.people.editor.id, reason: WHY })
    } else {
      expect(rows.map(({ action }) => action)).toEqual(['publish'])
      expect(JSON.stringify(rows)).not.toContain(line.people.editor.id)
      expect(JSON.stringify(rows)).not.toContain(WHY)
    }
  })

  it('is not asked for without an account', async () => {
    expect(await history(`/editions/${line.edition.id}`, null)).toMatchObject({ status: 401, code: 'request.signIn' })
  })
})

describe('the history of a chapter', () => {
  it.each([
    ['author', true],
    ['chief', true],
    ['staff', true],
    ['auditor', true],
    // Appointed, but the round is not open and nothing was declared.
    ['reviewer1', false],
  ] as [Cast, boolean][])('tells %s who acted: %s', async (name, whole) => {
    const { rows, status } = await history(`/chapters/${chapter()}`, name)
    expect([status, rows.length]).toEqual([200, 1])
    expect('actor' in (rows[0] ?? {})).toBe(whole)
    expect('reason' in (rows[0] ?? {})).toBe(whole)
  })

  it.each(['trainee', 'outsider', 'coAuthor'] as Cast[])('does not exist for %s', async (name) => {
    expect((await history(`/chapters/${chapter()}`, name)).status).toBe(404)
  })
})

describe('every collection with a workflow', () => {
  type View = 'whole' | 'facts' | 'closed'
  const ids: Record<string, string> = {}
  let training: Training

  beforeAll(async () => {
    training = await createTraining(payload)
    const req = await systemReq(payload)
    const {
      class: { id: classId },
      enrolments,
      occupation,
      people,
      standard,
    } = training
    const row = async (collection: string, data: Record<string, unknown>) =>
      String(((await payload.db.create({ collection: collection as never, data: { stateSeq: 1, ...data }, req })) as { id: string }).id)
    const trainee = people.trainee.id
    const enrolment = enrolments.trainee.id
    const own = { slot: 'history-1', trainee, enrolment }
    Object.assign(ids, {
      editions: line.edition.id,
      chapters: chapter(),
      standards: standard.id,
      classes: classId,
      enrolments: enrolment,
      'element-specifications': await row('element-specifications', {
        title: '细目表',
        occupation: occupation.id,
        level: '4',
        kind: 'theory',
        version: 1,
        state: 'in-force',
      }),
      errata: await row('errata', {
        edition: line.edition.id,
        quote: '错',
        correction: '对',
        state: 'confirmed',
        reportedBy: line.people.coAuthor.id,
      }),
      'leave-requests': await row('leave-requests', { ...own, class: classId, reason: '事假', state: 'approved' }),
      'hour-claims': await row('hour-claims', { ...own, fromMs: 1, toMs: 2, claimedMs: 1, cause: 'network', note: 'x', state: 'refused' }),
      outages: await row('outages', {
        classes: [classId],
        fromMs: 1,
        toMs: 2,
        cause: 'x',
        declaredBy: people.teacher.id,
        state: 'refused',
      }),
      'hour-certificates': await row('hour-certificates', {
        ...own,
        code: 'HISTORY-1',
        occupation: occupation.id,
        level: '4',
        tenths: 1,
        recognisedMs: 1,
        onlineMs: 1,
        offlineMs: 0,
        ledgerSeq: 0,
        ledgerHash: 'x',
        snapshot: {},
        issuedAt: '2026-01-02T00:00:00.000Z',
        state: 'revoked',
      }),
    })
    for (const [slug, id] of Object.entries(ids)) {
      // Of a step that is no public fact, and of one that is where any is.
      const actions = ['inner', ...(FACTS[slug] ? [FACTS[slug]] : [])]
      for (const [index, action] of actions.entries())
        await payload.db.create({
          collection: 'transitions',
          data: {
            subject: `${slug}/${id}`,
            seq: 100 + index,
            action,
            from: 'a',
            to: 'b',
            reason: WHY,
            actor: people.staff.id,
            actorKind: 'user',
            at: '2026-01-03T00:00:00.000Z',
          },
          req,
        })
    }
  })

  const FACTS: Record<string, string> = { editions: 'publish', standards: 'put-in-force', 'element-specifications': 'put-in-force' }
  const BOOK = {
    staff: 'whole',
    auditor: 'whole',
    chief: 'whole',
    chair: 'whole',
    author: 'whole',
    reviewer1: 'whole',
    outsider: 'facts',
    trainee: 'facts',
    anonymous: 'closed',
  } as const
  const CENTRE = { staff: 'whole', auditor: 'whole', anonymous: 'closed' } as const
  const CLASS = { ...CENTRE, manager: 'whole', teacher: 'whole', otherManager: 'closed', classmate: 'closed', stranger: 'closed' } as const
  const OWN = { ...CLASS, trainee: 'whole' } as const
  const MATRIX: Record<string, Record<string, View>> = {
    editions: BOOK,
    // Reviewers before their declaration, and readers who reported, see steps without names; strangers see no chapter.
    chapters: { ...BOOK, reviewer1: 'facts', outsider: 'closed', trainee: 'closed' },
    errata: { ...BOOK, author: 'facts', reviewer1: 'facts' },
    standards: { ...CENTRE, chief: 'facts', outsider: 'facts', trainee: 'facts' },
    'element-specifications': { ...CENTRE, chief: 'facts', outsider: 'facts', trainee: 'closed' },
    classes: { ...CLASS, trainee: 'closed' },
    outages: { ...CLASS, trainee: 'closed' },
    enrolments: OWN,
    'leave-requests': OWN,
    'hour-claims': OWN,
    'hour-certificates': OWN,
  }
  const tokenFor = (slug: string, name: string): string | undefined =>
    ['classes', 'outages', 'enrolments', 'leave-requests', 'hour-claims', 'hour-certificates'].includes(slug)
      ? training.tokens[name as TrainingCast]
      : line.tokens[name as Cast]

  it('is in the matrix', () => {
    const slugs = payload.config.collections.filter((collection) => workflowOf(collection)).map(({ slug }) => slug)
    expect(Object.keys(MATRIX).toSorted()).toEqual(slugs.toSorted())
  })

  const cases = Object.entries(MATRIX).flatMap(([slug, views]) => Object.entries(views).map(([name, view]) => [slug, name, view] as const))
  it.each(cases)('%s shows %s its history as %s', async (slug, name, view) => {
    const token = tokenFor(slug, name)
    const { body, status } = await call(`/${slug}/${ids[slug]}/transitions`, token ? { token } : {})
    const rows = ((body['docs'] ?? []) as (Row & { seq: number })[]).filter(({ seq }) => seq >= 100)
    if (view === 'closed') {
      expect([name === 'anonymous' ? [401] : [403, 404], rows]).toEqual([expect.arrayContaining([status]), []])
      return
    }
    expect(status).toBe(200)
    if (view === 'whole') expect(rows[0]).toMatchObject({ action: 'inner', actor: training.people.staff.id, reason: WHY })
    else {
      expect(JSON.stringify(body)).not.toContain(WHY)
      expect(rows.map(({ actor }) => actor)).toEqual(rows.map(() => undefined))
      if (FACTS[slug]) expect(rows.map(({ action }) => action)).toEqual([FACTS[slug]])
    }
  })
})

describe('what hangs on a public book', () => {
  it('names no point to whom the points are closed, at either door', async () => {
    const { id } = line.edition
    for (const name of [null, 'trainee', 'proofA', 'chief', 'auditor'] as (Cast | null)[]) {
      const token = name ? { token: line.tokens[name] } : {}
      const points = (await call('/appraisal-points', token)).status
      const coverage = await call(`/editions/${id}/coverage`, token)
      const sheet = await rest(`/editions/${id}/coverage?format=xlsx`, token)
      const open = points === 200
      expect([name, open]).toEqual([name, name === 'chief' || name === 'auditor'])
      expect([name, coverage.status, Object.keys(coverage.body).toSorted()]).toEqual([
        name,
        200,
        open ? ['chapters', 'foreign', 'hash', 'rows', 'standing', 'totals'] : ['totals'],
      ])
      expect([name, sheet.status]).toEqual([name, open ? 200 : name ? 403 : 401])
      const revision = await call(`/editions/${id}/revision`, token)
      expect([name, 'touchedPoints' in revision.body]).toEqual([name, open])
    }
  })
})

describe('a row that readers may see', () => {
  /** All that a reader gets of an edition; what else it holds is the work on it. */
  const EDITION = [
    'basedOn',
    'chapters',
    'characterCount',
    'cip',
    'contributors',
    'createdAt',
    'editionNo',
    'foreword',
    'formatText',
    'id',
    'isbn',
    'name',
    'priceFen',
    'publishedOn',
    'publisherAddress',
    'publisherName',
    'state',
    'stateChangedAt',
    'stateSeq',
    'textbook',
    'updatedAt',
  ]
  /** Members that tell of inner work, wherever they stand. */
  const INNER =
    /^(chiefEditor|deputyEditors|responsibleEditor|(first|second|third)Proofreader|readThroughBy|passedForPress\w+|pressCorrections|coverage\w+|acceptedGaps|sealed\w+|manuscript\w*|currentDraft|authors|unifiedBy|\w*Reviewer|createdBy|editedBy|uploadedBy|reportedBy|answeredBy|confirmedBy|opinion|conflictDetails|email|sessions|salt|hash)$/

  it('of an edition holds the public facts and nothing of the work, however deep it is asked', async () => {
    for (const name of [null, 'trainee', 'outsider'] as (Cast | null)[]) {
      const { body, status } = await call(`/editions/${line.edition.id}?depth=5`, name ? { token: line.tokens[name] } : {})
      expect(status).toBe(200)
      expect([name, Object.keys(body).filter((key) => !EDITION.includes(key) && !isNothing(body[key]))]).toEqual([name, []])
      for (const person of ['chief', 'editor', 'proofA', 'reviewer1', 'author'] as const)
        expect([name, person, JSON.stringify(body).includes(line.people[person].id)]).toEqual([name, person, false])
      expect(JSON.stringify(body)).not.toContain(WHY)
    }
    const { body } = await call(`/editions/${line.edition.id}?depth=0`, { token: line.tokens.editor })
    expect(body).toMatchObject({ responsibleEditor: line.people.editor.id, firstProofreader: line.people.proofA.id })
  })

  it('of any collection tells a visitor nothing of who did what', async () => {
    for (const { slug } of payload.config.collections) {
      const { body, status } = await call(`/${slug}?depth=3&limit=20`)
      if (status !== 200) continue
      expect([slug, innerMembers(body['docs'])]).toEqual([slug, []])
    }
  })

  /** Payload gives an array that may not be read as an empty one. */
  function isNothing(value: unknown): boolean {
    return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  }

  function innerMembers(value: unknown, path = ''): string[] {
    if (Array.isArray(value)) return value.flatMap((each) => innerMembers(each, path))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, member]) => [
      ...(INNER.test(key) && !isNothing(member) ? [`${path}.${key}`] : []),
      ...innerMembers(member, `${path}.${key}`),
    ])
  }
})
