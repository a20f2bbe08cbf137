import type { FieldAccess, FlattenedField, Payload, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GLOBAL_ROLES } from '@/kernel/actor'
import type { User } from '@/payload-types'
import { isQuestionError } from '@/platform/http/query'
import { questionOf } from '@/platform/http/query/question'
import { treeOf } from '@/platform/http/query/tree'
import { bootPayload, createUser, reqAs, rest, shutDown, tokenOf } from '../factories/payload'

/**
 * Every collection × relation × field × role of the configuration, worked out anew: nobody asks by what they may not read in every
 * row. The rule is stated here a second time and in another way (the field's own predicate over rows of every kind).
 */
const ROLES = ['anonymous', ...GLOBAL_ROLES] as const
type Role = (typeof ROLES)[number]

let payload: Payload
const people = {} as Record<Role, { user: User | null; token: string | undefined }>

beforeAll(async () => {
  payload = await bootPayload()
  payload.logger.level = 'silent'
  people.anonymous = { user: null, token: undefined }
  for (const role of GLOBAL_ROLES) {
    const user = await createUser(payload, [role])
    people[role] = { user, token: await tokenOf(payload, user) }
  }
})
afterAll(() => shutDown(payload))

type Way = { slug: string; fields: readonly FlattenedField[] }
type Asked = { path: string; ways: readonly Way[]; end: FlattenedField }

/** Every path of a collection: its own fields, those of its groups and lists, and those of every row that it leads to. */
function pathsOf(collection: SanitizedCollectionConfig): Asked[] {
  const own = within(collection.flattenedFields, [])
  return own.flatMap(({ fields, path }) => {
    const end = fields.at(-1) as FlattenedField
    const here = { path, end, ways: [{ slug: collection.slug, fields }] }
    const target = end.type === 'join' ? end.collection : end.type === 'relationship' || end.type === 'upload' ? end.relationTo : undefined
    if (typeof target !== 'string') return [here]
    const beyond = within(configOf(target).flattenedFields, [])
    return [
      here,
      ...beyond.map((next) => ({
        path: `${path}.${next.path}`,
        end: next.fields.at(-1) as FlattenedField,
        ways: [...here.ways, { slug: target, fields: next.fields }],
      })),
    ]
  })
}

function within(
  fields: readonly FlattenedField[],
  before: readonly FlattenedField[],
): { path: string; fields: readonly FlattenedField[] }[] {
  return fields.flatMap((field) => {
    const chain = [...before, field]
    const path = chain.map(({ name }) => name).join('.')
    const nested = 'flattenedFields' in field ? within(field.flattenedFields, chain) : []
    return [{ path, fields: chain }, ...nested]
  })
}

function configOf(slug: string): SanitizedCollectionConfig {
  return payload.collections[slug as 'users'].config
}

/** The field's own rule over a row of one's own, of another's, and of nobody's. */
async function readsInEveryRow(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  if ('hidden' in field && field.hidden) return false
  const rule = 'access' in field ? (field.access as { read?: FieldAccess } | undefined)?.read : undefined
  if (!rule) return true
  const me = req.user?.id ?? 'nobody'
  for (const id of [me, 'somebody-else']) {
    const row = {
      id,
      user: id,
      trainee: id,
      person: id,
      reviewer: id,
      recipient: id,
      isPublic: id === me,
      state: id === me ? 'published' : 'x',
    }
    for (const doc of [row, undefined]) if (!(await rule({ req, id, doc, data: doc, siblingData: doc } as never))) return false
  }
  return true
}

async function expectation({ end, ways }: Asked, req: PayloadRequest, how: 'where' | 'sort'): Promise<'refused' | 'malformed' | 'asked'> {
  if (ways.some(({ fields }) => fields.some((field) => 'virtual' in field && field.virtual))) return 'malformed'
  for (const [index, { fields, slug }] of ways.entries()) {
    if (index > 0 && !(await configOf(slug).access.read({ req }))) return 'refused'
    for (const field of fields) if (!(await readsInEveryRow(field, req))) return 'refused'
  }
  // An end that has no value of its own to compare.
  if (['group', 'tab', 'array', 'blocks'].includes(end.type)) return 'malformed'
  const hasMany = ways.some(({ fields }) =>
    fields.some((field) => field.type === 'array' || field.type === 'join' || ('hasMany' in field && field.hasMany)),
  )
  const isMixed = 'relationTo' in end && Array.isArray(end.relationTo)
  // What no database, or each in its own way, compares with anything.
  if (how === 'where' && (end.type === 'join' || isMixed)) return 'malformed'
  if (how === 'where' && ways.length > 1 && end.type === 'text' && end.hasMany) return 'malformed'
  if (how === 'where' && ['richText', 'json'].includes(end.type) && (hasMany || ways.length > 1)) return 'malformed'
  if (how === 'sort') {
    if (hasMany || isMixed || ['richText', 'json'].includes(end.type)) return 'malformed'
  }
  for (const [index, { slug }] of ways.entries()) {
    if (index > 0 && how === 'sort' && (await configOf(slug).access.read({ req })) !== true) return 'refused'
  }
  return 'asked'
}

const FITTING: Readonly<Record<string, string>> = {
  number: '[in]=1',
  date: '[in]=2026-03-01T00:00:00.000Z',
  checkbox: '[in]=true',
  richText: '[exists]=true',
  json: '[exists]=true',
}

const questionFor = (how: 'where' | 'sort', { end, path }: Asked) =>
  how === 'sort' ? `sort=-${path}` : `where[${path}]${FITTING[end.type] ?? '[in]=x'}`

async function judged(collection: SanitizedCollectionConfig, question: string, req: PayloadRequest): Promise<string> {
  try {
    await questionOf(treeOf(new URLSearchParams(question)), 'list', collection, req)
    return 'asked'
  } catch (error) {
    if (!isQuestionError(error)) throw error
    return error.code === 'request.notAskable' ? 'refused' : 'malformed'
  }
}

describe('what may be asked by', () => {
  it.each(ROLES)(
    '%s asks in every collection, through every relation, by what they read in every row and by nothing else',
    async (role) => {
      const req = await reqAs(payload, people[role].user)
      let asked = 0
      const wrong: unknown[] = []
      for (const collection of payload.config.collections) {
        // Whoever reads no row at all is refused by the collection's own rule.
        if (!(await collection.access.read({ req }))) continue
        for (const each of pathsOf(collection))
          for (const how of ['where', 'sort'] as const) {
            const expected = await expectation(each, req, how)
            const got = await judged(collection, questionFor(how, each), req)
            asked += 1
            // A place that cannot be asked by at all says so before anybody is judged.
            if (got !== expected) wrong.push([collection.slug, each.path, how, expected, got])
          }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(200)
    },
  )

  it('is the same in choices of fields', async () => {
    for (const role of ROLES) {
      const req = await reqAs(payload, people[role].user)
      for (const collection of payload.config.collections) {
        if (!(await collection.access.read({ req }))) continue
        for (const { fields, path } of within(collection.flattenedFields, [])) {
          if (fields.some(({ type }) => type === 'blocks') || fields.some((field) => 'virtual' in field && field.virtual)) continue
          const reads = await Promise.all(fields.map((field) => readsInEveryRow(field, req)))
          const got = await judged(collection, `select[${path.replaceAll('.', '][')}]=true`, req)
          expect([role, collection.slug, path, got]).toEqual([role, collection.slug, path, reads.every(Boolean) ? 'asked' : 'refused'])
        }
      }
    }
  })
})

describe('over REST', () => {
  /** The same on every route of Payload's that takes a `where`; the codes as the outside sees them. */
  const SECRETS = [
    'users:hash',
    'users:salt',
    'users:sessions.id',
    'users:resetPasswordToken',
    'users:identitySealed',
    'users:identityDigest',
    'users:loginAttempts',
  ]

  it.each(SECRETS)('%s is asked in vain on every route and through every relation', async (secret) => {
    const [target, field] = secret.split(':') as [string, string]
    for (const collection of payload.config.collections) {
      const relations = collection.flattenedFields.filter(
        (each) => ('relationTo' in each && each.relationTo === target) || (each.type === 'join' && each.collection === target),
      )
      const paths = [...(collection.slug === target ? [field] : []), ...relations.map(({ name }) => `${name}.${field}`)]
      for (const path of paths)
        for (const role of ['anonymous', 'trainee', 'admin'] as const) {
          const { token, user } = people[role]
          const canRead = Boolean(await collection.access.read({ req: await reqAs(payload, user) }))
          const where = `where[${path}][exists]=true`
          for (const [method, query] of [
            ['GET', `?${where}`],
            ['GET', `?sort=${path}`],
            ['GET', `/count?${where}`],
            ['GET', `?where[or][0][and][0][${path}][exists]=false`],
            ['GET', `?where={"${path}":{"exists":true}}`],
            ['PATCH', `?${where}`],
            ['DELETE', `?${where}`],
          ] as const) {
            const answer = await rest(`/${collection.slug}${query}`, {
              method,
              ...(token ? { token } : {}),
              ...(method === 'PATCH' ? { body: {} } : {}),
            })
            const { errors } = (await answer.json()) as { errors?: { code: string }[] }
            const got = [answer.status, errors?.[0]?.code]
            // A collection that nobody of this kind reads is shut by its own rule, as it is without the question.
            // Whoever may change nothing there hears that before the question is looked at.
            const isShut = method !== 'GET' && got[0] === 403 && got[1] === 'request.forbidden'
            if (canRead && !isShut)
              expect([collection.slug, role, method, query, ...got]).toEqual([
                collection.slug,
                role,
                method,
                query,
                400,
                'request.notAskable',
              ])
            else expect(got[0], `${collection.slug} ${role} ${method} ${query}`).toBeGreaterThanOrEqual(400)
          }
        }
    }
  })

  it.each([
    ['PATCH', 'where[foreword][within]=x'],
    ['DELETE', 'where[foreword][within]=x'],
    ['PATCH', 'where[id][equals]=x&odd=1'],
    ['DELETE', 'where[id][equals]=x&limit='],
    ['PATCH', 'where[id][equals]=x&limit=1&limit=2'],
  ] as const)('a change of many rows is judged like a list: %s ?%s', async (method, query) => {
    const { token } = people.admin
    const answer = await rest(`/editions?${query}`, {
      method,
      ...(token ? { token } : {}),
      ...(method === 'PATCH' ? { body: {} } : {}),
    })
    const { errors } = (await answer.json()) as { errors?: { code: string }[] }
    expect([answer.status, errors?.[0]?.code]).toEqual([400, 'request.invalid'])
  })

  it('a read that is sent as a form, or as JSON, is judged like any other', async () => {
    const headers = { 'x-payload-http-method-override': 'GET' }
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    const { token } = people.admin
    const asked = [
      { body: new TextEncoder().encode('where[sessions.id][exists]=true'), headers: form },
      { body: { where: { 'sessions.id': { exists: true } } }, headers },
    ]
    for (const options of asked) {
      const answer = await rest('/users', { method: 'POST', ...options, ...(token ? { token } : {}) })
      const { errors } = (await answer.json()) as { errors?: { code: string }[] }
      expect([answer.status, errors?.[0]?.code]).toEqual([400, 'request.notAskable'])
    }
  })

  it('gives every list of the admin the search, the order and the titles that it asks for', async () => {
    for (const collection of payload.config.collections) {
      for (const role of ['admin', 'centre-staff', 'auditor', 'training-admin'] as const) {
        const req = await reqAs(payload, people[role].user)
        if (collection.admin.hidden === true || !(await collection.access.read({ req }))) continue
        const title = collection.admin.useAsTitle
        const searched = collection.admin.listSearchableFields ?? [title]
        const sorted = [collection.defaultSort ?? []].flat()
        const questions = [
          `select[${title}]=true`,
          ...searched.map((name) => `where[or][0][${name}][like]=x`),
          ...sorted.map((name) => `sort=${name}`),
        ]
        for (const question of questions) {
          const isPersonal = role === 'training-admin' && /employeeNumber|email/.test(question)
          expect([collection.slug, role, question, await judged(collection, question, req)]).toEqual([
            collection.slug,
            role,
            question,
            isPersonal ? 'refused' : 'asked',
          ])
        }
      }
    }
  })
})
