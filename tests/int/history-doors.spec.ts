import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workflowOf } from '@/platform/workflow'
import { CAST, call, createLine, must, transit, type Cast, type Line } from '../factories/line'
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
  await payload.db.updateOne({ collection: 'editions', id, data: { state: 'published', stateSeq: 2, publishedOn: '2026-01-02' }, req })
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
  it('shows a trainee and a stranger no actor and no reason of anything that they may read', async () => {
    const slugs = payload.config.collections.filter((collection) => workflowOf(collection)).map(({ slug }) => slug)
    expect(slugs.toSorted()).toEqual(
      [
        'attendance-corrections',
        'chapters',
        'classes',
        'editions',
        'element-specifications',
        'enrolments',
        'errata',
        'hour-certificates',
        'hour-claims',
        'leave-requests',
        'outages',
        'standards',
      ].filter((slug) => slugs.includes(slug as never)),
    )
    const req = await systemReq(payload)
    const standard = await payload.create({
      collection: 'standards',
      data: { occupation: line.occupation.id, version: 1, title: '标准', edition: '2026 年版', levels: ['4'] } as never,
      overrideAccess: true,
      req,
      depth: 0,
    })
    await payload.db.updateOne({ collection: 'standards', id: standard.id, data: { state: 'in-force', stateSeq: 1 }, req })
    await payload.db.create({
      collection: 'transitions',
      data: {
        subject: `standards/${standard.id}`,
        seq: 1,
        action: 'put-in-force',
        from: 'draft',
        to: 'in-force',
        reason: WHY,
        actor: line.people.staff.id,
        actorKind: 'user',
        at: '2026-01-02T00:00:00.000Z',
      },
      req,
    })
    let read = 0
    for (const slug of slugs) {
      const { docs } = await payload.db.find<{ id: string }>({ collection: slug, limit: 5, pagination: false, req })
      for (const { id } of docs)
        for (const name of ['trainee', 'outsider'] as const) {
          const { rows, status } = await history(`/${slug}/${id}`, name)
          expect([200, 403, 404]).toContain(status)
          for (const row of rows) {
            read += 1
            expect([slug, name, row.actor, row.reason]).toEqual([slug, name, undefined, undefined])
          }
        }
    }
    expect(read).toBeGreaterThan(0)
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
      expect([name, membersOf(body).filter((key) => !EDITION.includes(key))]).toEqual([name, []])
      for (const person of ['chief', 'editor', 'proofA', 'reviewer1', 'author'] as const)
        expect([name, person, JSON.stringify(body).includes(line.people[person].id)]).toEqual([name, person, false])
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

  /** An empty list is what Payload puts in the place of one that may not be read. */
  function isTold(value: unknown): boolean {
    return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
  }

  function membersOf(row: Record<string, unknown>): string[] {
    return Object.keys(row).filter((key) => EDITION.includes(key) || isTold(row[key]))
  }

  function innerMembers(value: unknown, path = ''): string[] {
    if (Array.isArray(value)) return value.flatMap((each) => innerMembers(each, path))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, member]) => [
      ...(INNER.test(key) && isTold(member) ? [`${path}.${key}`] : []),
      ...innerMembers(member, `${path}.${key}`),
    ])
  }
})
