import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueReminders, REMIND_JOB } from '@/collections/materials/workbench/jobs/remind'
import { alignEditions } from '@/collections/materials/editions/operations/align-editions'
import { drainJobs } from '@/platform/jobs'
import { call, createLine, must, transit, type Answer, type Cast, type Line } from '../factories/line'
import { bootPayload, shutDown, systemReq } from '../factories/payload'

/** Whoever is waited for is there and may do it: people who leave, who reported, who are new, and requests that ask for little back. */
let payload: Payload
/** In circulation; its staff work on the other books of this file too. */
let out: Line
let staff: string

beforeAll(async () => {
  payload = await bootPayload()
  out = await createLine(payload, { chapters: 1 })
  await payload.db.updateOne({ collection: 'editions', id: out.edition.id, data: { state: 'published' } })
  staff = out.tokens.staff
})
afterAll(() => shutDown(payload))

const codeOf = ({ body }: Answer) => body.errors?.[0]?.code
const patch = (path: string, token: string, body: Record<string, unknown>) => call(path, { token, method: 'PATCH', body })

/** Who has an open task of this kind, by their part in the line. */
async function holdersOf(line: Line, kind: string, chapter?: number): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'assignments',
    where: {
      and: [
        { edition: { equals: line.edition.id } },
        { kind: { equals: kind } },
        { status: { equals: 'open' } },
        ...(chapter === undefined ? [] : [{ chapter: { equals: line.chapters[chapter]?.id } }]),
      ],
    },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  const names = Object.entries(line.people)
  return docs.map(({ person }) => names.find(([, { id }]) => id === person)?.[0] ?? String(person)).toSorted()
}

async function setActive(line: Line, name: Cast, active: boolean): Promise<void> {
  await payload.update({
    collection: 'users',
    id: line.people[name].id,
    data: { active },
    overrideAccess: true,
    req: await systemReq(payload),
  })
}

/** How many reads of a kind `work` makes. */
async function reads(isMeant: (args: { collection: string; select?: object }) => boolean, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const find = payload.db.find
  payload.db.find = ((args: Parameters<typeof find>[0]) => {
    if (isMeant(args)) count += 1
    return find.call(payload.db, args)
  }) as typeof find
  try {
    await work()
  } finally {
    payload.db.find = find
  }
  return count
}

/** How often `work` reads what the audit log has of the changes to some rows. */
const scans = (work: () => Promise<unknown>) =>
  reads(({ collection, select = {} }) => collection === 'audit-log' && 'changes' in select, work)

describe('a named person whose account is switched off', () => {
  it('leaves a gap that the board tells and somebody has to fill', async () => {
    const line = await createLine(payload, { chapters: 1, unsigned: true })
    await payload.db.updateOne({ collection: 'chapters', id: line.chapters[0]?.id ?? '', data: { state: 'final' } })
    await payload.db.updateOne({ collection: 'editions', id: line.edition.id, data: { state: 'typesetting' } })
    expect(await holdersOf(line, 'appoint')).toEqual([])
    await setActive(line, 'proofB', false)
    await alignEditions({ req: await systemReq(payload) })
    expect(await holdersOf(line, 'appoint')).toEqual(['chief'])
    const { body } = await must(call(`/editions/${line.edition.id}/board`, { token: staff }))
    const { stuck } = body['edition'] as { stuck: { step: string; message: string }[] }
    expect(stuck.map(({ step }) => step)).toEqual(['二校'])
    expect(stuck[0]?.message).toContain('所指定的账号已停用')
  })
})

describe('a reported error', () => {
  const report = async (token?: string) => {
    const body = { editionId: out.edition.id, page: 3, quote: '碳素钢', correction: '碳素结构钢' }
    return (await must(call('/errata/report', { ...(token ? { token } : {}), body }))).body['id'] as string
  }

  it('waits for a chair where the only editor reported it, who is refused', async () => {
    const erratum = await report(out.tokens.chief)
    expect(await holdersOf(out, 'errata-check')).toEqual(['chair'])
    const own = await transit('errata', erratum, out.tokens.chief, 'confirm')
    expect([own.status, codeOf(own)]).toEqual([422, 'materials.ownErratum'])
    const other = await report()
    expect(await holdersOf(out, 'errata-check')).toEqual(['chair', 'chief'])
    await must(transit('errata', erratum, out.tokens.chair, 'confirm'))
    await must(transit('errata', other, out.tokens.chief, 'confirm'))
    expect(await holdersOf(out, 'errata-check')).toEqual([])
  })

  it('finds an editor again in a book that is out: chief and deputies are named there, the team that made it stands', async () => {
    const path = `/editions/${out.edition.id}`
    const team = await patch(path, staff, { firstProofreader: out.people.reader.id })
    expect([team.status, codeOf(team)]).toEqual([422, 'materials.fieldLocked'])
    const editor = await patch(path, out.tokens.editor, { deputyEditors: [out.people.coAuthor.id] })
    expect([editor.status, codeOf(editor)]).toEqual([422, 'materials.fieldLocked'])
    await must(patch(path, staff, { chiefEditor: out.people.coAuthor.id, deputyEditors: [out.people.reader.id] }))
    await report(out.tokens.coAuthor)
    expect(await holdersOf(out, 'errata-check')).toEqual(['reader'])
  })

  it('asks nothing of who ever wrote the book', async () => {
    expect(await scans(() => report())).toBe(0)
  })
})

describe('the board', () => {
  it('asks who wrote a chapter where reviewers rest on it, once for the book elsewhere', async () => {
    const line = await createLine(payload, { chapters: 3, unsigned: true })
    expect(await scans(() => must(call(`/editions/${line.edition.id}/board`, { token: staff })))).toBe(1)
  })
})

describe('a new chief editor', () => {
  it('unifies the chapters that name nobody else, and the former one no longer', async () => {
    const line = await createLine(payload, { chapters: 2, unsigned: true })
    await must(patch(`/chapters/${line.chapters[0]?.id}`, staff, { unifiedBy: null }))
    expect(await holdersOf(line, 'unify', 0)).toEqual(['chief'])
    await must(patch(`/editions/${line.edition.id}`, staff, { chiefEditor: line.people.chair.id }))
    expect(await holdersOf(line, 'unify', 0)).toEqual(['chair'])
    expect(await holdersOf(line, 'unify', 1)).toEqual(['chief'])
  })
})

describe('the list of candidates', () => {
  let line: Line
  const ask = async (query: string) => {
    const { body } = await must(
      call(`/editions/candidates?edition=${line.edition.id}&chapter=${line.chapters[0]?.id}&${query}`, { token: staff }),
    )
    return body as { people: Record<string, unknown>[]; chosen: Record<string, unknown>[] }
  }

  beforeAll(async () => {
    line = await createLine(payload, { chapters: 1, unsigned: true })
  })

  it('finds a member by user name, without showing it, and says which hand speaks against them', async () => {
    const { id, name, username } = line.people.author
    const { people } = await ask(`field=secondReviewer&search=${username}`)
    expect(people.find((each) => each['id'] === id)).toEqual({
      id,
      name,
      group: 'committee',
      detail: '编写人',
      warning: expect.stringMatching(/：该人.+ 被指定为本章编写人。“复审”请另选他人。$/),
    })
  })

  it('keeps the name of whoever is chosen and switched off since, and offers no such person', async () => {
    const { id, name, username } = line.people.chair
    await setActive(line, 'chair', false)
    const { chosen, people } = await ask(`field=firstReviewer&chosen=${id}&search=${username}`)
    expect(chosen).toMatchObject([{ id, name, warning: '找不到所指定的人员，或其账号已停用。' }])
    expect(people).toEqual([])
    expect((await ask(`field=firstReviewer&search=${username}`)).people).toEqual([])
    await setActive(line, 'chair', true)
  })

  it('works out what speaks against those alone whom it shows', async () => {
    const { id: person, username } = line.people.editor
    const seat = { committee: line.committee.id, user: person, role: 'responsible-editor', termStartsOn: '2020-01-01' } as const
    await payload.create({ collection: 'memberships', data: seat, overrideAccess: true, req: await systemReq(payload) })
    const named = (args: { collection: string; select?: object }) =>
      args.collection === 'users' && Object.keys(args.select ?? {}).join() === 'name'
    expect(await reads(named, () => ask(`field=authors&search=${username}`))).toBe(1)
    expect(await reads(named, () => ask('field=authors&search=nobody-at-all'))).toBe(0)
  })
})

describe('a seat that is agreed on and begins later', () => {
  it('takes over from the plain one of the appointment', async () => {
    const line = await createLine(payload, { chapters: 1, unsigned: true })
    const seat = { committee: line.committee.id, user: line.people.outsider.id, role: 'reviewer' } as const
    await payload.create({
      collection: 'memberships',
      data: { ...seat, termStartsOn: '2999-01-01' },
      overrideAccess: true,
      req: await systemReq(payload),
    })
    await must(patch(`/chapters/${line.chapters[0]?.id}`, staff, { firstReviewer: line.people.outsider.id }))
    const { docs } = await payload.find({
      collection: 'memberships',
      where: { and: [{ user: { equals: seat.user } }, { committee: { equals: seat.committee } }] },
      sort: 'termStartsOn',
      depth: 0,
      overrideAccess: true,
    })
    expect(docs.map(({ role, termEndsOn }) => [role, termEndsOn ?? null])).toEqual([
      ['reviewer', '2998-12-31'],
      ['reviewer', null],
    ])
  })
})

describe('a request that asks for few members back', () => {
  it('gives and takes tasks as any other', async () => {
    const line = await createLine(payload, { chapters: 1, unsigned: true })
    const readings = async () => Promise.all(['proof1', 'proof2', 'proof3', 'read-through'].map((kind) => holdersOf(line, kind)))
    expect(await readings()).toEqual([['proofA'], ['proofB'], ['proofA'], ['reader']])
    const { id: reader } = line.people.outsider
    await must(patch(`/editions/${line.edition.id}?select[firstProofreader]=true`, staff, { firstProofreader: reader }))
    expect(await readings()).toEqual([['outsider'], ['proofB'], ['proofA'], ['reader']])
    await must(patch(`/editions/${line.edition.id}?select[chiefEditor]=true`, staff, { secondProofreader: reader }))
    expect(await readings()).toEqual([['outsider'], ['outsider'], ['proofA'], ['reader']])
    await must(patch(`/chapters/${line.chapters[0]?.id}?select[title]=true`, staff, { firstReviewer: reader }))
    expect(await Promise.all(['author', 'review1', 'review2'].map((kind) => holdersOf(line, kind)))).toEqual([
      ['author'],
      ['outsider'],
      ['reviewer2'],
    ])
  })
})

describe('the reminders of a day', () => {
  it('reach everybody, and every other edition is brought in line, where one cannot be', async () => {
    const [broken, sound] = [await createLine(payload, { unsigned: true }), await createLine(payload, { unsigned: true })]
    const { client } = payload.db as unknown as { client: { execute: (statement: string) => Promise<unknown> } }
    const refusing = `CREATE TRIGGER refuses BEFORE INSERT ON assignments WHEN NEW.edition_id = '${broken.edition.id}' AND NEW.kind = 'appoint'
      BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`
    for (const line of [broken, sound]) {
      await setActive(line, 'proofB', false)
      await payload.db.updateOne({ collection: 'chapters', id: line.chapters[0]?.id ?? '', data: { state: 'final' } })
      await payload.db.updateOne({ collection: 'editions', id: line.edition.id, data: { state: 'typesetting' } })
    }
    await client.execute(refusing)
    try {
      await queueReminders({ payload, now: new Date('2027-01-04T03:00:00Z') })
      await drainJobs(payload)
    } finally {
      await client.execute('DROP TRIGGER refuses')
    }
    expect(await holdersOf(sound, 'appoint')).toEqual(['chief'])
    const { totalDocs } = await payload.count({ collection: 'assignments', where: { kind: { equals: 'author' } }, overrideAccess: true })
    const { docs } = await payload.find({ collection: 'jobs', where: { kind: { equals: REMIND_JOB } }, overrideAccess: true })
    expect(docs.map(({ result, state }) => [state, result])).toEqual([['done', { reminded: totalDocs, unaligned: 1 }]])
  })
})
