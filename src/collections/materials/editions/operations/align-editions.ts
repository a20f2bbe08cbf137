import type { PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'
import { EDITION_STATES, editionMachine } from '../../line/domain/edition-machine'
import { loadEdition } from '../../line/operations/load-people'
import { syncEditionAssignments } from '../../people/operations/sync-assignments'

/**
 * Brings the tasks of every edition under way in line with how things are: seats end, points change and books come from an older version
 * without anybody taking a step. Nothing is told twice. An edition that cannot be read is told in the log and keeps no other waiting.
 * @returns how many editions stay as they were because of a fault
 */
export async function alignEditions({ req }: { req: PayloadRequest }): Promise<number> {
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
  let failed = 0
  for (const { id } of docs)
    try {
      await withTransaction(req, async () => syncEditionAssignments({ req, edition: await loadEdition(req, String(id)) }))
    } catch (error) {
      failed += 1
      req.payload.logger.error({ err: error, edition: String(id), msg: 'the tasks of an edition could not be brought in line' })
    }
  return failed
}
