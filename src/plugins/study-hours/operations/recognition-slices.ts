import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import type { LedgerRow } from '../domain/types'
import { SLUGS } from '../slugs'

/** What of a slice recognition reads. Hashes stay where they are: they are two thirds of a row. */
const READ = {
  trainee: true,
  seq: true,
  unit: true,
  enrolment: true,
  kind: true,
  startMs: true,
  endMs: true,
  creditMs: true,
  reason: true,
  ruleSet: true,
  reverses: true,
} as const

type Stored = Pick<LedgerRow, 'seq' | 'kind' | 'startMs' | 'endMs' | 'creditMs' | 'reason'> & {
  id: Ref
  trainee: Ref
  enrolment: Ref
  ruleSet: Ref
  unit: Ref | null
  reverses: Ref | null
}

/** How many enrolments one question names: a class of 500 takes ten, and other requests have their turn in between. */
const AT_ONCE = 50

/**
 * The ledger rows of these enrolments for recognition, by enrolment, ascending. Links, sessions, claims and outages are left empty:
 * who checks the chain reads the whole row (`invariants`).
 * @param upTo by trainee the last row to be read, for a certificate that is recomputed
 */
export async function loadSlices({
  enrolments,
  req,
  upTo,
}: {
  req: PayloadRequest
  enrolments: readonly string[]
  upTo?: number
}): Promise<Map<string, LedgerRow[]>> {
  const found = new Map<string, LedgerRow[]>(enrolments.map((enrolment) => [enrolment, []]))
  for (let start = 0; start < enrolments.length; start += AT_ONCE) {
    const some = { enrolment: { in: enrolments.slice(start, start + AT_ONCE) } }
    const { docs } = await req.payload.db.find<Stored>({
      collection: SLUGS.slices,
      where: upTo === undefined ? some : { and: [some, { seq: { less_than_equal: upTo } }] },
      sort: 'seq',
      select: READ,
      pagination: false,
      req,
    })
    for (const doc of docs) found.get(idOf(doc.enrolment))?.push(rowOf(doc))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

function rowOf(doc: Stored): LedgerRow {
  return {
    id: idOf(doc.id),
    trainee: idOf(doc.trainee),
    seq: doc.seq,
    session: null,
    unit: idOf(doc.unit) ?? null,
    enrolment: idOf(doc.enrolment),
    kind: doc.kind,
    startMs: doc.startMs,
    endMs: doc.endMs,
    creditMs: doc.creditMs,
    reason: doc.reason,
    ruleSet: idOf(doc.ruleSet),
    claim: null,
    outage: null,
    reverses: idOf(doc.reverses) ?? null,
    recordedAtMs: 0,
    prevHash: '',
    hash: '',
  }
}
