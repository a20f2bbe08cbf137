import { createHmac, randomUUID } from 'node:crypto'
import { createLocalReq, JWT_AUTH_VERSION, type Payload } from 'payload'
import { hotWrites, type Sql } from '@/platform/hot-writes'

const PASSWORD = 'right horse battery'

/** A running class with one unit and this many signed-in trainees, all with one password; below Payload, where ten thousand take a second. */
export async function seedTrainees(payload: Payload, count: number) {
  const req = await createLocalReq({ context: { system: true } }, payload)
  const make = async (collection: string, data: Record<string, unknown>) =>
    ((await payload.db.create({ collection: collection as 'courses', data, req })) as { id: string }).id
  const mark = randomUUID().slice(0, 8)
  const occupation = await make('occupations', { code: mark, name: '炉前工', levels: ['4'] })
  const organisation = await make('organisations', { name: `钢厂 ${mark}`, kind: 'enterprise' })
  const course = await make('courses', { code: mark, title: '炉前操作', occupation, level: '4', status: 'open' })
  const file = await make('study-files', { filename: mark, title: '讲义', mimeType: 'application/pdf', filesize: 1 })
  const unit = await make('study-units', {
    course,
    order: 1,
    title: '讲义',
    kind: 'attachment',
    file,
    nominalMinutes: 45,
    revision: 1,
    open: true,
  })
  const trainingClass = await make('classes', {
    code: mark,
    name: '测试班',
    organisation,
    occupation,
    level: '4',
    startsOn: '2026-01-01',
    endsOn: '2099-12-31',
    requiredHours: 240,
    courses: [course],
    state: 'running',
    stateSeq: 1,
  })
  const model = await payload.create({
    collection: 'users',
    data: { username: `model-${mark}`, name: '学员', password: PASSWORD, roles: ['trainee'], active: true } as never,
    overrideAccess: true,
    req,
  })
  const people = Array.from({ length: count }, (_, index) => ({ id: randomUUID(), sid: randomUUID(), username: `t-${mark}-${index}` }))
  const database = hotWrites({ payload })
  if (database.kind !== 'sqlite') throw new Error('the workload is for SQLite')
  await database.write((sql) => insert(sql, { people, model: model.id, trainingClass }))
  return {
    unit,
    password: PASSWORD,
    usernames: people.map(({ username }) => username),
    tokens: people.map((person) => token(payload, person)),
  }
}

type Person = { id: string; sid: string; username: string }

async function insert(
  sql: Sql,
  { model, people, trainingClass }: { people: Person[]; model: string; trainingClass: string },
): Promise<void> {
  const given = JSON.stringify(people.map(({ id, sid, username }) => [id, sid, username, randomUUID()]))
  const later = new Date(Date.now() + 8 * 3_600_000).toISOString()
  await sql(
    `INSERT INTO users (id, name, username, active, salt, hash)
      SELECT value ->> 0, '学员', value ->> 2, 1, (SELECT salt FROM users WHERE id = ?), (SELECT hash FROM users WHERE id = ?) FROM json_each(?)`,
    [model, model, given],
  )
  await sql(
    `INSERT INTO users_sessions (_order, _parent_id, id, created_at, expires_at) SELECT 1, value ->> 0, value ->> 1, ?, ? FROM json_each(?)`,
    [new Date().toISOString(), later, given],
  )
  await sql(
    `INSERT INTO enrolments (id, class_id, trainee_id, number, state, state_seq) SELECT value ->> 3, ?, value ->> 0, value ->> 2, 'active', 1 FROM json_each(?)`,
    [trainingClass, given],
  )
}

function token({ secret }: Payload, { id, sid }: Person): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = Math.floor(Date.now() / 1_000)
  const head = encode({ alg: 'HS256', authVersion: JWT_AUTH_VERSION, typ: 'JWT' })
  const body = encode({ id, collection: 'users', sid, iat: seconds, exp: seconds + 28_800 })
  return `${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`
}
