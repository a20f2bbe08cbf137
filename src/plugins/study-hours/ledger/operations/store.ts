import type { Payload, PayloadRequest } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import type { LedgerHead } from '../domain/ledger'
import type { ClosedSession, DeskState, LinkedSlice } from '../domain/types'
import { mongoStore } from './store-mongodb'
import { sqliteStore } from './store-sqlite'

/** A desk as it was read; every change names the revision that it saw. */
export type DeskRow = { id: string; trainee: string; rev: number; state: DeskState; head: LedgerHead }

export type NewSession = {
  id: string
  trainee: string
  unit: string
  unitRevision: number
  enrolment: string
  ruleSet: string
  epoch: number
  openedAtMs: number
  device: string | null
}

/** One change of one desk, with all that belongs to it. */
export type DeskWrite = {
  before: DeskRow
  state: DeskState
  rows: readonly LinkedSlice[]
  head: LedgerHead
  opened: readonly NewSession[]
  closed: readonly ClosedSession[]
}

/** Where desks, sessions and slices are kept; the same promises on either database. */
export type DeskStore = {
  newId(): string
  load(trainees: readonly string[]): Promise<Map<string, DeskRow>>
  /** Makes empty desks where there are none. */
  create(trainees: readonly string[]): Promise<void>
  ownsSession(trainee: string, session: string): Promise<boolean>
  /**
   * Writes what still meets the revision that it saw, all of it in one transaction; nothing of the rest.
   * @returns the trainees whose change took effect, durable when this returns (in the transaction of `req`: when that commits)
   */
  commit(writes: readonly DeskWrite[]): Promise<ReadonlySet<string>>
  /**
   * Trainees whose desk may have something to sweep: silent since `beforeMs`, unconfirmed time from before `carriedBeforeMs`, or a last
   * beat after `aheadMs`, by a clock that was set back since.
   */
  sweepable(bounds: { beforeMs: number; carriedBeforeMs: number; aheadMs: number; limit: number; after: string }): Promise<string[]>
}

/** @param req whose transaction to take part in */
export function deskStore({ payload, req }: { payload: Payload; req?: PayloadRequest }): DeskStore {
  const writes = hotWrites({ payload, req })
  return writes.kind === 'sqlite' ? sqliteStore(writes) : mongoStore(writes)
}

/** The columns of the hot row that others look for; the rest is in the state. */
export function deskColumns({ head, state }: Pick<DeskWrite, 'head' | 'state'>) {
  const { pending, session } = state
  return {
    epoch: state.epoch,
    session: session?.id ?? state.closed?.session ?? null,
    active: session !== null,
    // For the sweeper: an ended session without anything that waits for a check is of no interest to it.
    lastBeatMs: session?.lastBeatMs ?? (state.check ? 0 : (pending.find(({ reason }) => reason === 'counted')?.endMs ?? null)),
    ledgerSeq: head.seq,
    ledgerHash: head.hash,
  }
}
