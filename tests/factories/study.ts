import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { JWT_AUTH_VERSION, type Payload } from 'payload'
import { pino } from 'pino'
import { parseEnvironment } from '@/kernel/environment'
import { HOT_BODY_LIMIT } from '@/plugins/study-hours/desk/endpoints/hot-requests'
import { HOT, studyRoutes } from '@/plugins/study-hours/desk/endpoints/hot-routes'
import type { Evidence } from '@/plugins/study-hours/ledger/domain/types'
import { createEdge } from '@/server/edge'
import { drain } from '@/server/shutdown'
import { systemReq } from './payload'
import type { Training } from './training'

export type StudyRoom = { course: string; attachment: string; video: string }

/** Lets the class run, with a course of an attachment and a video. */
export async function createStudyRoom(payload: Payload, training: Pick<Training, 'class' | 'occupation'>): Promise<StudyRoom> {
  const req = await systemReq(payload)
  const make = async (collection: string, data: Record<string, unknown>) =>
    ((await payload.db.create({ collection: collection as 'courses', data, req })) as { id: string }).id
  const mark = randomUUID().slice(0, 8)
  const course = await make('courses', {
    code: `K-${mark}`,
    title: '炉前操作',
    occupation: training.occupation.id,
    level: '4',
    status: 'open',
  })
  const unit = async (kind: 'attachment' | 'video', order: number) => {
    const file = await make('study-files', { filename: `${mark}-${order}`, title: kind, mimeType: 'application/pdf', filesize: 1 })
    return make('study-units', { course, order, title: `${kind}`, kind, file, nominalMinutes: 45, revision: 1, open: true })
  }
  await payload.update({ collection: 'classes', id: training.class.id, data: { courses: [course] }, depth: 0, overrideAccess: true, req })
  await payload.db.updateOne({ collection: 'classes', id: training.class.id, data: { state: 'running' }, req })
  return { course, attachment: await unit('attachment', 1), video: await unit('video', 2) }
}

export type TestTrainee = { id: string; enrolment: string; token: string }

/** Enrolled people who are signed in, without the work of hashing a password for each. */
export async function createTrainees(
  payload: Payload,
  { class: trainingClass }: { class: { id: string } },
  count: number,
): Promise<TestTrainee[]> {
  const req = await systemReq(payload)
  const trainees: TestTrainee[] = []
  for (let index = 0; index < count; index += 1) {
    const mark = randomUUID()
    const sid = randomUUID()
    const user = (await payload.db.create({
      collection: 'users',
      data: {
        username: `t-${mark}`,
        name: '学员',
        roles: ['trainee'],
        active: true,
        sessions: [{ id: sid, createdAt: new Date().toISOString(), expiresAt: new Date(Date.now() + 8 * 3_600_000).toISOString() }],
      },
      req,
    })) as unknown as { id: string }
    const enrolment = (await payload.db.create({
      collection: 'enrolments',
      data: { class: trainingClass.id, trainee: user.id, number: mark.slice(0, 8), state: 'active', stateSeq: 0 },
      req,
    })) as { id: string }
    trainees.push({ id: user.id, enrolment: enrolment.id, token: signToken(payload, { id: user.id, sid }) })
  }
  return trainees
}

/** A token as Payload's sign-in makes it. */
export function signToken(
  { secret }: Pick<Payload, 'secret'>,
  { id, sid, ...more }: { id: string; sid: string; exp?: number; collection?: string },
  header: Record<string, unknown> = {},
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = Math.floor(Date.now() / 1_000)
  const head = encode({ alg: 'HS256', authVersion: JWT_AUTH_VERSION, typ: 'JWT', ...header })
  const body = encode({ id, collection: 'users', sid, iat: seconds, exp: seconds + 28_800, ...more })
  return `${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`
}

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> & { errors?: { code: string; message: string }[] } }
export type StudyEdge = {
  origin: string
  send(method: string, path: string, token: string | null, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  stop(): Promise<void>
}

/** The real edge with the study routes, without Next behind it. @param now the server's clock, in milliseconds */
export async function startStudyEdge(
  payload: Payload,
  { gatherMs = 3, now }: { gatherMs?: number; now?: () => number } = {},
): Promise<StudyEdge> {
  const environment = parseEnvironment({ NODE_ENV: 'production', DATA_DIR: tmpdir() })
  const logger = pino({ level: 'silent' })
  const mount = studyRoutes({ gatherMs, ...(now ? { now } : {}) })
  const edge = createEdge({
    environment,
    logger,
    handler: (_req, res) => {
      res.statusCode = 418
      res.end('{}')
    },
    checks: {},
    isStopping: () => false,
    hotBodies: [{ path: HOT, maxBytes: HOT_BODY_LIMIT }],
    mountHotRoutes: (router) => mount(router, { payload, environment }),
  })
  const server = createServer(edge)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    send: async (method, path, token, body, headers) => {
      const answer = await fetch(`${origin}/api/study/${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === null ? {} : { authorization: `JWT ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] }
    },
    stop: () => drain(server, 1_000),
  }
}

export const READING: Evidence = { visible: true, active: true }

/** The option that the prompt names. */
export function rightAnswer(presence: unknown): { checkId: string; answer: string } {
  const { checkId, options, prompt } = presence as { checkId: string; prompt: string; options: string[] }
  const answer = options.find((option) => prompt.includes(option))
  if (answer === undefined) throw new Error(`"${prompt}" names none of ${options.join(', ')}`)
  return { checkId, answer }
}
