import type { Logger } from 'pino'
import { DomainError } from '@/kernel/errors'
import { isAhead, step } from '../../ledger/domain/desk'
import { linkSlices } from '../../ledger/domain/ledger'
import { setBack, setBackFrom } from '../../ledger/domain/set-back'
import type { ClosedSession, DeskState, LedgerRow, Outcome, SliceDraft } from '../../ledger/domain/types'
import '../../errors'
import { createDeskCache } from './cache'
import type { DeskRow, DeskStore, DeskWrite, NewSession } from '../../ledger/operations/store'

/** Decides over the desk as it stands. Pure: it is asked again where another change came first. */
export type Decide<R> = (desk: DeskState) => Outcome<R> & { opened?: NewSession }

export type DeskCommits = {
  /**
   * Decides and answers when what was decided is durable. Arrivals of a few milliseconds share one transaction; of one trainee they are
   * decided one after the other, in the order in which they came.
   * @param makesDesk whether a trainee without a desk gets one
   * @throws DomainError what was refused; `study.noSession` without a desk; `study.busy` where too many wait
   */
  change<R>(args: { trainee: string; decide: Decide<R>; makesDesk?: boolean }): Promise<R>
  waiting(): number
}

/** Somebody's credited time was taken back, up to this row of the ledger. */
export type TakenBack = (taken: { trainee: string; seq: number }) => void

export type DeskCommitsOptions = {
  store: DeskStore
  /** How long the first of a batch waits for others, in milliseconds. */
  gatherMs: number
  now: () => number
  logger: Pick<Logger, 'error'>
  /** Loads what decisions over these desks ask for synchronously. */
  prepare: (desks: readonly DeskState[]) => Promise<void>
  /** A trainee's rows that end after an instant; asked for where the clock was set back. */
  ledgerFrom: (trainee: string, fromMs: number) => Promise<readonly LedgerRow[]>
  /** Told, once it is durable, whose credited time was taken back because the clock was set back, up to which row. */
  onTakenBack?: TakenBack
  /** How many may wait before the next is turned away. @default 5000 */
  mostWaiting?: number
}

/** Bounds how long one transaction keeps the event loop: some 60 µs a desk. */
const MOST_IN_BATCH = 200
const MOST_ATTEMPTS = 8
const SMALL_BATCH = 8
const LONGEST_GATHER_MS = 20

type Item = {
  trainee: string
  decide: Decide<unknown>
  makesDesk: boolean
  attempts: number
  /** Refused over a desk from memory, which another process may have changed: asked again over the stored one. */
  needsStored: boolean
  resolve(reply: unknown): void
  reject(error: unknown): void
}

/** Group commit: as many changes of as many desks as come together, in one transaction. */
export function createDeskCommits(options: DeskCommitsOptions): DeskCommits {
  const { gatherMs, mostWaiting = 5_000, store } = options
  const cache = createDeskCache()
  let waiting: Item[] = []
  let isRunning = false
  let nextGatherMs = gatherMs

  const start = () => {
    if (isRunning) return
    isRunning = true
    setTimeout(() => void run(), nextGatherMs)
  }

  /** Where a commit of a few takes long (a slow or busy disk), more of them share the next: so that most of the event loop's time is left. */
  const adapt = (size: number, tookMs: number) => {
    nextGatherMs = size < SMALL_BATCH ? Math.max(gatherMs, Math.min(2 * tookMs, LONGEST_GATHER_MS)) : gatherMs
  }

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_IN_BATCH)
      waiting = waiting.slice(MOST_IN_BATCH)
      const begun = performance.now()
      try {
        await runBatch(batch)
        adapt(batch.length, performance.now() - begun)
      } catch (error) {
        options.logger.error({ err: error, msg: 'a batch of study beats failed' })
        for (const item of batch) item.reject(error)
      }
    }
    isRunning = false
  }

  const again = (item: Item, needsStored: boolean) => {
    if (item.attempts >= MOST_ATTEMPTS) return item.reject(new DomainError('study.busy'))
    waiting.unshift({ ...item, attempts: item.attempts + 1, needsStored })
  }

  const desksOf = async (batch: readonly Item[]) => {
    const fresh = new Set(batch.filter((item) => item.needsStored).map(({ trainee }) => trainee))
    const desks = new Map<string, DeskRow>()
    const missing: string[] = []
    for (const trainee of new Set(batch.map((item) => item.trainee))) {
      const known = fresh.has(trainee) ? undefined : cache.get(trainee)
      if (known) desks.set(trainee, known)
      else missing.push(trainee)
    }
    if (missing.length === 0) return { desks, stored: fresh }
    let found = await store.load(missing)
    const toMake = new Set(
      batch.filter((item) => item.makesDesk && !desks.has(item.trainee) && !found.has(item.trainee)).map((item) => item.trainee),
    )
    if (toMake.size > 0) {
      await store.create([...toMake])
      found = new Map([...found, ...(await store.load([...toMake]))])
    }
    for (const [trainee, row] of found) desks.set(trainee, row)
    for (const row of found.values()) cache.set(row)
    return { desks, stored: new Set(missing) }
  }

  /** Desks that have seen instants which have not come yet, and what they put into the ledger. */
  const ledgersOfAhead = async (desks: readonly DeskRow[]) => {
    const now = options.now()
    const ledgers = new Map<string, readonly LedgerRow[]>()
    for (const { state, trainee } of desks)
      if (isAhead(state, now)) ledgers.set(trainee, await options.ledgerFrom(trainee, setBackFrom(now)))
    return ledgers
  }

  const runBatch = async (batch: readonly Item[]) => {
    const { desks, stored } = await desksOf(batch)
    await options.prepare([...desks.values()].map(({ state }) => state))
    const decided: Decided[] = []
    const ledgers = await ledgersOfAhead([...desks.values()])
    for (const [trainee, items] of groupByTrainee(batch)) {
      const before = desks.get(trainee)
      if (!before) for (const item of items) item.reject(new DomainError('study.noSession'))
      else {
        const result = decideAll(before, items, options.now(), ledgers.get(trainee))
        for (const { error, item } of result.failed) item.reject(error)
        for (const { code, details, item } of result.refused.toReversed())
          if (stored.has(trainee)) item.reject(new DomainError(code, details))
          else again(item, true)
        if (result.write) decided.push({ write: result.write, replies: result.replies })
        else for (const { item, reply } of result.replies) item.resolve(reply)
      }
    }
    if (decided.length > 0) await commitAll(decided)
  }

  const commitAll = async (decided: readonly Decided[]): Promise<void> => {
    let won: ReadonlySet<string>
    try {
      won = await store.commit(decided.map(({ write }) => write))
    } catch (error) {
      for (const { write } of decided) cache.drop(write.before.trainee)
      // Where no turn came at all, asking again for each would only wait as long again for each.
      if (decided.length === 1 || error instanceof DomainError) {
        options.logger.error({ err: error, msg: 'a change of a study desk failed' })
        for (const { replies } of decided) for (const { item } of replies) item.reject(error)
        return
      }
      // One bad row must not take its neighbours with it: each by itself.
      for (const one of decided) await commitAll([one])
      return
    }
    for (const { replies, write } of decided) {
      const { before, head, state } = write
      if (won.has(before.trainee)) {
        cache.set({ ...before, rev: before.rev + 1, state, head })
        if (write.rows.some(({ kind }) => kind === 'reversal')) options.onTakenBack?.({ trainee: before.trainee, seq: head.seq })
        for (const { item, reply } of replies) item.resolve(reply)
      } else {
        cache.drop(before.trainee)
        for (const { item } of replies.toReversed()) again(item, true)
      }
    }
  }

  return {
    waiting: () => waiting.length,
    change: ({ decide, makesDesk = false, trainee }) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting) return reject(new DomainError('study.busy'))
        waiting.push({ trainee, decide, makesDesk, attempts: 0, needsStored: false, resolve: resolve as Item['resolve'], reject })
        start()
      }),
  }
}

type Decided = { write: DeskWrite; replies: { item: Item; reply: unknown }[] }

function groupByTrainee(batch: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of batch) {
    const group = groups.get(item.trainee)
    if (group) group.push(item)
    else groups.set(item.trainee, [item])
  }
  return groups
}

function decideAll(before: DeskRow, items: readonly Item[], recordedAtMs: number, ledger?: readonly LedgerRow[]) {
  const begun = ledger ? setBack(before.state, recordedAtMs, ledger) : step(before.state)
  let state = begun.desk
  const slices: SliceDraft[] = [...begun.slices]
  const opened: NewSession[] = []
  const closed: ClosedSession[] = []
  const replies: Decided['replies'] = []
  const refused: { item: Item; code: string; details: Record<string, unknown> | undefined }[] = []
  const failed: { item: Item; error: unknown }[] = []
  for (const item of items) {
    try {
      const outcome = item.decide(state)
      if (!outcome.ok) refused.push({ item, code: outcome.code, details: outcome.details })
      else {
        state = outcome.desk
        slices.push(...outcome.slices)
        closed.push(...outcome.closed)
        if (outcome.opened) opened.push(outcome.opened)
        replies.push({ item, reply: outcome.reply })
      }
    } catch (error) {
      failed.push({ item, error })
    }
  }
  const isChanged = state !== before.state || slices.length > 0 || opened.length > 0 || closed.length > 0
  if (!isChanged) return { replies, refused, failed }
  const { head, rows } = linkSlices({ trainee: before.trainee, head: before.head, slices, recordedAtMs })
  const write: DeskWrite = { before, state, rows, head, opened, closed }
  return { replies, refused, failed, write }
}
