import type { Payload } from 'payload'
import { repeat, systemRequest, type Service } from '@/platform/jobs'
import { loadClassBoard } from '../operations/board'
import { loadClassFigures, MOST_FIGURE_CLASSES } from '../operations/figures'
import { SLUGS } from '../../slugs'

const EVERY_MS = 5 * 60_000

/**
 * Works out the boards and figures of the running classes before somebody looks, so that the first look after a start does not wait for all of
 * their ledgers. Where nothing was added it asks and does nothing.
 */
export async function keepBoards({ payload, stopping }: { payload: Payload; stopping: AbortSignal }): Promise<void> {
  const { docs } = await payload.db.find<{ id: string | number }>({
    collection: SLUGS.classes,
    where: { state: { equals: 'running' } },
    select: {},
    sort: 'endsOn',
    limit: MOST_FIGURE_CLASSES,
    pagination: false,
  })
  for (const { id } of docs) {
    if (stopping.aborted) return
    const asked = { req: await systemRequest(payload), classId: String(id) }
    await loadClassBoard(asked)
    await loadClassFigures(asked)
  }
}

/** A service of the server: keeps the boards of the running classes at hand. */
export function startBoards({ payload }: { payload: Payload }): Service {
  return repeat({ payload, name: 'keep boards at hand', everyMs: EVERY_MS, step: (stopping) => keepBoards({ payload, stopping }) })
}
