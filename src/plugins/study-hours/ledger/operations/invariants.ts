import type { Payload } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { hotWrites } from '@/platform/hot-writes'
import { allWhere, batches, defineInvariant, twice, type Break } from '@/platform/verify'
import { verifyLedger, type LedgerFault } from '../domain/ledger'
import { SLUGS } from '../../slugs'
import { readLedger } from './store-ledger'

const REASONS: Readonly<Record<LedgerFault['reason'], string>> = {
  sequence: 'a row is missing before it, or it stands twice',
  previous: 'it does not name the hash of the row before it',
  content: 'its content does not give its hash',
  interval: 'its interval is none',
  credit: 'it credits what it must not',
  overlap: 'its time overlaps another row of the same person',
  correction: 'it is a correction without its cause',
  reversal: 'it takes back what it must not',
}

/** Every ledger is an unbroken chain of sound rows without overlaps, and its desk stands at its last row. */
export const ledgersHold = defineInvariant({
  name: 'study-ledgers',
  label: { zh: '学时流水完整', en: 'every ledger of study time is whole' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.desks, { fields: ['trainee'] }))
      for (const desk of batch) {
        const trainee = idOf(desk['trainee'] as Ref)
        yield* await twice(() => faultsOf(payload, trainee, looked))
      }
  },
})

/** No ledger stands without the desk that keeps its head. */
export const ledgersHaveDesks = defineInvariant({
  name: 'study-desks',
  label: { zh: '流水都有学习台', en: 'every ledger has its desk' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.slices, { where: { seq: { less_than_equal: 1 } }, fields: ['trainee'] })) {
      looked(batch.length)
      const trainees = batch.map((row) => idOf(row['trainee'] as Ref))
      const desks = await allWhere(payload, SLUGS.desks, 'trainee', trainees, { fields: ['trainee'] })
      const known = new Set(desks.map((desk) => idOf(desk['trainee'] as Ref)))
      for (const trainee of trainees)
        if (!known.has(trainee)) yield { subject: `users/${trainee}`, reason: 'there is a ledger of study time without its desk' }
    }
  },
})

async function faultsOf(payload: Payload, trainee: string, looked: (records: number) => void): Promise<Break[]> {
  const rows = await readLedger(hotWrites({ payload }), { trainee })
  // Read after the rows: a beat in between has moved the head, never taken rows away.
  const [desk] = await allWhere(payload, SLUGS.desks, 'trainee', [trainee], { fields: ['ledgerSeq', 'ledgerHash'] })
  if (!desk) return []
  looked(rows.length)
  const { faults, head } = verifyLedger(rows)
  const breaks = faults.map(({ reason, seq }) => ({ subject: `${SLUGS.slices} of users/${trainee} #${seq}`, reason: REASONS[reason] }))
  const last = rows.at(-1)
  const stands = Number(desk['ledgerSeq']) === (last?.seq ?? 0) && (faults.length > 0 || desk['ledgerHash'] === head.hash)
  if (!stands) breaks.push({ subject: `${SLUGS.desks}/${desk.id}`, reason: 'it does not stand at the last row of its ledger' })
  return breaks
}
