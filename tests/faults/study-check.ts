import type { Payload } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import { subtract } from '@/plugins/study-hours/domain/intervals'
import { replay, verifyLedger } from '@/plugins/study-hours/domain/ledger'
import { deskStore } from '@/plugins/study-hours/operations/store'
import { readLedger } from '@/plugins/study-hours/operations/store-ledger'
import type { Ack } from './protocol'

type Studied = Extract<Ack, { kind: 'studied' }>

/**
 * What is wrong with the account of an acknowledged session: a moment of it that stands neither in the ledger nor at the desk, credit
 * that was told and is gone, a moment that stands twice, or a broken chain.
 */
export async function studyProblem(payload: Payload, { creditedMs, fromMs, trainee, untilMs }: Studied): Promise<string | undefined> {
  const rows = await readLedger(hotWrites({ payload }), { trainee })
  const desk = (await deskStore({ payload }).load([trainee])).get(trainee)
  if (!desk) return 'the desk is gone'
  const { faults, head } = verifyLedger(rows)
  if (faults[0]) return `row ${faults[0].seq} of the ledger: ${faults[0].reason}`
  if (head.seq !== desk.head.seq || head.hash !== desk.head.hash)
    return `the desk stands at row ${desk.head.seq}, the ledger at ${head.seq}`
  const pieces = [...rows, ...desk.state.pending]
  const missing = subtract({ startMs: fromMs, endMs: untilMs }, pieces)[0]
  if (missing) return `nothing is known of ${missing.endMs - missing.startMs} ms before ${new Date(missing.endMs).toISOString()}`
  const twice = desk.state.pending.find((run) => rows.some((row) => row.startMs < run.endMs && run.startMs < row.endMs))
  if (twice) return `${new Date(twice.startMs).toISOString()} stands at the desk and in the ledger`
  const credit = replay(rows).creditMs
  return credit < creditedMs ? `${creditedMs} ms were credited and ${credit} ms are left` : undefined
}
