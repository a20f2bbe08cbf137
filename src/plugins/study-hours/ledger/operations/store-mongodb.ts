import { randomUUID } from 'node:crypto'
import type { MongoHotWrites, MongoScope } from '@/platform/hot-writes'
import { GENESIS_HASH } from '@/kernel/hash-chain'
import { newDesk, readDesk, writeDesk } from '../domain/desk'
import { SLUGS } from '../../slugs'
import { deskColumns, type DeskRow, type DeskStore, type DeskWrite } from './store'

/**
 * A desk's change is one conditional update. How many of a bulk write's met their revision does not say which, so each carries the
 * mark of its batch, by which the winners are found; that holds with any number of processes.
 */
export function mongoStore(writes: MongoHotWrites): DeskStore {
  const { newId, toId } = writes
  return {
    newId,
    load: (trainees) =>
      writes.read(async ({ collection, options }) => {
        const rows = await collection(SLUGS.desks)
          .find({ trainee: { $in: trainees.map(toId) } }, options)
          .toArray()
        return new Map(rows.map((row) => [String(row['trainee']), deskOf(row)]))
      }),
    create: async (trainees) => {
      const at = new Date()
      const empty = { rev: 0, epoch: 0, session: null, active: false, lastBeatMs: null, state: writeDesk(newDesk()), ledgerSeq: 0 }
      await writes.write({ together: false }, ({ collection, options }) =>
        collection(SLUGS.desks)
          .bulkWrite(
            trainees.map((trainee) => ({
              updateOne: {
                filter: { trainee: toId(trainee) },
                update: { $setOnInsert: { ...empty, ledgerHash: GENESIS_HASH, createdAt: at, updatedAt: at } },
                upsert: true,
              },
            })),
            { ...options, ordered: false },
          )
          .catch(alreadyThere),
      )
    },
    ownsSession: (trainee, session) =>
      writes.read(
        async ({ collection, options }) =>
          (await collection(SLUGS.studySessions).findOne({ _id: toId(session), trainee: toId(trainee) } as object, {
            ...options,
            projection: { _id: 1 },
          })) !== null,
      ),
    commit: (changes) =>
      writes.write({ together: changes.some(bringsRows) }, async (scope) => {
        const won = await changeDesks(writes, scope, changes)
        await writeWhatBelongs(
          writes,
          scope,
          changes.filter(({ before }) => won.has(before.trainee)),
        )
        return won
      }),
    sweepable: ({ after, aheadMs, beforeMs, carriedBeforeMs, limit }) =>
      writes.read(async ({ collection, options }) => {
        const due = [
          { active: true, lastBeatMs: { $lt: beforeMs } },
          { active: false, lastBeatMs: { $lt: carriedBeforeMs } },
          { lastBeatMs: { $gt: aheadMs } },
        ]
        const rows = await collection(SLUGS.desks)
          .find({ $or: due, ...(after ? { trainee: { $gt: toId(after) } } : {}) } as object, { ...options, projection: { trainee: 1 } })
          .sort({ trainee: 1 })
          .limit(limit)
          .toArray()
        return rows.map((row) => String(row['trainee']))
      }),
  }
}

function bringsRows({ rows, opened, closed }: DeskWrite): boolean {
  return rows.length + opened.length + closed.length > 0
}

async function changeDesks({ toId }: MongoHotWrites, { collection, options }: MongoScope, changes: readonly DeskWrite[]) {
  const writeMark = randomUUID()
  const { matchedCount } = await collection(SLUGS.desks).bulkWrite(
    changes.map((change) => ({
      updateOne: {
        filter: { _id: toId(change.before.id), rev: change.before.rev } as object,
        update: { $set: { ...deskColumns(change), rev: change.before.rev + 1, state: writeDesk(change.state), writeMark } },
      },
    })),
    { ...options, ordered: false },
  )
  if (matchedCount === changes.length) return new Set(changes.map(({ before }) => before.trainee))
  const ids = changes.map(({ before }) => toId(before.id))
  const won = await collection(SLUGS.desks)
    .find({ _id: { $in: ids }, writeMark } as object, { ...options, projection: { trainee: 1 } })
    .toArray()
  return new Set(won.map((row) => String(row['trainee'])))
}

async function writeWhatBelongs({ toId }: MongoHotWrites, { collection, options }: MongoScope, changes: readonly DeskWrite[]) {
  const at = { createdAt: new Date(), updatedAt: new Date() }
  const relation = (id: string | null) => (id === null ? null : toId(id))
  const opened = changes.flatMap((change) => change.opened)
  if (opened.length > 0)
    await collection(SLUGS.studySessions).insertMany(
      opened.map(({ id, trainee, unit, enrolment, ruleSet, ...rest }) => ({
        _id: toId(id) as never,
        trainee: toId(trainee),
        unit: toId(unit),
        enrolment: toId(enrolment),
        ruleSet: toId(ruleSet),
        ...rest,
        lastBeatMs: rest.openedAtMs,
        status: 'open',
        ...at,
      })),
      options,
    )
  const closed = changes.flatMap((change) => change.closed)
  if (closed.length > 0)
    await collection(SLUGS.studySessions).bulkWrite(
      closed.map(({ session, reason, atMs, mediaMs }) => ({
        updateOne: {
          filter: { _id: toId(session) } as object,
          update: {
            $set: { status: 'closed', closeReason: reason, closedAtMs: atMs, lastBeatMs: atMs, mediaMs, updatedAt: at.updatedAt },
          },
        },
      })),
      options,
    )
  const slices = changes.flatMap((change) => change.rows)
  if (slices.length > 0)
    await collection(SLUGS.slices).insertMany(
      slices.map((slice) => ({
        ...slice,
        trainee: toId(slice.trainee),
        unit: relation(slice.unit),
        enrolment: toId(slice.enrolment),
        ruleSet: toId(slice.ruleSet),
        claim: relation(slice.claim),
        outage: relation(slice.outage),
        reverses: relation(slice.reverses),
        ...at,
      })),
      options,
    )
}

function deskOf(row: Record<string, unknown>): DeskRow {
  return {
    id: String(row['_id']),
    trainee: String(row['trainee']),
    rev: Number(row['rev']),
    state: readDesk(String(row['state'])),
    head: { seq: Number(row['ledgerSeq']), hash: String(row['ledgerHash']) },
  }
}

/** Two processes made the same desk at once: it is there, which is what was asked for. */
function alreadyThere(error: unknown): void {
  if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 11000)) throw error
}
