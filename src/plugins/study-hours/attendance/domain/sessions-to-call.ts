/** A session as far as its roll is concerned. */
export type Callable = { id: string; class: string; endMs: number }
/** `silent` of `enrolled` people are on no roll of it. */
export type ToCall<S extends Callable = Callable> = S & { enrolled: number; silent: number }

/**
 * The sessions that are over and of whose people some are not recorded, the oldest first: when the attendance is settled these are absent
 * without excuse. Who came into the class when a session was over is not missed in it, nor who had left or completed it before.
 * @param marked who is recorded, as `<session> <enrolment>`
 */
export function sessionsToCall<S extends Callable>(
  sessions: readonly S[],
  {
    enrolments,
    marked,
    nowMs,
  }: {
    enrolments: readonly { id: string; class: string; sinceMs: number; untilMs?: number }[]
    marked: ReadonlySet<string>
    nowMs: number
  },
): ToCall<S>[] {
  return sessions
    .filter(({ endMs }) => endMs <= nowMs)
    .map((session) => {
      const enrolled = enrolments.filter(
        (one) => one.class === session.class && one.sinceMs < session.endMs && (one.untilMs ?? Infinity) > session.endMs,
      )
      return { ...session, enrolled: enrolled.length, silent: enrolled.filter(({ id }) => !marked.has(`${session.id} ${id}`)).length }
    })
    .filter(({ silent }) => silent > 0)
    .toSorted((a, b) => a.endMs - b.endMs || (a.id < b.id ? -1 : 1))
}
