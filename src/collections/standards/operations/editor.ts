import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'

/** The person behind the request, for the record; the process itself has none. */
export function editorId(req: PayloadRequest): string | undefined {
  const actor = actorOf(req)
  return actor?.kind === 'user' ? actor.id : undefined
}
