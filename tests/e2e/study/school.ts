import { demoPasswordOf } from '@/demo'

type Body = Record<string, unknown>
export type Rest = {
  id: string
  token: string
  ask(path: string, body?: unknown, method?: string): Promise<{ status: number; body: Body }>
  rest(path: string, body?: unknown, method?: string): Promise<Body>
}

/** Somebody at the REST interface, as a program would be. */
export async function restOf(origin: string, username: string, password = demoPasswordOf(username)): Promise<Rest> {
  const answer = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const { token, user } = (await answer.json()) as { token?: string; user?: { id: string } }
  if (!token || !user) throw new Error(`${username} could not sign in: ${answer.status}`)
  const ask = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const reply = await fetch(origin + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: (await reply.json()) as Body }
  }
  return {
    id: user.id,
    token,
    ask,
    rest: async (path, body, method) => {
      const reply = await ask(path, body, method)
      if (reply.status >= 300) throw new Error(`${username} ${method ?? ''} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
      return reply.body
    },
  }
}

export type Pupil = Rest & { username: string; password: string; enrolment: string }
export type School = {
  staff: Rest
  /** Administers the training of the class's organisation. */
  manager: Rest
  classId: string
  units: { chapter: string; video: string; attachment: string }
  /** A new trainee, enrolled. */
  enrol(name: string): Promise<Pupil>
}

/** The rules of a school in which time passes quickly, by policy key. */
export type QuickRules = Partial<
  Record<
    | 'study.heartbeat_seconds'
    | 'study.lease_seconds'
    | 'study.presence_min_minutes'
    | 'study.presence_max_minutes'
    | 'study.presence_answer_seconds'
    | 'study.hour_minutes'
    | 'study.online_share_max_percent',
    number
  >
>

let serial = 0

/** A class of the demonstration's course under rules of its own, so that a check falls due in seconds and not in minutes. */
export async function openSchool(origin: string, rules: QuickRules): Promise<School> {
  serial += 1
  const scope = `e2e-${process.pid}-${serial}`
  const [staff, admin, manager] = [await restOf(origin, 'staff1'), await restOf(origin, 'admin'), await restOf(origin, 'ta-yigang')]
  const today = day(0)
  for (const [key, value] of Object.entries(rules))
    await staff.rest('/api/policies', {
      key,
      value,
      scope,
      effectiveFrom: today,
      source: 'tests/e2e/study: rules of a school in which time passes quickly',
    })
  const { docs } = (await staff.rest('/api/classes?where[state][equals]=running&limit=1&depth=0&sort=code')) as { docs: Body[] }
  const model = docs[0]
  if (!model) throw new Error('the demonstration data holds no running class')
  const { user: administrator } = (await manager.rest('/api/users/me?depth=0')) as { user: { organisation: string } }
  const { doc } = (await staff.rest('/api/classes', {
    code: scope,
    name: `浏览器测试班 ${scope}`,
    nameEn: `Browser test class ${scope}`,
    organisation: administrator.organisation,
    occupation: model['occupation'],
    level: model['level'],
    courses: model['courses'],
    startsOn: day(-3),
    endsOn: day(30),
    appraisalOn: day(40),
    requiredHours: 4,
    policyScope: scope,
  })) as { doc: { id: string } }
  await staff.rest(`/api/classes/${doc.id}/transitions`, { action: 'start', seenSeq: 0 })
  const [course] = model['courses'] as string[]
  const units = (await staff.rest(`/api/study-units?where[course][equals]=${course}&sort=order&limit=50&depth=0`)) as {
    docs: { id: string; kind: 'chapter' | 'video' | 'attachment' }[]
  }
  const unit = (kind: 'chapter' | 'video' | 'attachment') => {
    const found = units.docs.find((candidate) => candidate.kind === kind)
    if (!found) throw new Error(`the demonstration course holds no ${kind}`)
    return found.id
  }
  return {
    staff,
    manager,
    classId: doc.id,
    units: { chapter: unit('chapter'), video: unit('video'), attachment: unit('attachment') },
    enrol: async (name) => {
      serial += 1
      const username = `${scope}-${serial}`
      const password = `Liangong-${username}`
      await admin.rest('/api/users', {
        username,
        name,
        password,
        roles: ['trainee'],
        organisation: administrator.organisation,
        mustChangePassword: false,
      })
      const person = await restOf(origin, username, password)
      const enrolled = (await staff.rest('/api/enrolments', { class: doc.id, trainee: person.id, number: String(serial) })) as {
        doc: { id: string }
      }
      return { ...person, username, password, enrolment: enrolled.doc.id }
    },
  }
}

export type Piece = { startMs: number; endMs: number; reason: string; creditMs: number; provisional: boolean; claimable: boolean }

/** Everything that the record of today says, piece by piece. */
export async function piecesOf(pupil: Rest): Promise<Piece[]> {
  const record = (await pupil.rest(`/api/study/record?from=${day(0)}&to=${day(0)}`)) as { days: { intervals: Piece[] }[] }
  return record.days.flatMap(({ intervals }) => intervals)
}

/** A local day so many days from today, `YYYY-MM-DD`. */
export function day(offset: number): string {
  return new Date(Date.now() + 28_800_000 + offset * 86_400_000).toISOString().slice(0, 10)
}
