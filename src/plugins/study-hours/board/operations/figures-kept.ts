import type { PayloadRequest } from 'payload'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { SLUGS } from '../../slugs'
import { loadAttendance } from '../../attendance/operations/standing'
import { loadHeads, printOf, printOfSessions, type Head } from './heads'
import { memoOf } from './memo'
import { loadCredit, type CreditOfDay } from './figures-credit'

/** So many classes are kept in memory: a day and unit is one number. */
const MOST_CLASSES = 300

/** What the ledgers of a class come to by day and unit, and up to which row of each person's. */
type Online = { upTo: Map<string, number>; sums: Map<string, CreditOfDay> }

export type ClassSums = { online: readonly CreditOfDay[]; offline: readonly { day: number; ms: number }[] }

/**
 * What was credited and attended in a class, by day, over its whole life. Ledgers are only added to: to what was added up before come the rows
 * behind it, of those people alone who have any. Where somebody has left the class all is added up again. Attendance, whose leave and sessions
 * may change afterwards, is added up again where anything of it did.
 */
export async function loadClassSums(args: {
  req: PayloadRequest
  classId: string
  enrolments: readonly { id: string; trainee: string }[]
}): Promise<ClassSums> {
  const { classId, enrolments, req } = args
  const heads = await loadHeads({ req, enrolments })
  // What a transaction has written is true for itself alone until it commits.
  const isSettled = (await req.transactionID) === undefined || req.transactionID === null
  return {
    online: await onlineOf({ req, classId, enrolments, heads, isSettled }),
    offline: await offlineOf({ req, classId, enrolments, heads, isSettled }),
  }
}

type Beneath = {
  req: PayloadRequest
  classId: string
  enrolments: readonly { id: string; trainee: string }[]
  heads: ReadonlyMap<string, Head>
  isSettled: boolean
}

async function onlineOf({ classId, enrolments, heads, isSettled, req }: Beneath): Promise<CreditOfDay[]> {
  const memo = memoOf<Online>(req.payload, 'credit', MOST_CLASSES)
  const known = memo.get(classId, '')
  const members = new Set(enrolments.map(({ id }) => id))
  const goesOn = known !== undefined && [...known.upTo].every(([id, seq]) => members.has(id) && (heads.get(id)?.seq ?? 0) >= seq)
  const before: Online = goesOn ? known : { upTo: new Map(), sums: new Map() }
  const seqOf = (id: string) => heads.get(id)?.seq ?? 0
  const added = enrolments.filter(({ id }) => seqOf(id) > (before.upTo.get(id) ?? 0))
  if (added.length === 0) return [...before.sums.values()]
  const spans = added.map(({ id }) => ({ enrolment: id, after: before.upTo.get(id) ?? 0, upTo: seqOf(id) }))
  // Others may be adding up the same class: what is kept is replaced, never changed.
  const sums = new Map([...before.sums].map(([key, sum]) => [key, { ...sum }]))
  for (const { day, ms, unit } of await loadCredit({ req, spans })) {
    const key = `${day} ${unit ?? ''}`
    const sum = sums.get(key)
    if (sum) sum.ms += ms
    else sums.set(key, { day, unit, ms })
  }
  const upTo = new Map([...before.upTo, ...spans.map((span) => [span.enrolment, span.upTo] as const)])
  if (isSettled) memo.set(classId, '', { upTo, sums })
  return [...sums.values()]
}

async function offlineOf({ classId, enrolments, heads, isSettled, req }: Beneath): Promise<{ day: number; ms: number }[]> {
  const memo = memoOf<{ day: number; ms: number }[]>(req.payload, 'attended', MOST_CLASSES)
  const print = await printOfAttendance({ req, classId, enrolments, heads })
  const known = memo.get(classId, print)
  if (known) return known
  const sums = new Map<number, number>()
  for (let start = 0; start < enrolments.length; start += AT_ONCE) {
    const some = enrolments.slice(start, start + AT_ONCE).map(({ id }) => id)
    for (const { credits } of (await loadAttendance({ req, enrolments: some })).values())
      for (const { day, ms } of credits) sums.set(day, (sums.get(day) ?? 0) + ms)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const offline = [...sums].map(([day, ms]) => ({ day, ms }))
  if (isSettled) memo.set(classId, print, offline)
  return offline
}

/** How many enrolments are asked about before other requests have their turn. */
const AT_ONCE = 100

/** What attendance is added up from: the marks, which are only added to, the sessions with those that are over, and leave that was approved. */
async function printOfAttendance({ classId, enrolments, heads, req }: Omit<Beneath, 'isSettled'>): Promise<string> {
  const leave = await req.payload.db.find<{ id: Ref; enrolment: Ref; sessions: Ref[] }>({
    collection: SLUGS.leaveRequests,
    where: { and: [{ class: { equals: classId } }, { state: { equals: 'approved' } }] },
    pagination: false,
    req,
  })
  return printOf({
    marks: enrolments.map(({ id }) => [id, heads.get(id)?.marks ?? 0]).sort(byId),
    sessions: await printOfSessions(req, classId),
    leave: leave.docs.map(({ enrolment, id, sessions }) => [idOf(id), idOf(enrolment), idsOf(sessions).sort()]).sort(byId),
  })
}

function byId([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1
}
