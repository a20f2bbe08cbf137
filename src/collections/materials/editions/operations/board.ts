import type { PayloadRequest } from 'payload'
import { describeError, DomainError, type Language } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { offers } from '@/kernel/machine'
import { workflowOf } from '@/platform/workflow'
import type { Assignment, Chapter } from '@/payload-types'
import { chapterMachine, type ChapterState } from '../../line/domain/chapter-machine'
import { editionMachine, type EditionState } from '../../line/domain/edition-machine'
import type { AssignmentKind } from '../../line/domain/assignments'
import { LINE_ROLE_LABELS } from '../../line/domain/labels'
import { staffingGaps } from '../../line/domain/staffing'
import { taskPath } from '../../line/domain/task-path'
import { describeGap } from '../../line/operations/describe-gap'
import { isPressing, loadStaffing } from '../../line/operations/edition-standing'
import { CHAPTER_PEOPLE } from '../../line/domain/locks'
import { editionNames } from '../../line/operations/edition-names'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { loadEdition, rolesTowards } from '../../line/operations/load-people'

type Blocked = { action: string; label: string; code: string; message: string; details?: unknown }
export type BoardChapter = {
  id: string
  number: number
  title: string
  part: string | null
  state: string
  stateLabel: string
  seq: number
  dueOn: string | null
  isLate: boolean
  people: Record<(typeof CHAPTER_PEOPLE)[number], { id: string; name: string }[]>
  /** Who has the open step, since when and until when. */
  tasks: { kind: string; person: { id: string; name: string }; dueOn: string | null; isLate: boolean }[]
  openComments: number
  openMusts: number
  /** Why the ways forward are closed, leaving aside that it is another person's turn. */
  blocked: Blocked[]
}
export type Board = {
  edition: {
    id: string
    name: string
    state: string
    stateLabel: string
    seq: number
    /** What the edition waits for now: the task, who has it and where it is done. */
    waits: { kind: string; people: string[]; href: string }[]
    blocked: Blocked[]
    /** Steps, now or later, that nobody may take as people are appointed, and what would undo it. */
    stuck: { step: string; message: string }[]
    /** Offices of coming steps that nobody holds yet. */
    unnamed: string[]
    /** Whether the caller edits the book and it is at a step where chapters, or printings, are added. */
    mayAddChapters: boolean
    mayAddPrintings: boolean
  }
  printings: { id: string; printingNo: number; printedOn: string | null; printRun: number | null }[]
  chapters: BoardChapter[]
}

/**
 * Chapters × states × people × what blocks them, for whoever may see the edition.
 * @throws DomainError `request.notFound`
 */
export async function loadBoard(args: { req: PayloadRequest; editionId: string; language: Language }): Promise<Board> {
  const { editionId, language, req } = args
  const seen = await req.payload.find({
    collection: 'editions',
    where: { id: { equals: editionId } },
    select: {},
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (seen.docs.length === 0 || !req.user) throw new DomainError('request.notFound')
  const edition = await loadEdition(req, editionId)
  const { docs: visible } = await req.payload.find({
    collection: 'chapters',
    where: { edition: { equals: editionId } },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const chapters = (await loadEditionChapters(req, editionId)).filter(({ id }) => visible.some((doc) => doc.id === id))
  const rows = { pagination: false, depth: 0, overrideAccess: true, req } as const // counts and people of the edition in hand
  const tasks = await req.payload.find({
    collection: 'assignments',
    where: { and: [{ edition: { equals: editionId } }, { status: { equals: 'open' } }] },
    ...rows,
  })
  const comments = await req.payload.find({
    collection: 'comments',
    where: { and: [{ chapter: { in: idsOf(chapters) } }, { status: { equals: 'open' } }] },
    select: { chapter: true, severity: true },
    ...rows,
  })
  const names = await namesOf(req, chapters, tasks.docs)
  const today = todayOf(req)
  const gaps = staffingGaps(await loadStaffing({ req, edition, chapters: await loadEditionChapters(req, editionId) }))
  const own = tasks.docs.filter((task) => !task.chapter && task.startedAt)
  const roles = await rolesTowards({ req, edition })
  const isEditor = EDITORS.some((role) => roles.includes(role))
  const printings = await req.payload.find({
    collection: 'printings',
    where: { edition: { equals: editionId } },
    sort: 'printingNo',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return {
    edition: {
      id: editionId,
      name: (await editionNames(req, [edition], language)).get(String(edition.id)) ?? '',
      state: edition.state,
      stateLabel: editionMachine.states[edition.state as EditionState][language],
      seq: edition.stateSeq,
      waits: [...new Set(own.map(({ kind }) => kind))].map((kind) => ({
        kind,
        people: own.filter((task) => task.kind === kind).map((task) => names.get(idOf(task.person)) ?? ''),
        href: taskPath({ kind: kind as AssignmentKind, edition: editionId }),
      })),
      blocked: await blockedOf(req, 'editions', edition, language),
      stuck: await inOrder(gaps.filter(isPressing), async (gap) => {
        const { code, details } = await describeGap(req, gap)
        return { step: gap.step[language], message: describeError(code, language, details) }
      }),
      mayAddChapters: isEditor && edition.state === 'writing',
      mayAddPrintings: isEditor && PRINTING_STATES.some((state) => state === edition.state),
      unnamed: [...new Set(gaps.filter((gap) => !isPressing(gap) && !gap.chapter).map(({ office }) => LINE_ROLE_LABELS[office][language]))],
    },
    printings: printings.docs.map(({ id, printedOn, printingNo, printRun }) => ({
      id: String(id),
      printingNo,
      printedOn: printedOn ?? null,
      printRun: printRun ?? null,
    })),
    chapters: await inOrder(chapters, async (chapter) => {
      const own = tasks.docs.filter((task) => idOf(task.chapter) === String(chapter.id))
      const open = comments.docs.filter((comment) => idOf(comment.chapter) === String(chapter.id))
      const isLate = (day: string | null | undefined) => Boolean(day) && (day ?? '') < today
      return {
        id: String(chapter.id),
        number: chapter.number,
        title: chapter.title,
        part: chapter.part ?? null,
        state: chapter.state,
        stateLabel: chapterMachine.states[chapter.state as ChapterState][language],
        seq: chapter.stateSeq,
        dueOn: chapter.dueOn ?? null,
        isLate: own.some((task) => task.startedAt && isLate(task.dueOn)),
        people: Object.fromEntries(
          CHAPTER_PEOPLE.map((field) => [field, peopleOf(chapter[field]).map((id) => ({ id, name: names.get(id) ?? '' }))]),
        ) as BoardChapter['people'],
        tasks: own
          .filter((task) => task.startedAt)
          .map((task) => ({
            kind: task.kind,
            person: { id: idOf(task.person), name: names.get(idOf(task.person)) ?? '' },
            dueOn: task.dueOn ?? null,
            isLate: isLate(task.dueOn),
          })),
        openComments: open.length,
        openMusts: open.filter(({ severity }) => severity === 'must').length,
        blocked: await blockedOf(req, 'chapters', chapter, language),
      }
    }),
  }
}

/** Who adds chapters and printings, by their own rule (`hooks/own-edition`). */
const EDITORS = ['chief-editor', 'deputy-editor', 'responsible-editor', 'centre-staff', 'admin'] as const
const PRINTING_STATES = ['press', 'sample', 'published', 'errata', 'reprint'] as const

/** The table's own refusals of the ways forward: who would have to act is not a reason. */
async function blockedOf(
  req: PayloadRequest,
  slug: 'chapters' | 'editions',
  doc: { id: string; state: string },
  language: Language,
): Promise<Blocked[]> {
  const workflow = workflowOf(req.payload.collections[slug].config)
  if (!workflow) return []
  const { context } = await workflow.load({ req, doc: doc as never, input: undefined })
  return offers(workflow.machine, { state: doc.state, roles: workflow.roles, context })
    .filter(({ tone }) => tone === 'forward')
    .flatMap(({ action, decision, label }) =>
      decision.ok || PERSONAL.has(decision.code)
        ? []
        : [
            {
              action,
              label: label[language],
              code: decision.code,
              message: describeError(decision.code, language, decision.details),
              ...(decision.details ? { details: decision.details } : {}),
            },
          ],
    )
}

/** Refusals that speak of the caller, not of the matter. */
const PERSONAL: ReadonlySet<string> = new Set([
  'materials.notTheReviewer',
  'materials.notDeclared',
  'materials.conflictDeclared',
  'materials.pressByProofreader',
  'materials.pressByAuthor',
])

function peopleOf(value: Chapter[(typeof CHAPTER_PEOPLE)[number]]): string[] {
  if (Array.isArray(value)) return idsOf(value)
  const id = idOf(value)
  return id ? [id] : []
}

async function namesOf(req: PayloadRequest, chapters: readonly Chapter[], tasks: readonly Assignment[]): Promise<Map<string, string>> {
  const ids = new Set([
    ...chapters.flatMap((chapter) => CHAPTER_PEOPLE.flatMap((field) => peopleOf(chapter[field]))),
    ...tasks.map(({ person }) => idOf(person)),
  ])
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // names of the people of the edition in hand
    req,
  })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}

/** One after the other: inside a request everything shares one connection. */
async function inOrder<T, U>(list: readonly T[], map: (item: T) => Promise<U>): Promise<U[]> {
  const out: U[] = []
  for (const item of list) out.push(await map(item))
  return out
}
