import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { withTransaction } from '@/platform/transactions'
import { linkSlices } from '../../ledger/domain/ledger'
import type { ClosedSession, DeskState, LinkedSlice, SliceDraft } from '../../ledger/domain/types'
import '../../errors'
import { deskStore, type NewSession } from '../../ledger/operations/store'

export type StudyHistory = {
  desk: DeskState
  sessions: readonly NewSession[]
  closed: readonly ClosedSession[]
  /** In the order of the ledger, each with the instant at which it was recorded. */
  slices: readonly (SliceDraft & { recordedAtMs: number })[]
}

/**
 * Takes over what somebody studied elsewhere, or before they had a record here, in one transaction. `play` goes on from the desk as it
 * stands and lets the same engine judge; it must not reach back behind what the desk has seen.
 * @throws DomainError `study.recordExists` where it does: a ledger is never rewritten
 */
export async function importStudy({
  play,
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  /** @param newId gives the ids of sessions */
  play(desk: DeskState, newId: () => string): StudyHistory
}): Promise<void> {
  await withTransaction(req, async () => {
    const store = deskStore({ payload: req.payload, req })
    await store.create([trainee])
    const before = (await store.load([trainee])).get(trainee)
    if (!before) throw new DomainError('study.recordExists')
    const { closed, desk, sessions, slices } = play(before.state, store.newId)
    if (sessions.some(({ openedAtMs }) => openedAtMs < before.state.clockMs)) throw new DomainError('study.recordExists')
    const rows: LinkedSlice[] = []
    let { head } = before
    for (const { recordedAtMs, ...slice } of slices) {
      const linked = linkSlices({ trainee, head, slices: [slice], recordedAtMs })
      rows.push(...linked.rows)
      head = linked.head
    }
    const written = await store.commit([{ before, state: desk, rows, head, opened: sessions, closed }])
    if (!written.has(trainee)) throw new DomainError('study.recordExists')
  })
}
