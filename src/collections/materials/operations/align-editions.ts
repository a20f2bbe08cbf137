import type { PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'
import { EDITION_STATES, editionMachine } from '../domain/edition-machine'
import { loadEdition } from './load-people'
import { syncEditionAssignments } from './sync-assignments'

/**
 * Brings the tasks of every edition under way in line with how things are: seats end, points change and books come from an older version
 * without anybody taking a step. Nothing is told twice.
 */
export async function alignEditions({ req }: { req: PayloadRequest }): Promise<void> {
  const waiting = EDITION_STATES.filter((state) => !editionMachine.states[state].final)
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { state: { in: waiting } },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself
    req,
  })
  for (const { id } of docs)
    await withTransaction(req, async () => syncEditionAssignments({ req, edition: await loadEdition(req, String(id)) }))
}
