import type { PayloadRequest } from 'payload'
import { describeError, type Label } from '@/kernel/errors'
import { handOf } from '@/kernel/separation'
import { idOf } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { notify, type MessageTemplate } from '@/platform/messages'
import type { Assignment, Chapter, Edition } from '@/payload-types'
import {
  chapterAssignments,
  editionAssignments,
  planAssignments,
  type AssignmentKind,
  type KnownAssignment,
  type WantedAssignment,
} from '../../line/domain/assignments'
import type { ChapterState } from '../../line/domain/chapter-machine'
import { barredFrom, dutiesOf, DUTY_OFFICES, isDuty, isDutyDone, type Duty } from '../../line/domain/duties'
import { EDITION_STATES, type EditionState } from '../../line/domain/edition-machine'
import type { LineRole } from '../../line/domain/roles'
import { mayProof, PROOF_STAGES, PROOFREADER_FIELD } from '../../line/domain/separation'
import type { Staffing } from '../../line/domain/staffing'
import { taskPath } from '../../line/domain/task-path'
import { describeGap } from '../../line/operations/describe-gap'
import { isPressing, loadStanding, type LoadedStanding } from '../../line/operations/edition-standing'
import { holdersOf } from '../../line/operations/line-people'
import { assignmentOpened, peopleNeeded, stepBegan } from '../../line/operations/messages'
import { asLine } from '../../line/operations/line-write'
import { chapterPeople, editionPeople, loadEdition } from '../../line/operations/load-people'
import { factsForMessage } from '../../line/operations/message-facts'

type Place = { edition: Edition; chapter?: Chapter; why?: Label }

/** Brings a chapter's assignments in line with its people and state, and tells those whom it concerns. */
export async function syncChapterAssignments({ req, chapter }: { req: PayloadRequest; chapter: Chapter }): Promise<void> {
  const edition = await loadEdition(req, idOf(chapter.edition))
  const [chief] = chapter.unifiedBy ? [] : await holdersOf({ req, edition, role: 'chief-editor' })
  await sync(req, { edition, chapter }, chapterAssignments(chapterPeople(chapter), chapter.state as ChapterState, chief))
}

/** The same for an edition: its four readings, and whatever else waits for its editors. */
export async function syncEditionAssignments({ req, edition }: { req: PayloadRequest; edition: Edition }): Promise<void> {
  const loaded = await loadStanding({ req, edition })
  const { standing } = loaded
  const wanted = [
    ...editionAssignments(editionPeople(edition), standing.state),
    ...standIns(loaded.staffing),
    ...(await wantedDuties(req, edition, loaded)),
  ]
  await sync(req, { edition, ...(await whyPeopleAreNeeded(req, loaded)) }, wanted, (kind) =>
    isDuty(kind) ? isDutyDone(kind, standing) : EDITION_STATES.indexOf(standing.state) > EDITION_STATES.indexOf(kind as EditionState),
  )
}

async function wantedDuties(req: PayloadRequest, edition: Edition, { standing, staffing }: LoadedStanding): Promise<WantedAssignment[]> {
  const wanted: WantedAssignment[] = []
  for (const duty of dutiesOf(standing))
    for (const person of await dutyHolders(req, edition, duty, staffing)) wanted.push({ kind: duty, person, phase: 'current' })
  return wanted
}

/** The first office that somebody holds who may do it; of errata, each one that waits. */
async function dutyHolders(req: PayloadRequest, edition: Edition, duty: Duty, staffing: Staffing): Promise<string[]> {
  const offices = new Map<LineRole, string[]>()
  const found = new Set<string>()
  for (const barred of barredFrom(duty, staffing)) {
    let free: string[] = []
    for (const role of DUTY_OFFICES[duty]) {
      const holders = offices.get(role) ?? (await holdersOf({ req, edition, role }))
      offices.set(role, holders)
      free = holders.filter((person) => !barred.includes(person))
      if (free.length > 0) break
    }
    // Where all are barred, the office knows of it all the same; an erratum that nobody may decide is a gap, which is told.
    if (free.length === 0 && duty !== 'errata-check') free = [...offices.values()].find((holders) => holders.length > 0) ?? []
    for (const person of free) found.add(person)
  }
  return [...found]
}

/** Where the proofreader wrote a chapter, another of the team reads it and has the task too. */
function standIns({ chapters, people, proofs, state }: Staffing): WantedAssignment[] {
  const stage = PROOF_STAGES.find((each) => each === state)
  const appointed = stage && people[PROOFREADER_FIELD[stage]]
  if (!stage || !appointed) return []
  const team = [...new Set(PROOF_STAGES.flatMap((each) => people[PROOFREADER_FIELD[each]] ?? []))]
  const persons = chapters
    .filter(({ writers }) => handOf(appointed, writers) !== undefined)
    .flatMap(({ id, writers }) => {
      const earlier = proofs.filter((proof) => proof.chapter === id && proof.stage !== stage)
      return team.find((person) => mayProof({ person, stage, edition: people, writers, earlier }).ok) ?? []
    })
  return [...new Set(persons)].map((person) => ({ kind: stage, person, phase: 'current' as const }))
}

async function whyPeopleAreNeeded(req: PayloadRequest, { gaps }: LoadedStanding): Promise<{ why?: Label }> {
  const [first] = gaps.filter(isPressing)
  if (!first) return {}
  const { code, details } = await describeGap(req, first)
  return { why: { zh: describeError(code, 'zh', details), en: describeError(code, 'en', details) } }
}

async function sync(
  req: PayloadRequest,
  place: Place,
  wanted: readonly WantedAssignment[],
  isDone?: (kind: string) => boolean,
): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'assignments',
    where: place.chapter
      ? { chapter: { equals: place.chapter.id } }
      : { and: [{ edition: { equals: place.edition.id } }, { chapter: { exists: false } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the line keeps these rows itself
    req,
  })
  const plan = planAssignments(wanted, docs.map(known), isDone)
  const now = nowOf(req).toISOString()
  await asLine(req, async () => {
    for (const row of plan.cancel) await write(req, row.id, { status: 'cancelled' })
    for (const row of plan.finish) await write(req, row.id, { status: 'done', doneAt: now })
    for (const row of plan.pause) await write(req, row.id, { startedAt: null })
    for (const row of plan.start) {
      await write(req, row.id, { startedAt: now })
      await tell(req, place, { id: row.id, kind: row.kind as AssignmentKind, person: row.person }, stepBegan)
    }
    for (const want of plan.open) {
      const created = await req.payload.create({
        collection: 'assignments',
        data: {
          person: want.person,
          kind: want.kind,
          edition: place.edition.id,
          chapter: place.chapter?.id ?? null,
          dueOn: want.kind === 'author' ? (place.chapter?.dueOn ?? null) : null,
          startedAt: want.phase === 'current' ? now : null,
          status: 'open',
        },
        depth: 0,
        overrideAccess: true, // as above
        req,
      })
      await tell(
        req,
        place,
        { id: String(created.id), kind: want.kind, person: want.person },
        want.phase === 'current' ? stepBegan : assignmentOpened,
      )
    }
    for (const row of docs)
      if (row.status === 'open' && row.kind === 'author' && place.chapter?.dueOn && row.dueOn !== place.chapter.dueOn)
        await write(req, String(row.id), { dueOn: place.chapter.dueOn })
  })
}

async function write(
  req: PayloadRequest,
  id: string,
  data: Partial<Pick<Assignment, 'status' | 'doneAt' | 'startedAt' | 'dueOn'>>,
): Promise<void> {
  await req.payload.update({
    collection: 'assignments',
    id,
    data,
    depth: 0,
    overrideAccess: true, // nobody edits these members by hand
    req,
  })
}

async function tell(
  req: PayloadRequest,
  place: Place,
  row: { id: string; kind: AssignmentKind; person: string },
  began: MessageTemplate,
): Promise<void> {
  const { chapter, edition, why } = place
  const template = row.kind === 'appoint' && why ? peopleNeeded : began
  await notify({
    req,
    to: [row.person],
    template,
    details: { ...factsForMessage({ edition, chapter, kind: row.kind }), ...(why ? { why: why.zh, whyEn: why.en } : {}) },
    link: taskPath({ kind: row.kind, edition: String(edition.id), chapter: chapter && String(chapter.id) }),
    // A step that comes again after a return is told again.
    idempotencyKey: `${template.kind}:${row.id}:${(chapter ?? edition).stateSeq}`,
  })
}

function known(row: Assignment): KnownAssignment {
  return { id: String(row.id), kind: row.kind, person: idOf(row.person), status: row.status, started: Boolean(row.startedAt) }
}
