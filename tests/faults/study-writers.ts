import type { Payload } from 'payload'
import { recordBeat } from '@/plugins/study-hours/desk/operations/beat'
import { endSessionOf } from '@/plugins/study-hours/desk/operations/close-session'
import { createStudy, type Study } from '@/plugins/study-hours/desk/operations/study'
import { openStudy } from '@/plugins/study-hours/desk/operations/open-session'
import { takeAnswer } from '@/plugins/study-hours/desk/operations/presence'
import type { PresencePrompt } from '@/plugins/study-hours/ledger/domain/types'
import { changeState } from '@/platform/workflow'
import type { House } from './house'
import type { Ack } from './protocol'
import type { Writer } from './writers'

const TRAINEES = 24
/** A second of the process is so much time of study, so that checks fall due and sessions end within a second or two. */
const SPEED = 300
/** Each life of the process studies on a day of its own. */
const DAY_MS = 86_400_000
const FIRST_DAY = Date.parse('2026-01-01T00:00:00.000Z')

const studies = new WeakMap<Payload, Study>()

function studyOf({ payload }: House, cycle: number): Study {
  const known = studies.get(payload)
  if (known) return known
  const begun = performance.now()
  const now = () => FIRST_DAY + cycle * DAY_MS + Math.floor((performance.now() - begun) * SPEED)
  const made = createStudy({ payload, gatherMs: 3, now })
  studies.set(payload, made)
  return made
}

/** Studies as fast as beats are answered, answers every check, and opens anew after some beats, leaving or finishing by turns. */
const student: Writer = (house, { acknowledge, cycle, index }) => {
  const study = studyOf(house, cycle)
  let place: Promise<Seat> | undefined
  let session: { id: string; epoch: number; seq: number; fromMs: number } | undefined
  let credited = 0
  const tell = (id: string, trainee: string, fromMs: number, untilMs: number) =>
    acknowledge({ kind: 'studied', collection: 'study-sessions', id, trainee, fromMs, untilMs, creditedMs: credited } satisfies Ack)
  const confirm = async (trainee: string, id: string, { checkId, target }: PresencePrompt) => {
    const { confirmedMs } = await takeAnswer(study, { trainee, input: { session: id, checkId, answer: target } })
    credited += confirmedMs
  }
  return async (step) => {
    place ??= seatOf(house, index)
    const { trainee, unit } = await place
    if (!session) {
      const { epoch, sessionId } = await openStudy(study, { trainee, unit, device: null })
      const state = (await study.store.load([trainee])).get(trainee)?.state
      session = { id: sessionId, epoch, seq: 0, fromMs: state?.session?.openedAtMs ?? 0 }
      return tell(sessionId, trainee, session.fromMs, session.fromMs)
    }
    session.seq += 1
    const { epoch, fromMs, id, seq } = session
    const askedAt = study.now()
    const { closed, presence } = await recordBeat(study, {
      trainee,
      input: { session: id, epoch, seq, evidence: { visible: true, active: true } },
    })
    // The beat was judged at this moment or a little later.
    tell(id, trainee, fromMs, askedAt)
    if (presence) {
      await confirm(trainee, id, presence)
      tell(id, trainee, fromMs, askedAt)
    }
    if (closed) session = undefined
    else if ((step + index) % 37 === 0) {
      const isFinish = step % 2 === 0
      const ended = await endSessionOf(study, { trainee, input: { session: id, epoch, ...(isFinish ? { check: true } : {}) } })
      if (ended.presence) await confirm(trainee, id, ended.presence)
      tell(id, trainee, fromMs, askedAt)
      session = undefined
    }
  }
}

export const STUDENTS: readonly Writer[] = Array.from({ length: TRAINEES }, () => student)

type Seat = { trainee: string; unit: string }
const rooms = new WeakMap<House, Promise<{ trainingClass: string; unit: string }>>()

/** The trainee of this place and something to study, found or made as the house makes them. */
async function seatOf(house: House, index: number): Promise<Seat> {
  const opening = rooms.get(house) ?? openRoom(house)
  rooms.set(house, opening)
  const { trainingClass, unit } = await opening
  const name = `faults-student-${index}`
  const trainee = await madeOnce(house, 'users', 'username', {
    ...{ username: name, name, roles: ['trainee'], active: true },
    password: 'right horse battery',
  })
  await madeOnce(house, 'enrolments', 'number', { number: name, class: trainingClass, trainee })
  return { trainee, unit }
}

async function openRoom(house: House): Promise<{ trainingClass: string; unit: string }> {
  const mark = 'faults-study'
  const occupation = await madeOnce(house, 'occupations', 'code', { code: '6-17-09-02' })
  const organisation = await madeOnce(house, 'organisations', 'name', { name: mark, kind: 'enterprise' })
  const course = await madeOnce(house, 'courses', 'code', { code: mark, title: mark, occupation, level: '4', status: 'open' })
  const content = Buffer.from(
    '%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n30\n%%EOF\n',
  )
  const upload = { data: content, mimetype: 'application/pdf', name: `${mark}.pdf`, size: content.length }
  const file = await madeOnce(house, 'study-files', 'title', { title: mark }, upload)
  const unit = await madeOnce(house, 'study-units', 'title', {
    ...{ course, order: 1, title: mark, kind: 'attachment', file },
    ...{ nominalMinutes: 45, open: true },
  })
  const trainingClass = await madeOnce(house, 'classes', 'code', {
    ...{ code: mark, name: mark, organisation, occupation, level: '4', courses: [course] },
    ...{ startsOn: '2026-01-01', endsOn: '2099-12-31', requiredHours: 240 },
  })
  const req = await house.staff()
  const { docs } = await house.payload.find({
    collection: 'classes',
    where: { id: { equals: trainingClass } },
    depth: 0,
    req,
    overrideAccess: true,
  })
  if (docs[0]?.state === 'planned')
    await changeState({ req, slug: 'classes', id: trainingClass, action: 'start', seenSeq: docs[0].stateSeq })
  return { trainingClass, unit }
}

async function madeOnce(
  { payload, system }: House,
  collection: string,
  field: string,
  data: Record<string, unknown>,
  file?: { data: Buffer; mimetype: string; name: string; size: number },
): Promise<string> {
  const slug = collection as 'courses'
  const { docs } = await payload.find({
    collection: slug,
    where: { [field]: { equals: data[field] } },
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  if (docs[0]) return docs[0].id
  const made = await payload.create({
    collection: slug,
    data: data as never,
    ...(file ? { file } : {}),
    depth: 0,
    overrideAccess: true,
    req: await system(),
  })
  return made.id
}
