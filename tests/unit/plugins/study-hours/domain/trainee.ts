import { beat } from '@/plugins/study-hours/desk/domain/beat'
import { challengeFrom } from '@/plugins/study-hours/desk/domain/challenge'
import { closeSession } from '@/plugins/study-hours/desk/domain/close'
import { appendCorrection, appendReversal } from '@/plugins/study-hours/ledger/domain/corrections'
import { newDesk, readDesk, writeDesk } from '@/plugins/study-hours/ledger/domain/desk'
import { EMPTY_LEDGER, linkSlices } from '@/plugins/study-hours/ledger/domain/ledger'
import { openSession } from '@/plugins/study-hours/desk/domain/open'
import { answerPresence } from '@/plugins/study-hours/desk/domain/presence'
import { DEFAULT_RULES, type StudyRules } from '@/plugins/study-hours/ledger/domain/rules'
import { sweep } from '@/plugins/study-hours/desk/domain/sweep'
import type {
  ClosedSession,
  CloseInput,
  DeskState,
  Draw,
  Evidence,
  LedgerRow,
  Outcome,
  UnitKind,
} from '@/plugins/study-hours/ledger/domain/types'

/** 2026-03-02 09:00 in Asia/Shanghai, a Monday. */
export const NINE = Date.parse('2026-03-02T09:00:00+08:00')
export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 3_600_000

export type Window = { session: string; epoch: number; seq: number; mediaMs: number }

/**
 * One trainee at the real engine: keeps the desk as text (as the table does) and the ledger as linked rows. Time is moved by hand.
 */
export class Trainee {
  now: number
  readonly rules: StudyRules
  /** Where between its bounds the next check is drawn. */
  spread: number
  ruleSet = 'rules-1'
  /** Since when the clock has not jumped, as the process sees it. */
  steadySinceMs = 0
  readonly rows: LedgerRow[] = []
  readonly closed: ClosedSession[] = []
  /** Confirmed by answers, summed from their replies. */
  confirmedMs = 0
  corrections = 0
  private text = writeDesk(newDesk())
  private ledgerHead = EMPTY_LEDGER
  private drawn = 0

  constructor({ rules = DEFAULT_RULES, at = NINE, spread = 0 }: { rules?: StudyRules; at?: number; spread?: number } = {}) {
    this.now = at
    this.rules = rules
    this.spread = spread
  }

  get desk(): DeskState {
    return readDesk(this.text)
  }

  get head() {
    return this.ledgerHead
  }

  get stateLength() {
    return this.text.length
  }

  wait(ms: number) {
    this.now += ms
    return this
  }

  open({
    unit = 'unit-1',
    kind = 'chapter' as UnitKind,
    open = true,
    enrolment = { id: 'enrolment-1', active: true } as { id: string; active: boolean } | null,
    revision = 1,
    resumeAtMs = 0,
  } = {}): Window {
    const session = `session-${this.desk.epoch + 1}`
    const input = { session, unit: { id: unit, kind, revision, open }, enrolment, ruleSet: this.ruleSet, resumeAtMs }
    const reply = this.must(openSession(this.desk, input, this.rules, this.now, this.draw()))
    return { session, epoch: reply.epoch, seq: 0, mediaMs: resumeAtMs }
  }

  tryOpen(input: { open?: boolean; enrolment?: { id: string; active: boolean } | null }) {
    const asked = {
      session: 'refused',
      unit: { id: 'unit-1', kind: 'chapter' as const, revision: 1, open: input.open ?? true },
      enrolment: input.enrolment === undefined ? { id: 'enrolment-1', active: true } : input.enrolment,
      ruleSet: this.ruleSet,
      resumeAtMs: 0,
    }
    return openSession(this.desk, asked, this.rules, this.now, this.draw())
  }

  /** The next beat of a window; `seq` where it is to be another one. */
  tryBeat(window: Window, evidence: Partial<Evidence> = {}, seq = window.seq + 1) {
    const outcome = beat(
      this.desk,
      { session: window.session, epoch: window.epoch, seq, evidence: { visible: true, active: true, ...evidence } },
      this.rules,
      this.now,
      this.draw(),
      this.steadySinceMs,
    )
    if (outcome.ok) {
      window.seq = Math.max(window.seq, seq)
      this.take(outcome)
    }
    return outcome
  }

  beat(window: Window, evidence: Partial<Evidence> = {}, seq?: number) {
    const outcome = this.tryBeat(window, evidence, seq)
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
    return outcome.reply
  }

  /** Beats every `stepMs` for `ms`; answers checks unless told not to. */
  study(window: Window, ms: number, { stepMs = 30_000, answer = true, evidence = {} as Partial<Evidence> } = {}) {
    let reply
    for (let left = ms; left > 0; left -= stepMs) {
      this.wait(Math.min(stepMs, left))
      reply = this.beat(window, evidence)
      if (reply.presence && answer) this.answer()
    }
    return reply
  }

  tryAnswer({
    right = true,
    text = 'wrong',
    checkId = this.desk.check?.checkId ?? 'none',
    session = this.desk.check?.session ?? 'none',
  } = {}) {
    const answer = right ? (this.desk.check?.answer ?? '') : text
    const outcome = answerPresence(this.desk, { session, checkId, answer }, this.rules, this.now, this.draw())
    if (outcome.ok) {
      this.take(outcome)
      if (outcome.slices.length > 0) this.confirmedMs += outcome.reply.confirmedMs
    }
    return outcome
  }

  answer(how: { right?: boolean; text?: string } = {}) {
    const outcome = this.tryAnswer(how)
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
    return outcome.reply
  }

  tryClose(window: Pick<Window, 'session' | 'epoch'>, options: Omit<CloseInput, 'session' | 'epoch'> = {}) {
    const outcome = closeSession(this.desk, { ...window, ...options }, this.rules, this.now, this.draw(), this.steadySinceMs)
    if (outcome.ok) this.take(outcome)
    return outcome
  }

  close(window: Window, options: Omit<CloseInput, 'session' | 'epoch'> = {}) {
    const outcome = this.tryClose({ session: window.session, epoch: window.epoch }, options)
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
    return outcome.reply
  }

  sweep() {
    return this.must(sweep(this.desk, this.rules, this.now))
  }

  tryCorrect(fromMs: number, toMs: number, grantedMs = toMs - fromMs) {
    const common = { enrolment: 'enrolment-1', unit: 'unit-1', ruleSet: this.ruleSet, claim: 'claim-1', ledger: this.rows }
    const outcome = appendCorrection(this.desk, { ...common, fromMs, toMs, grantedMs }, this.now)
    if (outcome.ok) {
      this.take(outcome)
      this.corrections += grantedMs
    }
    return outcome
  }

  tryReverse(row: LedgerRow) {
    const outcome = appendReversal(this.desk, { row, reversals: this.rows.filter(({ kind }) => kind === 'reversal') }, this.now)
    if (outcome.ok) {
      this.take(outcome)
      this.corrections += outcome.reply.creditMs
    }
    return outcome
  }

  /** What the ledger credits. */
  get creditMs() {
    return this.rows.reduce((sum, row) => sum + row.creditMs, 0)
  }

  get pendingMs() {
    return this.desk.pending.reduce((sum, run) => sum + (run.reason === 'counted' ? run.endMs - run.startMs : 0), 0)
  }

  /** Rows and what is pending, as `[reason, seconds]`. */
  get story() {
    const seen = [...this.rows.map((row) => ({ ...row })), ...this.desk.pending].sort((a, b) => a.startMs - b.startMs)
    return seen.map(({ reason, startMs, endMs }) => [reason, (endMs - startMs) / 1_000])
  }

  must<R>(outcome: Outcome<R>): R {
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
    this.take(outcome)
    return outcome.reply
  }

  take<R>(outcome: Extract<Outcome<R>, { ok: true }>) {
    this.text = writeDesk(outcome.desk)
    const linked = linkSlices({ trainee: 'trainee-1', head: this.ledgerHead, slices: outcome.slices, recordedAtMs: this.now })
    this.ledgerHead = linked.head
    this.rows.push(...linked.rows.map((row) => ({ ...row, id: `row-${row.seq}` })))
    this.closed.push(...outcome.closed)
  }

  private draw(): Draw {
    this.drawn += 1
    const numbers = [0.1, 0.2, 0.3, 0.4, 0.5, (this.drawn % 4) / 4]
    return { spread: this.spread, challenge: challengeFrom(`check-${this.drawn}`, numbers) }
  }
}

export function trainee(options?: ConstructorParameters<typeof Trainee>[0]): Trainee {
  return new Trainee(options)
}
