/**
 * The changes of the lease's document, each one step on the server and by the server's clock (`$$NOW`): what a host's clock says, and how
 * long a message is under way, changes nothing.
 */

/** In milliseconds: numbers compare alike on every server of the protocol. */
const NOW = { $toLong: '$$NOW' }

/**
 * Takes a place in the queue or keeps it, forgets waiters without a sign of life, and takes the lease where it is free, or its holder is
 * silent for too long, and nobody came before.
 */
export function joinQueue({
  leaseMs,
  process,
  session,
  waiterMs,
}: {
  process: string
  session: unknown
  leaseMs: number
  waiterMs: number
}): Record<string, unknown>[] {
  const place = { process, untilMs: { $add: [NOW, waiterMs] } }
  const waiting = { $ifNull: ['$waiting', []] }
  const names = { $map: { input: '$waiting', as: 'each', in: '$$each.process' } }
  const isMine = { $eq: ['$$each.process', process] }
  const alive = { $or: [isMine, { $gt: ['$$each.untilMs', NOW] }] }
  return [
    {
      $set: {
        waiting: {
          $map: {
            input: { $filter: { input: waiting, as: 'each', cond: alive } },
            as: 'each',
            in: { $cond: [isMine, place, '$$each'] },
          },
        },
      },
    },
    { $set: { waiting: { $cond: [{ $in: [process, names] }, '$waiting', { $concatArrays: ['$waiting', [place]] }] } } },
    {
      $set: {
        takes: {
          $and: [
            { $eq: [{ $arrayElemAt: [names, 0] }, process] },
            { $or: [{ $eq: [{ $ifNull: ['$holder', null] }, null] }, { $lte: [{ $ifNull: ['$untilMs', 0] }, NOW] }] },
          ],
        },
      },
    },
    {
      $set: {
        overtook: { $cond: ['$takes', { $ifNull: ['$session', null] }, null] },
        fence: { $cond: ['$takes', { $add: [{ $ifNull: ['$fence', 0] }, 1] }, { $ifNull: ['$fence', 0] }] },
        holder: { $cond: ['$takes', process, { $ifNull: ['$holder', null] }] },
        untilMs: { $cond: ['$takes', { $add: [NOW, leaseMs] }, { $ifNull: ['$untilMs', null] }] },
        session: { $cond: ['$takes', session ?? null, { $ifNull: ['$session', null] }] },
        waiting: { $cond: ['$takes', { $filter: { input: '$waiting', as: 'each', cond: { $not: [isMine] } } }, '$waiting'] },
      },
    },
    { $unset: 'takes' },
  ]
}

/** A sign of life of the holder, with the transaction that it has open. */
export function prolong(session: unknown, leaseMs: number): Record<string, unknown>[] {
  return [{ $set: { untilMs: { $add: [NOW, leaseMs] }, session: session ?? null } }]
}

export function leaveQueue(process: string): Record<string, unknown> {
  return { $pull: { waiting: { process } } }
}
