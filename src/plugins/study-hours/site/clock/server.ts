import type { SessionCalls } from '../../desk/endpoints/hot-routes'
import type { Details } from '@/kernel/errors'
import { LAST_RETRY_MS } from '../../desk/domain/page-clock'
import { data } from './page'
import { state } from './state'

/** Two beats never follow closer than this, whatever happens on the page. */
export const SPACING_MS = 1_000

/** The server answered, and not as was hoped for. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly details: Details

  constructor(status: number, code: string, details: Details, message: string) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

type Verb = keyof SessionCalls
type Failure = { errors?: readonly { code?: string; message?: string; details?: Details }[] }

/** @throws Refused; what `fetch` throws where the line is down */
export async function post<V extends Verb>(
  verb: V,
  session: string | null,
  body: SessionCalls[V]['body'],
  { keepalive = false } = {},
): Promise<SessionCalls[V]['answer']> {
  const mostMs = state.session ? Math.max(SPACING_MS, Math.min(LAST_RETRY_MS, state.session.leaseMs / 3)) : LAST_RETRY_MS
  const response = await fetch(addressOf(verb, session), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': data.language },
    credentials: 'same-origin',
    body: JSON.stringify(body),
    keepalive,
    // Older browsers wait for as long as the line lets them.
    signal: AbortSignal.timeout?.(mostMs),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (response.ok) return answer as SessionCalls[V]['answer']
  const [error] = (answer as Failure).errors ?? []
  throw new Refused(response.status, error?.code ?? '', error?.details ?? {}, error?.message ?? '')
}

/** A last word while the page is being left; nobody waits for the answer. */
export function farewell(session: string, body: SessionCalls['close']['body']): void {
  navigator.sendBeacon(addressOf('close', session), new Blob([JSON.stringify(body)], { type: 'application/json' }))
}

function addressOf(verb: Verb, session: string | null): string {
  return session === null ? '/api/study/sessions' : `/api/study/sessions/${session}/${verb}`
}
