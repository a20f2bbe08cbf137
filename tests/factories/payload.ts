import { rmSync } from 'node:fs'
import { createLocalReq, createOperation, getPayload, type Payload, type PayloadRequest } from 'payload'
import { digestPassword } from '@/collections/people/operations/password-digest'
import { signIn } from '@/collections/people/operations/sign-in'
import type { GlobalRole } from '@/kernel/actor'
import type { User } from '@/payload-types'
import { restHandlers } from '@/platform/http/rest'
import './environment'

/** The real configuration over the temporary database of this test file. */
export async function bootPayload(): Promise<Payload> {
  // In this order or, now and then, never (the file says why).
  await import('../../scripts/lib/preload-lexical.mjs')
  const { default: config } = await import('@payload-config')
  return getPayload({ config })
}

/** Closes the database and removes this file's directory. */
export async function shutDown(payload: Payload): Promise<void> {
  await payload.destroy()
  const directory = process.env['DATA_DIR']
  if (directory?.includes('liangong-test-')) rmSync(directory, { recursive: true, force: true })
}

export const TEST_PASSWORD = 'right horse battery'

let serial = 0

/** The test password is digested once a file: 600,000 rounds for each of fifty people are a minute of waiting. */
let testDigest: ReturnType<typeof digestPassword> | undefined

/** A person with these global roles; made by the process itself, through Payload's own operation but for the digest. */
export async function createUser(payload: Payload, roles: GlobalRole[], data: Partial<User> = {}): Promise<User> {
  const number = (serial += 1)
  const { password, ...rest } = data
  const digest = await (password ? digestPassword(password) : (testDigest ??= digestPassword(TEST_PASSWORD)))
  const { users } = payload.collections
  const doc: unknown = await createOperation({
    // Payload then takes the digest as it comes instead of making one.
    collection: { ...users, config: { ...users.config, auth: { ...users.config.auth, disableLocalStrategy: true } } },
    data: { username: `person-${number}`, name: `人员${number}`, roles, active: true, ...rest, ...digest } as never,
    overrideAccess: true,
    req: await systemReq(payload),
  })
  return doc as User
}

/** A request made by `user`, or by nobody. */
export async function reqAs(payload: Payload, user: User | null): Promise<PayloadRequest> {
  return createLocalReq(user ? { user: { ...user, collection: 'users' } } : {}, payload)
}

export async function systemReq(payload: Payload): Promise<PayloadRequest> {
  return createLocalReq({ context: { system: true } }, payload)
}

type RestOptions = { token?: string; body?: unknown; headers?: Record<string, string>; method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' }

/** REST as the outside sees it, without a socket: `rest('/users?limit=1', { token })`. */
export async function rest(
  path: string,
  { token, body, headers, method = body === undefined ? 'GET' : 'POST' }: RestOptions = {},
): Promise<Response> {
  const { default: config } = await import('@payload-config')
  const handlers = restHandlers(config)
  const url = new URL(`http://localhost:3000/api${path}`)
  const isRaw = body instanceof FormData || body instanceof Uint8Array
  const request = new Request(url, {
    method,
    headers: {
      ...(body !== undefined && !isRaw ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `JWT ${token}` } : {}),
      ...headers,
    },
    ...(body !== undefined ? { body: isRaw ? (body as FormData) : JSON.stringify(body) } : {}),
  })
  const slug = url.pathname.replace('/api/', '').split('/')
  return handlers[method](request, { params: Promise.resolve({ slug }) })
}

/** The token of a fresh session, by the door that people come in by. */
export async function tokenOf(payload: Payload, user: Pick<User, 'username'>, password = TEST_PASSWORD): Promise<string> {
  const { token } = await signIn({ req: await createLocalReq({}, payload), name: user.username, password })
  return token
}
