import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCandidates } from '@/collections/materials/people/admin/candidates-answer'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { drainJobs } from '@/platform/jobs'
import { call, must } from '../factories/line'
import { bootPayload, rest, shutDown, systemReq } from '../factories/payload'

const PASSWORD = 'right horse battery staple'
const NAMES = ['admin', 'chief', 'author', 'editor', 'proof1', 'proof2', 'proof3', 'reader'] as const
type Name = (typeof NAMES)[number]

let payload: Payload
const ids = {} as Record<Name, string>
const tokens = {} as Record<Name, string>
const made: Record<string, string> = {}

const create = async (token: string, collection: string, data: Record<string, unknown>) => {
  const { body } = await must(call(`/${collection}`, { token, body: data }))
  return (body['doc'] as { id: string }).id
}
const signIn = async (username: string) => {
  const { body } = await must(call('/users/login', { body: { username, password: PASSWORD } }))
  return body['token'] as string
}
const openTasks = async (name: Name) => {
  const where = `where[person][equals]=${ids[name]}&where[status][equals]=open&where[startedAt][exists]=true`
  const { body } = await must(call(`/assignments?depth=0&${where}`, { token: tokens.admin }))
  return (body['docs'] as { kind: string }[]).map(({ kind }) => kind)
}
const entersWorkbench = async (name: Name) => {
  const { body } = await call('/access', { token: tokens[name] })
  return body['canAccessAdmin'] === true
}

beforeAll(async () => {
  payload = await bootPayload()
  const headers = { [EDGE_HEADERS.local]: '1' } // the first account is made at the machine itself
  await must(call('/users/first-register', { headers, body: { username: 'admin', name: '管理员', password: PASSWORD } }))
  tokens.admin = await signIn('admin')
  for (const name of NAMES) {
    if (name === 'admin') continue
    ids[name] = await create(tokens.admin, 'users', {
      username: name,
      name: `人员${name}`,
      password: PASSWORD,
      roles: ['trainee'],
      active: true,
    })
  }
  const me = await must(call('/users/me', { token: tokens.admin }))
  ids.admin = (me.body['user'] as { id: string }).id
  for (const name of NAMES) tokens[name] = await signIn(name)
  made['occupation'] = await create(tokens.admin, 'occupations', { code: '6-17-02-01', name: '炼钢工', levels: ['4'] })
  made['committee'] = await create(tokens.admin, 'committees', { number: 1, name: '炼钢编写委员会', kind: 'writing' })
  made['textbook'] = await create(tokens.admin, 'textbooks', {
    title: '转炉炼钢',
    urlName: 'bof',
    occupation: made['occupation'],
    levels: ['4'],
    committee: made['committee'],
  })
}, 600_000)
afterAll(() => shutDown(payload))

describe('on an empty platform, a new edition', () => {
  it('waits for the centre while nobody is its chief editor', async () => {
    made['edition'] = await create(tokens.admin, 'editions', { textbook: made['textbook'], editionNo: 1 })
    expect(await openTasks('admin')).toEqual(['plan'])
  })

  it('keeps a sound ISBN in one spelling and refuses another beside its field, in the caller’s language', async () => {
    const path = `/editions/${made['edition']}`
    const wrong = await rest(path, {
      token: tokens.admin,
      method: 'PATCH',
      body: { isbn: '978-7-5024-0001-8' },
      headers: { 'accept-language': 'zh' },
    })
    expect(wrong.status).toBe(400)
    expect(JSON.stringify(await wrong.json())).toContain('末位应为 9')
    const english = await rest(path, {
      token: tokens.admin,
      method: 'PATCH',
      body: { isbn: '9707502400019' },
      headers: { 'accept-language': 'en' },
    })
    expect(english.status).toBe(400)
    expect(JSON.stringify(await english.json())).toContain('begins with 978 or 979')
    const { body } = await must(call(path, { token: tokens.admin, method: 'PATCH', body: { isbn: 'ISBN 9787502400019' } }))
    expect((body['doc'] as { isbn: string }).isbn).toBe('978-7-5024-0001-9')
  })

  it('leaves an ISBN alone that was stored before there was a check', async () => {
    await payload.db.updateOne({
      collection: 'editions',
      id: made['edition'] ?? '',
      data: { isbn: '7-OLD' },
      req: await systemReq(payload),
    })
    const saved = await call(`/editions/${made['edition']}`, {
      token: tokens.admin,
      method: 'PATCH',
      body: { isbn: '7-OLD', priceFen: 3_900 },
    })
    expect(saved.status).toBe(200)
    await must(call(`/editions/${made['edition']}`, { token: tokens.admin, method: 'PATCH', body: { isbn: '9787502400019' } }))
  })
})

describe('whoever is appointed', () => {
  it('has a seat and a way into the workbench with the appointment', async () => {
    expect(await entersWorkbench('author')).toBe(false)
    await must(call(`/editions/${made['edition']}`, { token: tokens.admin, method: 'PATCH', body: { chiefEditor: ids.chief } }))
    expect(await entersWorkbench('chief')).toBe(true)
    expect(await openTasks('chief')).toEqual(['plan'])
    expect(await openTasks('admin')).toEqual([])
    made['chapter'] = await create(tokens.chief, 'chapters', { edition: made['edition'], number: 1, title: '供氧', authors: [ids.author] })
    expect(await entersWorkbench('author')).toBe(true)
    expect(await openTasks('author')).toEqual(['author'])
    const seats = await must(call(`/memberships?depth=0&where[user][equals]=${ids.author}`, { token: tokens.admin }))
    expect(seats.body['docs']).toMatchObject([{ role: 'author', committee: made['committee'] }])
    const seen = await call(`/chapters/${made['chapter']}?depth=0`, { token: tokens.author })
    expect(seen.status).toBe(200)
  })

  it('has no seat where the appointment is refused', async () => {
    const count = async () => (await must(call('/memberships?limit=0', { token: tokens.admin }))).body['totalDocs']
    const before = await count()
    const refused = await call(`/chapters/${made['chapter']}`, {
      token: tokens.admin,
      method: 'PATCH',
      body: { authors: [ids.author, ids.editor], firstReviewer: ids.editor },
    })
    expect(refused.status).toBe(422)
    expect(await count()).toBe(before)
  })

  it('opens the workbench by the task alone where the seat has ended since', async () => {
    const { body } = await must(call(`/memberships?depth=0&where[user][equals]=${ids.author}`, { token: tokens.admin }))
    const [seat] = body['docs'] as { id: string }[]
    await must(
      call(`/memberships/${seat?.id}`, {
        token: tokens.admin,
        method: 'PATCH',
        body: { termStartsOn: '2020-01-01', termEndsOn: '2020-12-31' },
      }),
    )
    expect(await entersWorkbench('author')).toBe(true)
  })
})

describe('an appointment that would leave a step without anybody', () => {
  it('is refused, names the step and the person, and says what would make it possible', async () => {
    await must(call(`/editions/${made['edition']}`, { token: tokens.admin, method: 'PATCH', body: { responsibleEditor: ids.editor } }))
    const refused = await rest(`/editions/${made['edition']}`, {
      token: tokens.admin,
      method: 'PATCH',
      body: { readThroughBy: ids.editor },
      headers: { 'accept-language': 'zh' },
    })
    expect(refused.status).toBe(422)
    const body = (await refused.json()) as { errors: { code: string; message: string; details: { field: string } }[] }
    expect(body.errors[0]).toMatchObject({ code: 'materials.appointmentStrands', details: { field: 'readThroughBy' } })
    expect(body.errors[0]?.message).toContain('“付印”将无人可办（责任编辑：人员editor）')
    expect(body.errors[0]?.message).toContain('先更换责任编辑')
  })

  it('is refused for authors too, by the other door', async () => {
    const answer = await call(`/chapters/${made['chapter']}/people`, { token: tokens.chief, body: { authors: [ids.author, ids.editor] } })
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'materials.appointmentStrands'])
  })

  it('is marked in the picker, which offers members first and says who would join', async () => {
    const { body } = await must(
      call(`/editions/candidates?field=firstProofreader&edition=${made['edition']}&chosen=${ids.proof1}`, { token: tokens.chief }),
    )
    const people = body['people'] as { id: string; group: string; warning?: string }[]
    expect(people.map(({ group }) => group).indexOf('others')).toBeGreaterThan(people.map(({ group }) => group).lastIndexOf('committee'))
    expect(people.find(({ id }) => id === ids.editor)?.warning).toContain('签发付印')
    expect(people.find(({ id }) => id === ids.proof2)?.warning).toBeUndefined()
    expect(body['chosen']).toMatchObject([{ id: ids.proof1, group: 'others' }])
    expect(body['committee']).toBe('炼钢编写委员会')
  })

  it('shows candidates to nobody who does not appoint', async () => {
    const query = `field=firstProofreader&edition=${made['edition']}`
    expect((await call(`/editions/candidates?${query}`, { token: tokens.author })).status).toBe(403)
    expect((await call(`/editions/candidates?${query}`, { token: tokens.editor })).status).toBe(403)
    expect((await call(`/editions/candidates?${query}`)).status).toBe(401)
    expect((await call('/editions/candidates?field=firstProofreader', { token: tokens.chief })).status).toBe(403)
    // The form then shows the plain field with its names, and says of other faults that it can be tried again.
    expect(await readCandidates(await rest(`/editions/candidates?${query}`, { token: tokens.author }))).toEqual({ isClosed: true })
    expect(await readCandidates(await rest(`/editions/candidates?${query}`))).toEqual({ hasFailed: true })
  })
})

describe('a step that is another’s', () => {
  it('names the office and the person in words', async () => {
    const answer = await rest(`/editions/${made['edition']}/transitions`, {
      token: tokens.admin,
      body: { action: 'typeset', seenSeq: 0 },
      headers: { 'accept-language': 'zh' },
    })
    expect(answer.status).toBe(403)
    const { errors } = (await answer.json()) as { errors: { code: string; message: string }[] }
    expect(errors[0]).toMatchObject({ code: 'workflow.wrongRole', message: '“齐清定，发排”须由责任编辑人员editor、主编人员chief办理。' })
  })

  it('is told by the edition’s board, with the places that are still empty', async () => {
    const { body } = await must(call(`/editions/${made['edition']}/board`, { token: tokens.chief }))
    const edition = body['edition'] as { unnamed: string[]; stuck: unknown[]; waits: { kind: string; people: string[] }[] }
    expect(edition.unnamed).toEqual(['一校人', '二校人', '三校人', '通读人'])
    expect(edition.waits).toEqual([])
  })
})

describe('a chapter that an editor adds who does not appoint', () => {
  it('is added without people: the refusal names the place and who fills it, and nobody gets a seat', async () => {
    const chapter = { edition: made['edition'], number: 99, title: '脱氧' }
    const named = { ...chapter, authors: [ids.reader] }
    const refused = await rest('/chapters', { token: tokens.editor, body: named, headers: { 'accept-language': 'zh' } })
    const { errors } = (await refused.json()) as { errors: { code: string; message: string }[] }
    expect([refused.status, errors[0]?.code]).toEqual([422, 'materials.fieldLocked'])
    expect(errors[0]?.message).toContain('编写人')
    expect(errors[0]?.message).toContain('人员由主编或中心工作人员指定')
    const seats = await must(call(`/memberships?where[user][equals]=${ids.reader}`, { token: tokens.admin }))
    expect(seats.body['totalDocs']).toBe(0)
    expect(await create(tokens.editor, 'chapters', chapter)).toBeTruthy()
  })
})

describe('a page proof', () => {
  it('is made from the seal, marked on every page and without an ISBN, for those with a part alone', async () => {
    const path = `/editions/${made['edition']}`
    const none = await call(`${path}/proof-copy`, { token: tokens.chief, body: {} })
    expect([none.status, none.body.errors?.[0]?.code]).toEqual([422, 'materials.sealBroken'])
    const outside = await call(`${path}/proof-copy`, { token: tokens.reader, body: {} })
    expect(outside.status).toBe(403)
    await drainJobs(payload)
  })
})
