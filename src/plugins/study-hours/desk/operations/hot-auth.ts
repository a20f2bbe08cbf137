import { errors, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { JWT_AUTH_VERSION, type Payload } from 'payload'
import { hotWrites } from '@/platform/hot-writes'

export type SignedIn = { user: string; sid: string }
/** Somebody whose password was given to them by somebody else, and who has to choose one before anything else. */
export type Barred = 'mustChangePassword'
export type HotAuth = {
  /** Whom a token speaks for; undefined for a forged or old one, an ended session, and an account that is switched off. */
  signedIn(token: string): Promise<SignedIn | Barred | undefined>
}

/** How long an ended session may still be believed. */
const BELIEVED_MS = 30_000
const MOST = 20_000
const LONGEST_TOKEN = 4_096

/**
 * Payload's own sign-in, checked without Payload: its token's signature and times, then the session that it names and the person's
 * state in one question to the database, believed for half a minute.
 */
export function createHotAuth({ now = Date.now, payload }: { payload: Payload; now?: () => number }): HotAuth {
  const known = new LRUCache<string, { untilMs: number; who: SignedIn | undefined }>({ max: MOST })
  return {
    signedIn: async (token) => {
      const at = now()
      const entry = known.get(token)
      if (entry && at < entry.untilMs) return entry.who
      const claims = await readToken(token, payload.secret, new Date(at))
      if (!claims) return undefined
      const state = await stateOf(payload, claims, at)
      const who = state === 'live' ? { user: claims.id, sid: claims.sid } : state
      // Believed no longer than the answer: their next click may be the one that has chosen it.
      if (who === 'mustChangePassword') return who
      known.set(token, { untilMs: Math.min(at + BELIEVED_MS, claims.exp * 1_000), who })
      return who
    },
  }
}

type Claims = { id: string; sid: string; exp: number }

/** The claims of a token that Payload signed (HS256 over its own secret) for a session of `users`. */
export async function readToken(token: string, secret: string, at: Date): Promise<Claims | undefined> {
  if (token.length > LONGEST_TOKEN) return undefined
  try {
    const { payload: claims, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: at,
      requiredClaims: ['exp'],
    })
    const { collection, exp, id, sid } = claims
    if (protectedHeader['authVersion'] !== JWT_AUTH_VERSION || collection !== 'users' || exp === undefined) return undefined
    return typeof id === 'string' && typeof sid === 'string' && sid !== '' ? { id, sid, exp } : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

async function stateOf(payload: Payload, { id, sid }: Claims, at: number): Promise<'live' | Barred | undefined> {
  const database = hotWrites({ payload })
  if (database.kind === 'sqlite') {
    const [row] = await database.read(
      `SELECT users_sessions.expires_at, users.must_change_password FROM users_sessions JOIN users ON users.id = users_sessions._parent_id
        WHERE users_sessions.id = ? AND users.id = ? AND users.active IS NOT 0`,
      [sid, id],
    )
    if (row === undefined || Date.parse(String(row['expires_at'])) <= at) return undefined
    return Number(row['must_change_password']) === 1 ? 'mustChangePassword' : 'live'
  }
  const row = await database.read(({ collection, options }) =>
    collection('users').findOne({ _id: database.toId(id), 'sessions.id': sid, active: { $ne: false } } as object, {
      ...options,
      projection: { 'sessions.$': 1, mustChangePassword: 1 },
    }),
  )
  const session = (row?.['sessions'] as { expiresAt: Date | string }[] | undefined)?.[0]
  if (session === undefined || new Date(session.expiresAt).getTime() <= at) return undefined
  return row?.['mustChangePassword'] === true ? 'mustChangePassword' : 'live'
}
