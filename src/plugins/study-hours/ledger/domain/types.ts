/**
 * The words of the credit engine. All instants are integer milliseconds of the SERVER's clock since 1970, all lengths integer
 * milliseconds; ids are text. Nothing that a client's clock says occurs anywhere in here.
 */

/**
 * Why an interval did not count. `presence`: its presence check was missed, or it lies beyond what one check can confirm. `clock`: the
 * server's clock jumped within it, so that nobody knows how long it was. `tail`: between the last beat and the end of the session.
 */
export type UncountedReason = 'gap' | 'hidden' | 'paused' | 'idle' | 'fast' | 'presence' | 'clock' | 'tail'
export type RunReason = 'counted' | UncountedReason
/** What a row of the ledger names; `claim` and `outage` belong to corrections. */
export type SliceReason = RunReason | 'claim' | 'outage' | 'reversal'
/** What a beat's reply names; `clock` also where the server's clock stands a moment before the last beat. */
export type BeatReason = Exclude<UncountedReason, 'tail'>

export type UnitKind = 'chapter' | 'video' | 'attachment'

/**
 * What the page says about the interval since the last beat that was answered.
 * `active`: at least one key, pointer, touch or scroll since then. A video must give its position.
 */
export type Evidence = { visible: boolean; active: boolean; mediaPositionMs?: number; rate?: number }

/** Under which session time was recorded; kept with the time when a later session takes it over. */
export type RunContext = { unit: string; enrolment: string; ruleSet: string }

/** An interval `(startMs, endMs]` with one reason; `session` leads to its {@link RunContext} in the desk. */
export type Run = { startMs: number; endMs: number; reason: RunReason; session: string }

/** `digit`: choose the digit that is named; `word`: choose the word that is named. */
export type PromptKind = 'digit' | 'word'
/** A drawn presence check. `answer` is one of `options`; it is what the visible prompt names, and is in no other field of a reply. */
export type Challenge = { checkId: string; promptKind: PromptKind; options: readonly string[]; answer: string }

/**
 * The random values of one call, drawn by the operation. `spread` in [0, 1) places the next check between its two bounds.
 * Both are looked at only when a check is issued or passed, so an operation may hand in getters.
 */
export type Draw = { readonly spread: number; readonly challenge: Challenge }

export type PresenceCheck = Challenge & {
  session: string
  issuedAtMs: number
  deadlineMs: number
  /** Sent again because its reply was lost, it is not held against anybody twice. */
  wrongAnswer?: string
}

/** What a person sees of a check; {@link promptText} turns it into the sentence. */
export type PresencePrompt = {
  checkId: string
  promptKind: PromptKind
  /** The visible thing to choose. */
  target: string
  options: readonly string[]
  deadlineMs: number
  /** How long is left by the server's clock, for a page that cannot trust its own. */
  leftMs: number
}

export type CloseReason = 'superseded' | 'closed' | 'lapsed' | 'presence' | 'revoked' | 'class-over' | 'unit-closed' | 'signed-out'

/** What the operation writes into the session's row. */
export type ClosedSession = { session: string; epoch: number; reason: CloseReason; atMs: number; mediaMs: number | null }

export type ActiveSession = {
  id: string
  kind: UnitKind
  unitRevision: number
  openedAtMs: number
  lastBeatMs: number
  /** The last beat with activity, the opening, or the last passed check. */
  lastActiveMs: number
  mediaMs: number | null
  /** The sequence number of the last beat that was judged; the first beat has 1. */
  seq: number
  /** Confirmed in this session. */
  creditedMs: number
  /** The clock was set back since the last beat: nobody vouches for the interval up to the next one. */
  unsure?: true
  /** The reply to `seq`, without what the desk knows anyway. */
  reply: StoredReply
}

export type StoredReply = { creditedMs: number; provisionalMs: number; carriedMs: number; todayMs: number; reason?: BeatReason }

/** The state of one trainee's desk: compact JSON, written on every beat. A change of shape raises `v`. */
export type DeskState = {
  v: 1
  /** Of the latest session; grows by one with every opening. */
  epoch: number
  /** The latest instant that the desk has seen. Time here never runs backwards, unless the clock was set back (`set-back.ts`). */
  clockMs: number
  session: ActiveSession | null
  /** The latest session that ended, so that its window can be told why. */
  closed: { session: string; reason: CloseReason } | null
  /** One entry for each session that the pending runs and the active session name. */
  contexts: Readonly<Record<string, RunContext>>
  /** Not in the ledger yet, ascending, never overlapping. */
  pending: readonly Run[]
  /** At how much pending counted time the next check falls due. */
  dueMs: number
  check: PresenceCheck | null
  /** The latest passed check until the next one comes, so that an answer whose reply was lost may be sent again. */
  passed?: { checkId: string; session: string; confirmedMs: number } | null
  /** Wrong answers since the last passed check; the second one counts as missed. */
  wrong: number
  /** What the ledger credits for one local day (days since 1970 in the centre's zone). */
  today: { day: number; ms: number }
}

export type SliceKind = 'study' | 'correction' | 'reversal'

/** A row to be appended to the ledger, not linked yet. */
export type SliceDraft = {
  kind: SliceKind
  session: string | null
  unit: string | null
  enrolment: string
  startMs: number
  endMs: number
  /** From 0 to the interval's length; below 0 only in a reversal. */
  creditMs: number
  reason: SliceReason
  ruleSet: string
  claim: string | null
  outage: string | null
  /** The id of the row that a reversal takes back. */
  reverses: string | null
}

/** A linked row: what {@link linkSlices} gives and the table holds. */
export type LinkedSlice = SliceDraft & { trainee: string; seq: number; recordedAtMs: number; prevHash: string; hash: string }
/** A row as read back. */
export type LedgerRow = LinkedSlice & { id: string }

export type Refusal = { ok: false; code: string; details?: Record<string, unknown> }

/**
 * What an engine function hands back: the desk to write, the reply, rows to append in the same transaction, sessions that ended.
 * A refusal changes nothing.
 */
export type Outcome<R> = { ok: true; desk: DeskState; reply: R; slices: readonly SliceDraft[]; closed: readonly ClosedSession[] } | Refusal

export type OpenInput = {
  /** The id that the new session will have. */
  session: string
  unit: { id: string; kind: UnitKind; revision: number; open: boolean }
  /** The trainee's enrolment that this unit belongs to; null where there is none in force. */
  enrolment: { id: string; active: boolean } | null
  ruleSet: string
  /** Where a video was left. */
  resumeAtMs: number
}
export type OpenReply = {
  sessionId: string
  epoch: number
  heartbeatMs: number
  leaseMs: number
  resumeAtMs: number
  carriedMs: number
  todayMs: number
  dayCapMs: number
}

/**
 * `seq` grows by one from beat to beat, the first is 1. A beat that got no answer is sent again with the SAME `seq` (and fresh evidence):
 * where a number is left out nobody vouches for the time in between, and that interval does not count (`gap`).
 */
export type BeatInput = { session: string; epoch: number; seq: number; evidence: Evidence }
export type BeatReply = {
  /** Confirmed in this session. */
  creditedMs: number
  /** Counted in this session, waiting for the next check. */
  provisionalMs: number
  /** The same from earlier sessions. */
  carriedMs: number
  /** Counted today, confirmed or not, all sessions. */
  todayMs: number
  dayCapMs: number
  /** Why the interval that ended with this beat did not count. */
  reason?: BeatReason
  presence: PresencePrompt | null
  /** This beat found that the session is over. */
  closed?: CloseReason
}

export type AnswerInput = { session: string; checkId: string; answer: string }
export type AnswerReply = {
  /** `renewed`: the line was down when the time ran out, a fresh check is in `presence`. */
  outcome: 'passed' | 'wrong' | 'missed' | 'renewed'
  /** What this answer confirmed; the same again where it is repeated. */
  confirmedMs: number
  creditedMs: number
  provisionalMs: number
  carriedMs: number
  todayMs: number
  dayCapMs: number
  presence: PresencePrompt | null
  closed?: CloseReason
}

/**
 * `epoch` is given by a window and left out by the system. `check`: issue a check, so that what is pending can be confirmed at once.
 * `last`: the beat that the window sends with its farewell, judged as any other.
 */
export type CloseInput = {
  session: string
  epoch?: number
  check?: boolean
  reason?: CloseReason
  last?: Pick<BeatInput, 'seq' | 'evidence'>
}
export type CloseReply = { provisionalMs: number; todayMs: number; dayCapMs: number; presence: PresencePrompt | null; closed: CloseReason }

/** Null where there was nothing to do; the desk need not be written then. */
export type SweepReply = { changed: boolean }

export type CorrectionInput = {
  enrolment: string
  unit: string | null
  ruleSet: string
  fromMs: number
  toMs: number
  grantedMs: number
  /** One of the two: the claim or the outage that two people signed. */
  claim?: string
  outage?: string
  /** The trainee's rows that touch the interval (all kinds, with the reversals of them). */
  ledger: readonly Pick<LedgerRow, 'id' | 'kind' | 'startMs' | 'endMs' | 'creditMs' | 'reverses'>[]
}
export type CorrectionReply = { creditMs: number }
