import { answerPresence } from '../desk/domain/presence'
import { beat } from '../desk/domain/beat'
import { closeSession } from '../desk/domain/close'
import { openSession } from '../desk/domain/open'
import type { DeskState, Draw, Outcome, UnitKind } from '../ledger/domain/types'
import type { StudyHistory } from '../desk/operations/import-study'
import type { StudyRules } from '../ledger/domain/rules'
import { dice } from '@/platform/demonstration/dice'
import type { Sitting } from './types'

type Played = { -readonly [K in keyof StudyHistory]: StudyHistory[K] extends readonly (infer T)[] ? T[] : StudyHistory[K] }

/**
 * Lets the credit engine judge a person's sittings beat by beat, as it would have judged them live.
 * @param args.newId gives the ids of the sessions
 */
export function playStudy(args: {
  desk: DeskState
  sittings: readonly Sitting[]
  unitOf(key: string): { id: string; kind: UnitKind; revision: number }
  trainee: string
  enrolment: string
  ruleSet: string
  rules: StudyRules
  seed: number
  newId(): string
}): StudyHistory {
  const { enrolment, newId, ruleSet, rules, sittings, trainee, unitOf } = args
  const roll = dice(args.seed)
  const played: Played = { desk: args.desk, sessions: [], closed: [], slices: [] }
  const take = <R>(outcome: Outcome<R>, at: number): R => {
    if (!outcome.ok) throw new Error(`the engine refused the story: ${outcome.code}`)
    played.desk = outcome.desk
    played.slices.push(...outcome.slices.map((slice) => ({ ...slice, recordedAtMs: at })))
    played.closed.push(...outcome.closed)
    return outcome.reply
  }
  const answer = (session: string, at: number) => {
    const { check } = played.desk
    if (check) take(answerPresence(played.desk, { session, checkId: check.checkId, answer: check.answer }, rules, at, drawFrom(roll)), at)
  }
  for (const sitting of sittings) {
    const { startMs } = sitting
    const unit = unitOf(sitting.unit)
    const session = newId()
    const asked = { session, unit: { ...unit, open: true }, enrolment: { id: enrolment, active: true }, ruleSet, resumeAtMs: 0 }
    const { epoch } = take(openSession(played.desk, asked, rules, startMs, drawFrom(roll)), startMs)
    played.sessions.push({
      id: session,
      trainee,
      unit: unit.id,
      unitRevision: unit.revision,
      enrolment,
      ruleSet,
      epoch,
      openedAtMs: startMs,
      device: null,
    })
    let seq = 0
    const endMs = startMs + sitting.minutes * MINUTE_MS
    for (let at = startMs + rules.heartbeatMs; at <= endMs && played.desk.session?.id === session; at += rules.heartbeatMs) {
      const incident = sitting.incidents.find(({ atMinute, minutes }) => isWithin(at - startMs, atMinute, minutes))
      if (incident?.kind === 'gap') continue
      seq += 1
      const evidence = {
        visible: incident?.kind !== 'hidden',
        active: incident?.kind !== 'idle' && incident?.kind !== 'walk-off',
        ...(unit.kind === 'video' ? { mediaPositionMs: (at - startMs) % FILM_MS, rate: 1 } : {}),
      }
      const { presence } = take(beat(played.desk, { session, epoch, seq, evidence }, rules, at, drawFrom(roll)), at)
      if (presence && !incident) answer(session, at + 8_000)
    }
    if (played.desk.session?.id !== session) continue
    const evidence = {
      visible: true,
      active: true,
      ...(unit.kind === 'video' ? { mediaPositionMs: (endMs + 2_000 - startMs) % FILM_MS, rate: 1 } : {}),
    }
    const closing = { session, epoch, check: sitting.confirmsAtEnd, last: { seq: seq + 1, evidence } }
    const close = take(closeSession(played.desk, closing, rules, endMs + 2_000, drawFrom(roll)), endMs + 2_000)
    if (close.presence) answer(session, endMs + 9_000)
  }
  return played
}

const MINUTE_MS = 60_000
/** How long the film of the demonstration course is. */
const FILM_MS = 150_000

function isWithin(elapsedMs: number, atMinute: number, minutes: number): boolean {
  return elapsedMs > atMinute * MINUTE_MS && elapsedMs <= (atMinute + minutes) * MINUTE_MS
}

function drawFrom(roll: () => number): Draw {
  const spread = roll()
  const answer = String(1 + Math.floor(roll() * 9))
  return {
    spread,
    challenge: { checkId: `story-${Math.floor(roll() * 1e9).toString(36)}`, promptKind: 'digit', options: [answer], answer },
  }
}
