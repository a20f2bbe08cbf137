import type { DeskState, Run, RunContext, SliceDraft } from './types'

/** How many runs a desk holds before it is thinned out; some 100 bytes each are written on every beat. */
export const MAX_RUNS = 64
/** Beyond so many counted runs nothing counts until a check is passed; steady study has one or two. */
export const MAX_COUNTED_RUNS = 4 * MAX_RUNS

/** `pending` with one more run; neighbours with one reason and session become one. An empty run changes nothing. */
export function addRun(pending: readonly Run[], run: Run): readonly Run[] {
  if (run.endMs <= run.startMs) return pending
  const last = pending.at(-1)
  return last && last.reason === run.reason && last.session === run.session && last.endMs === run.startMs
    ? [...pending.slice(0, -1), { ...last, endMs: run.endMs }]
    : [...pending, run]
}

export function countedMs(pending: readonly Run[]): number {
  let sum = 0
  for (const run of pending) if (run.reason === 'counted') sum += run.endMs - run.startMs
  return sum
}

export function countedRuns(pending: readonly Run[]): number {
  let count = 0
  for (const run of pending) if (run.reason === 'counted') count += 1
  return count
}

/** The rows that runs become: counted ones credited in full where `passed`, else without credit for `presence`. */
export function toSlices(runs: readonly Run[], contexts: DeskState['contexts'], passed: boolean): SliceDraft[] {
  return runs.map((run) => {
    const counted = run.reason === 'counted'
    return {
      kind: 'study',
      session: run.session,
      ...contextOf(contexts, run.session),
      startMs: run.startMs,
      endMs: run.endMs,
      creditMs: counted && passed ? run.endMs - run.startMs : 0,
      reason: counted && !passed ? 'presence' : run.reason,
      claim: null,
      outage: null,
      reverses: null,
    }
  })
}

/** The desk with `pending` in place of what it had, and only the contexts that are still named. */
export function withPending(desk: DeskState, pending: readonly Run[]): DeskState {
  const named = new Set(pending.map((run) => run.session))
  if (desk.session) named.add(desk.session.id)
  const contexts = Object.fromEntries(Object.entries(desk.contexts).filter(([session]) => named.has(session)))
  return { ...desk, pending, contexts }
}

/**
 * Keeps a desk small where reasons alternate for long. Time that does not count waits for nothing, so it may go into the ledger before
 * its neighbours; counted runs stay until a check.
 */
export function thinOut(desk: DeskState): { desk: DeskState; slices: SliceDraft[] } {
  if (desk.pending.length <= MAX_RUNS) return { desk, slices: [] }
  const last = desk.pending.length - 1
  const goes = (run: Run, index: number) => run.reason !== 'counted' && index !== last
  return {
    slices: toSlices(desk.pending.filter(goes), desk.contexts, false),
    desk: withPending(
      desk,
      desk.pending.filter((run, index) => !goes(run, index)),
    ),
  }
}

function contextOf(contexts: DeskState['contexts'], session: string): RunContext {
  const context = contexts[session]
  if (!context) throw new Error(`the desk holds time of session ${session} but not where it belongs`)
  return context
}
