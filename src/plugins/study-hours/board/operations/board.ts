import type { PayloadRequest, Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { todayOf } from '@/platform/clock'
import '../../errors'
import { statedTenths } from '../../recognition/domain/hours'
import { SLUGS } from '../../slugs'
import { loadSessionsToCall } from '../../attendance/operations/sessions-to-call'
import { loadBoardStandings } from './standings'
import { boardRow, boardTotals, byRisk, type BoardRow, type BoardStanding, type BoardTotals } from './rows'
import { deadlineOf, dueOf, type Due } from '../domain/due'
import { loadAhead, outlook, type Ahead } from './outlook'
import { goesOn, readableClass } from '../../training/operations/load'
import {
  loadClassFacts,
  loadRecognition,
  type ClassFacts,
  type EnrolmentFacts,
  type RecognisedStanding,
} from '../../recognition/operations/recognition'

export type ClassBoard = {
  class: Pick<Class, 'id' | 'code' | 'name' | 'nameEn' | 'state' | 'startsOn' | 'endsOn' | 'appraisalOn' | 'shiftPattern'>
  requiredTenths: number
  /** The most that online study can bring. */
  onlineMostTenths: number
  today: string
  /** The first day on which study no longer helps. */
  deadline: string
  due: Due
  rows: BoardRow[]
  totals: BoardTotals
  /** Sessions that are over and whose roll is not called to the end: the board knows less than it seems to. */
  toCall: number
}

/**
 * Where everybody in a class stands, those first who will miss the hours. A score of short questions to the database, whatever the size of the
 * class, and one for the ledgers of every ten people of whom something was added since somebody looked.
 * @throws DomainError `request.notFound` where the caller may not see the class: neither its teacher, nor its organisation's training
 * administrator, nor an overseer
 */
export async function loadClassBoard({ classId, req }: { req: PayloadRequest; classId: string }): Promise<ClassBoard> {
  const trainingClass = await readableClass(req, classId)
  const [enrolments, ahead, facts] = await beneath(req, String(trainingClass.id))
  if (!facts) throw new DomainError('request.notFound')
  const { standings, studying } = await loadBoardStandings({ req, trainingClass: facts, enrolments, ahead })
  return boardOf({ req, trainingClass, standings, studying, ahead })
}

/** As {@link loadClassBoard}, with the standings that it was made from: all of them worked out anew, for whoever decides by them. */
export async function loadClassStandings({
  classId,
  req,
}: {
  req: PayloadRequest
  classId: string
}): Promise<{ board: ClassBoard; standings: Map<string, RecognisedStanding> }> {
  const trainingClass = await readableClass(req, classId)
  const [enrolments, ahead] = await beneath(req, String(trainingClass.id))
  const standings = await loadRecognition({ req, enrolments: enrolments.map(({ id }) => id) })
  const studying = await studyingNow(
    req,
    enrolments.map(({ trainee }) => trainee),
  )
  return { board: await boardOf({ req, trainingClass, standings, studying, ahead }), standings }
}

/**
 * How many of a class stand how, as the totals of {@link loadClassBoard} say it without what waits for a decision: for whoever looks at many
 * classes at once and names nobody.
 * @throws DomainError as {@link loadClassBoard}
 */
export async function loadClassTotals({
  classId,
  req,
}: {
  req: PayloadRequest
  classId: string
}): Promise<Pick<ClassBoard, 'requiredTenths' | 'rows' | 'totals' | 'toCall'>> {
  const trainingClass = await readableClass(req, classId)
  const [enrolments, ahead, facts] = await beneath(req, String(trainingClass.id))
  if (!facts) throw new DomainError('request.notFound')
  const { standings } = await loadBoardStandings({ req, trainingClass: facts, enrolments, ahead })
  const rows = await rowsOfBoard(standings, ahead, () => UNNAMED)
  const requiredTenths = statedTenths(trainingClass.requiredHours ?? 0)
  return { requiredTenths, rows, totals: boardTotals(rows, requiredTenths, 0), toCall: await countToCall(req, trainingClass) }
}

const UNNAMED = { name: '', isStudying: false, openClaims: 0, openLeave: 0 }

async function beneath(req: PayloadRequest, classId: string): Promise<[EnrolmentFacts[], Ahead, ClassFacts | undefined]> {
  return [
    await loadEnrolmentsOf(req, classId),
    await loadAhead({ req, classes: [classId], today: todayOf(req) }),
    (await loadClassFacts(req, [classId])).get(classId),
  ]
}

type Beneath = {
  req: PayloadRequest
  trainingClass: Class
  standings: ReadonlyMap<string, BoardStanding>
  studying: ReadonlySet<string>
  ahead: Ahead
}

async function boardOf({ ahead, req, standings, studying, trainingClass }: Beneath): Promise<ClassBoard> {
  const classId = String(trainingClass.id)
  const { today } = ahead
  const names = await namesOf(
    req,
    [...standings.values()].map(({ enrolment }) => enrolment.trainee),
  )
  const claims = countBy(
    await rowsOf<{ enrolment: Ref }>(req, SLUGS.claims, {
      and: [{ 'enrolment.class': { equals: classId } }, { state: { in: ['submitted', 'supported'] } }],
    }),
  )
  const openLeave = countBy(
    await rowsOf<{ enrolment: Ref }>(req, SLUGS.leaveRequests, {
      and: [{ class: { equals: classId } }, { state: { equals: 'requested' } }],
    }),
  )
  const outages = await rowsOf<object>(req, SLUGS.outages, { and: [{ classes: { in: [classId] } }, { state: { equals: 'declared' } }] })
  const rows = await rowsOfBoard(standings, ahead, ({ id, trainee }) => ({
    name: names.get(trainee) ?? '',
    isStudying: studying.has(trainee),
    openClaims: claims.get(id) ?? 0,
    openLeave: openLeave.get(id) ?? 0,
  }))
  const requiredTenths = statedTenths(trainingClass.requiredHours ?? 0)
  const share = [...standings.values()][0]?.standing.rules.onlineSharePercent ?? 100
  const { id, code, name, nameEn, state, startsOn, endsOn, appraisalOn, shiftPattern } = trainingClass
  return {
    class: {
      id,
      code,
      name,
      nameEn: nameEn ?? null,
      state,
      startsOn,
      endsOn,
      appraisalOn: appraisalOn ?? null,
      shiftPattern: shiftPattern ?? null,
    },
    requiredTenths,
    onlineMostTenths: Math.floor((requiredTenths * share) / 100),
    today,
    deadline: deadlineOf(trainingClass),
    due: dueOf(trainingClass, today),
    rows: rows.toSorted(byRisk),
    totals: boardTotals(rows, requiredTenths, outages.length),
    toCall: await countToCall(req, trainingClass),
  }
}

/** How many values one question names. */
const AT_ONCE = 500

async function rowsOfBoard(
  standings: ReadonlyMap<string, BoardStanding>,
  ahead: Ahead,
  factsOf: (enrolment: EnrolmentFacts) => typeof UNNAMED,
): Promise<BoardRow[]> {
  const rows: BoardRow[] = []
  for (const standing of standings.values()) {
    if (rows.length % 50 === 49) await new Promise((resolve) => setImmediate(resolve))
    rows.push(boardRow(standing, factsOf(standing.enrolment), outlook(standing, ahead), ahead.today))
  }
  return rows
}

/** None in a class that is over: its roll cannot be called any more. */
async function countToCall(req: PayloadRequest, trainingClass: Class): Promise<number> {
  return goesOn(trainingClass) ? (await loadSessionsToCall({ req, classes: [String(trainingClass.id)] })).length : 0
}

async function loadEnrolmentsOf(req: PayloadRequest, classId: string): Promise<EnrolmentFacts[]> {
  const fields = ['class', 'trainee', 'state', 'number', 'crew', 'createdAt']
  type Stored = Omit<EnrolmentFacts, 'id' | 'class' | 'trainee'> & { id: Ref; class: Ref; trainee: Ref }
  const docs = await rowsOf<Stored>(req, SLUGS.enrolments, { class: { equals: classId } }, fields)
  return docs.map((doc) => ({ ...doc, id: idOf(doc.id), class: idOf(doc.class), trainee: idOf(doc.trainee) }))
}

async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = { id: { in: ids.slice(start, start + AT_ONCE) } }
    for (const { id, name } of await rowsOf<{ id: Ref; name: string }>(req, 'users', some, ['name'])) names.set(idOf(id), name)
  }
  return names
}

async function studyingNow(req: PayloadRequest, trainees: readonly string[]): Promise<Set<string>> {
  const studying = new Set<string>()
  for (let start = 0; start < trainees.length; start += AT_ONCE) {
    const where: Where = { and: [{ trainee: { in: trainees.slice(start, start + AT_ONCE) } }, { active: { equals: true } }] }
    for (const { trainee } of await rowsOf<{ trainee: Ref }>(req, SLUGS.desks, where, ['trainee'])) studying.add(idOf(trainee))
  }
  return studying
}

function countBy(rows: readonly { enrolment: Ref }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { enrolment } of rows) counts.set(idOf(enrolment), (counts.get(idOf(enrolment)) ?? 0) + 1)
  return counts
}

/** Facts beside a class that the caller may see; without hooks, which take longer than the rows. */
async function rowsOf<T extends object>(req: PayloadRequest, collection: string, where: Where, fields?: readonly string[]): Promise<T[]> {
  const { docs } = await req.payload.db.find<T & { id: Ref }>({
    collection: collection as (typeof SLUGS)['claims'],
    where,
    pagination: false,
    ...(fields ? { select: Object.fromEntries(fields.map((field) => [field, true])) } : {}),
    req,
  })
  return docs
}
