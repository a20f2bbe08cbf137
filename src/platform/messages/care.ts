import type { PayloadRequest } from 'payload'

/** How many mails the outbox holds. */
export async function countUnsentMails(req: PayloadRequest): Promise<number> {
  return (await req.payload.count({ collection: 'outbox-messages', overrideAccess: true, req })).totalDocs // a number only, for the centre's people
}
