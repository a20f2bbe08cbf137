import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { hotWrites } from '@/platform/hot-writes'
import { withTransaction } from '@/platform/transactions'
import { appendCorrection as correct, appendReversal as reverse, claimable as free } from '../domain/corrections'
import { isAhead, newDesk } from '../domain/desk'
import type { Interval } from '../../time/domain/intervals'
import { linkSlices } from '../domain/ledger'
import { setBack, setBackFrom } from '../domain/set-back'
import type { CorrectionInput, CorrectionReply, DeskState, LedgerRow, Outcome } from '../domain/types'
import '../../errors'
import { tellCorrected } from '../../training/operations/corrected'
import { deskStore } from './store'
import { readLedger } from './store-ledger'

/** A transaction that met another on MongoDB is run again by its owner; this is for a desk that changed before there was one. */
const ATTEMPTS = 5

/**
 * Changes one desk and appends to its ledger in the caller's transaction (or one of its own). Every row of the ledger that does not come
 * from a beat comes through here: it moves the desk's revision, so that it has its place in the chain among the beats of that moment.
 * @throws DomainError the refusal
 */
export async function changeDesk<R>({
  decide,
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  decide: (desk: DeskState, now: number) => Outcome<R> | Promise<Outcome<R>>
}): Promise<R> {
  return withTransaction(req, async () => {
    const store = deskStore({ payload: req.payload, req })
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = await loadOrMake(store, trainee)
      const now = nowOf(req).getTime()
      const back = isAhead(before.state, now) ? setBack(before.state, now, await ledgerFrom(req, trainee, setBackFrom(now))) : undefined
      const outcome = await decide(back?.desk ?? before.state, now)
      if (!outcome.ok) throw new DomainError(outcome.code, outcome.details)
      const slices = [...(back?.slices ?? []), ...outcome.slices]
      if (outcome.desk === before.state && slices.length + outcome.closed.length === 0) return outcome.reply
      const { head, rows } = linkSlices({ trainee, head: before.head, slices, recordedAtMs: now })
      const won = await store.commit([{ before, state: outcome.desk, rows, head, opened: [], closed: outcome.closed }])
      if (!won.has(trainee)) continue
      const takenBack = back?.slices.filter(({ kind }) => kind === 'reversal') ?? []
      await tellCorrected(req, { enrolments: [...new Set(takenBack.map(({ enrolment }) => enrolment))] })
      return outcome.reply
    }
    throw new DomainError('study.busy')
  })
}

/**
 * Brings a desk back whose clock was ahead, before anything is stated over its ledger: without a session nothing else touches it. Other
 * desks stay as they are.
 */
export async function bringBackDesk({ req, trainee }: { req: PayloadRequest; trainee: string }): Promise<void> {
  const desk = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)
  if (!desk || !isAhead(desk.state, nowOf(req).getTime())) return
  await changeDesk({ req, trainee, decide: (back) => ({ ok: true, desk: back, reply: undefined, slices: [], closed: [] }) })
}

/**
 * Credits time that two people signed for, as compensating rows; no minute is ever credited twice.
 * @throws DomainError `study.grantTooLong`, `study.nothingGranted`, `study.badInterval`
 */
export async function appendCorrection({
  req,
  trainee,
  ...input
}: { req: PayloadRequest; trainee: string } & Omit<CorrectionInput, 'ledger'>): Promise<CorrectionReply> {
  const decide = async (desk: DeskState, now: number) => correct(desk, { ...input, ledger: await touching(req, trainee, input) }, now)
  return changeDesk({ req, trainee, decide })
}

/** Takes a credited row back in full. @throws DomainError `study.notReversible`; `request.notFound` where the trainee has no such row */
export async function appendReversal({
  req,
  slice,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  slice: string
}): Promise<CorrectionReply> {
  let enrolment = ''
  const decide = async (desk: DeskState, now: number) => {
    const ledger = await readLedger(hotWrites({ payload: req.payload, req }), { trainee })
    const row = ledger.find(({ id }) => id === slice)
    if (!row) throw new DomainError('request.notFound')
    enrolment = row.enrolment
    return reverse(desk, { row, reversals: ledger.filter(({ kind }) => kind === 'reversal') }, now)
  }
  const reply = await changeDesk({ req, trainee, decide })
  await tellCorrected(req, { enrolments: [enrolment] })
  return reply
}

/** The parts of an interval that this trainee could claim now, ascending: past, neither credited nor waiting for a check. */
export async function claimableOf({ req, trainee, ...interval }: { req: PayloadRequest; trainee: string } & Interval): Promise<Interval[]> {
  const desk = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)
  const ledger = await touching(req, trainee, { fromMs: interval.startMs, toMs: interval.endMs })
  return free(desk?.state ?? newDesk(), interval, ledger, nowOf(req).getTime())
}

function ledgerFrom(req: PayloadRequest, trainee: string, fromMs: number): Promise<LedgerRow[]> {
  return readLedger(hotWrites({ payload: req.payload, req }), { trainee, fromMs })
}

async function touching(req: PayloadRequest, trainee: string, { fromMs, toMs }: { fromMs: number; toMs: number }): Promise<LedgerRow[]> {
  return readLedger(hotWrites({ payload: req.payload, req }), { trainee, fromMs, toMs })
}

async function loadOrMake(store: ReturnType<typeof deskStore>, trainee: string) {
  const known = (await store.load([trainee])).get(trainee)
  if (known) return known
  await store.create([trainee])
  const made = (await store.load([trainee])).get(trainee)
  if (!made) throw new Error(`no desk could be made for ${trainee}`)
  return made
}
