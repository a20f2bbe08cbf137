import type { Payload } from 'payload'
import { idOf } from '@/kernel/ids'
import { newDesk, writeDesk } from '@/plugins/study-hours/ledger/domain/desk'
import { EMPTY_LEDGER, linkSlices } from '@/plugins/study-hours/ledger/domain/ledger'
import { DEFAULT_RULES, type StudyRules } from '@/plugins/study-hours/ledger/domain/rules'
import type { DeskState, SliceDraft } from '@/plugins/study-hours/ledger/domain/types'
import { ruleSetDigest } from '@/plugins/study-hours/ledger/operations/rules'
import { systemReq } from './payload'

let serial = 0

/** A rule set as sessions name it; each call makes another one. */
export async function createRuleSet(payload: Payload, changed: Partial<StudyRules> = {}): Promise<string> {
  serial += 1
  const values = { rules: { ...DEFAULT_RULES, ...changed }, defaulted: [`test ${serial}`] }
  const row = await payload.db.create({
    collection: 'study-rule-sets',
    data: { digest: ruleSetDigest({ rows: [], values }), rows: [], values },
    req: await systemReq(payload),
  })
  return idOf(row as { id: string })
}

export type LedgerPiece = Partial<SliceDraft> & Pick<SliceDraft, 'startMs' | 'endMs'>

/**
 * Puts rows behind a trainee's ledger as the engine would have linked them, and moves the head of the desk along. Where nothing else is
 * said a row is credited study.
 */
export async function writeLedger(
  payload: Payload,
  args: { trainee: string; enrolment: string; ruleSet: string; unit?: string; pieces: readonly LedgerPiece[]; desk?: Partial<DeskState> },
): Promise<string[]> {
  const req = await systemReq(payload)
  const { docs } = await payload.db.find<{ id: string; ledgerSeq: number; ledgerHash: string; rev: number; state: string }>({
    collection: 'study-desks',
    where: { trainee: { equals: args.trainee } },
    limit: 1,
    pagination: false,
    req,
  })
  const known = docs[0]
  const head = known ? { seq: known.ledgerSeq, hash: known.ledgerHash } : EMPTY_LEDGER
  const slices = args.pieces.map((piece): SliceDraft => {
    const reason = piece.reason ?? 'counted'
    return {
      kind: 'study',
      session: null,
      unit: args.unit ?? null,
      enrolment: args.enrolment,
      creditMs: reason === 'counted' ? piece.endMs - piece.startMs : 0,
      reason,
      ruleSet: args.ruleSet,
      claim: null,
      outage: null,
      reverses: null,
      ...piece,
    }
  })
  const recordedAtMs = Math.max(0, ...slices.map(({ endMs }) => endMs))
  const linked = linkSlices({ trainee: args.trainee, head, slices, recordedAtMs })
  const ids: string[] = []
  for (const row of linked.rows) {
    const made = await payload.db.create({ collection: 'study-slices', data: row, req })
    ids.push(idOf(made as { id: string }))
  }
  const state = writeDesk({ ...newDesk(), clockMs: recordedAtMs, ...args.desk })
  const data = { ledgerSeq: linked.head.seq, ledgerHash: linked.head.hash, state, rev: (known?.rev ?? 0) + 1 }
  if (known) await payload.db.updateOne({ collection: 'study-desks', id: known.id, data, req })
  else
    await payload.db.create({
      collection: 'study-desks',
      data: { trainee: args.trainee, epoch: 0, session: null, active: false, lastBeatMs: null, ...data },
      req,
    })
  return ids
}
