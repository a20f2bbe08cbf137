import { createLocalReq, isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'

/**
 * Runs `work` in the caller's transaction, or in one of its own where the caller has none: a row and its link belong together.
 * The caller's request is left as it was, so that two such writes at once do not end each other's transaction.
 */
export async function ownTransaction<T>(
  payload: Payload,
  incoming: Partial<PayloadRequest> | null | undefined,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  const open = await incoming?.transactionID
  if (open !== undefined && open !== null && isComplete(incoming)) return work(incoming)
  const req = isComplete(incoming)
    ? isolateObjectProperty(incoming, 'transactionID')
    : await createLocalReq({ context: incoming?.context ?? { system: true }, ...(incoming?.user ? { user: incoming.user } : {}) }, payload)
  if (open !== undefined && open !== null) req.transactionID = open
  return withTransaction(req, () => work(req))
}

function isComplete(req: Partial<PayloadRequest> | null | undefined): req is PayloadRequest {
  return req?.payload !== undefined && req.context !== undefined
}
