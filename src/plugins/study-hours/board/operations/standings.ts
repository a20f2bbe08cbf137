import type { PayloadRequest } from 'payload'
import { addDays } from '@/kernel/clock'
import { todayOf } from '@/platform/clock'
import { PACE_DAYS } from '../domain/projection'
import type { DayRecognition } from '../../recognition/domain/recognise'
import { countClasses, loadHeads, printOf, printOfSessions } from './heads'
import { memoOf } from './memo'
import { hasStudy, type BoardStanding } from './rows'
import type { Ahead } from './outlook'
import {
  loadNominal,
  loadRecognition,
  type ClassFacts,
  type EnrolmentFacts,
  type RecognisedStanding,
} from '../../recognition/operations/recognition'
import { loadStandingRules } from '../../ledger/operations/rules'

/** So many people are kept in memory, some two kilobytes each. */
const MOST_KEPT = 10_000

type Kept = Pick<BoardStanding, 'recognition' | 'attendance'> & {
  /** The nominal length of each unit that was studied, as it was reckoned with. */
  nominal: readonly (readonly [unit: string, ms: number | undefined])[]
  /** From this day on all days are in it. */
  fromDay: string
}

/**
 * Where everybody in a class stands, for its board. Worked out anew are those alone whose ledger, attendance, leave, units, class or rules are
 * not what they were: of all others a short question tells that they are. Never for a decision: who certifies, decides or exports reads
 * {@link loadRecognition}.
 */
export async function loadBoardStandings(args: {
  req: PayloadRequest
  trainingClass: ClassFacts
  enrolments: readonly EnrolmentFacts[]
  ahead: Ahead
}): Promise<{ standings: Map<string, BoardStanding>; studying: ReadonlySet<string> }> {
  const { ahead, enrolments, req, trainingClass } = args
  const memo = memoOf<Kept>(req.payload, 'standings', MOST_KEPT)
  const heads = await loadHeads({ req, enrolments })
  const classes = await countClasses(req, [...new Set(enrolments.map(({ trainee }) => trainee))])
  const today = todayOf(req)
  const standing = (await loadStandingRules({ req, on: today, scopes: [trainingClass.policyScope] })).get(trainingClass.policyScope)
  const studying = new Set(enrolments.filter(({ id }) => heads.get(id)?.isStudying).map(({ trainee }) => trainee))
  if (!standing) return { standings: new Map(), studying }
  // All that is known of the class: a change of it is rare, and one that does not matter costs a look.
  const ofClass = printOf({ trainingClass, standing, sessions: await printOfSessions(req, trainingClass.id) })
  const prints = new Map(
    enrolments.map(({ id, state, trainee }) => {
      const { hash = '', marks = 0, seq = 0 } = heads.get(id) ?? {}
      return [
        id,
        [ofClass, state, seq, hash, marks, classes.get(trainee) ?? 0, ...[...(ahead.excused.get(id) ?? [])].sort()].join(' '),
      ] as const
    }),
  )
  const kept = new Map(enrolments.flatMap(({ id }) => [[id, memo.get(id, prints.get(id) ?? '')] as const]))
  const units = new Set([...kept.values()].flatMap((one) => one?.nominal.map(([unit]) => unit) ?? []))
  const nominal = await loadNominal(req, [...units])
  const holds = (one: Kept | undefined): one is Kept =>
    one !== undefined && one.fromDay <= firstDay(today) && one.nominal.every(([unit, ms]) => nominal.get(unit) === ms)
  const changed = enrolments.filter(({ id }) => !holds(kept.get(id))).map(({ id }) => id)
  const anew = await loadRecognition({ req, enrolments: changed })
  // What a transaction has written is true for itself alone until it commits.
  const isSettled = (await req.transactionID) === undefined || req.transactionID === null
  for (const [id, found] of anew) {
    const short = shortened(found, today)
    kept.set(id, short)
    // What hangs on other classes of the same person changes with these: it is worked out each time.
    if (isSettled && !found.person) memo.set(id, prints.get(id) ?? '', short)
  }
  const standings = new Map<string, BoardStanding>()
  for (const enrolment of enrolments) {
    const one = kept.get(enrolment.id)
    if (!one) continue
    const { attendance, recognition } = one
    standings.set(enrolment.id, {
      ...{ attendance, enrolment, recognition, standing },
      class: trainingClass,
      requiredHours: trainingClass.requiredHours,
    })
  }
  return { standings, studying }
}

function firstDay(today: string): string {
  return addDays(today, 1 - PACE_DAYS)
}

/** What the board shows of a standing: all sums, the days of the pace, the last day of study, and in which sessions somebody was. */
function shortened({ attendance, recognition, unitNominalMs }: RecognisedStanding, today: string): Kept {
  const fromDay = firstDay(today)
  const last = recognition.days.findLast(hasStudy)
  const { absent, early, failed, late, lateMs, leave, present } = attendance
  return {
    recognition: {
      tenths: recognition.tenths,
      time: recognition.time,
      cutBy: recognition.cutBy,
      days: recognition.days.filter((day) => day === last || day.day >= fromDay).map((day) => bare(day, day === last)),
    },
    attendance: {
      ...{ absent, early, failed, late, lateMs, leave, present },
      credits: [...new Set(attendance.credits.map(({ classSessionId }) => classSessionId))].map((classSessionId) => ({ classSessionId })),
    },
    nominal: Object.keys(recognition.units).map((unit) => [unit, unitNominalMs.get(unit)] as const),
    fromDay,
  }
}

const NOTHING = {}

function bare(
  { day, offlineMs, onlineMs, uncounted, units }: DayRecognition,
  isLast: boolean,
): BoardStanding['recognition']['days'][number] {
  return { day, offlineMs, onlineMs, ...(isLast ? { uncounted, units } : { uncounted: NOTHING, units: NOTHING }) }
}
