import type { Payload } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import { subtract, union, type Interval } from '@/plugins/study-hours/time/domain/intervals'
import { replay, verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { deskStore } from '@/plugins/study-hours/ledger/operations/store'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import type { Ack } from './protocol'

type Studied = Extract<Ack, { kind: 'studied' }>
/** What is stored of one trainee: every piece of time with the credit of the ledger, or why it cannot be believed. */
type Account = { problem: string } | { pieces: readonly Interval[]; creditMs: number }

/**
 * Judges acknowledged sessions while nobody writes; each trainee's account is read once. What is wrong with a session: a moment of it
 * that stands neither in the ledger nor at the desk, credit that was told and is gone, a moment that stands twice, or a broken chain.
 */
export function studyJudge(payload: Payload): (ack: Studied) => Promise<string | undefined> {
  const accounts = new Map<string, Promise<Account>>()
  return async ({ creditedMs, fromMs, trainee, untilMs }) => {
    const reading = accounts.get(trainee) ?? accountOf(payload, trainee)
    accounts.set(trainee, reading)
    const account = await reading
    if ('problem' in account) return account.problem
    const missing = subtract({ startMs: fromMs, endMs: untilMs }, account.pieces)[0]
    if (missing) return `nothing is known of ${missing.endMs - missing.startMs} ms before ${new Date(missing.endMs).toISOString()}`
    return account.creditMs < creditedMs ? `${creditedMs} ms were credited and ${account.creditMs} ms are left` : undefined
  }
}

async function accountOf(payload: Payload, trainee: string): Promise<Account> {
  const rows = await readLedger(hotWrites({ payload }), { trainee })
  const desk = (await deskStore({ payload }).load([trainee])).get(trainee)
  if (!desk) return { problem: 'the desk is gone' }
  const { faults, head } = verifyLedger(rows)
  if (faults[0]) return { problem: `row ${faults[0].seq} of the ledger: ${faults[0].reason}` }
  if (head.seq !== desk.head.seq || head.hash !== desk.head.hash)
    return { problem: `the desk stands at row ${desk.head.seq}, the ledger at ${head.seq}` }
  const twice = desk.state.pending.find((run) => rows.some((row) => row.startMs < run.endMs && run.startMs < row.endMs))
  if (twice) return { problem: `${new Date(twice.startMs).toISOString()} stands at the desk and in the ledger` }
  return { pieces: union([...rows, ...desk.state.pending]), creditMs: replay(rows).creditMs }
}
