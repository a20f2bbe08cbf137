import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { daysBetween } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { chapterMachine, CHAPTER_STATES } from '../../line/domain/chapter-machine'
import type { AssignmentKind } from '../../line/domain/assignments'
import { taskPath } from '../../line/domain/task-path'
import { loadBoard, type Board } from '../../editions/operations/board'
import { editionNames } from '../../line/operations/edition-names'

export type Task = {
  id: string
  kind: string
  person: { id: string; name: string }
  subject: { slug: 'chapters' | 'editions'; id: string; title: string }
  /** The tab where it is done. */
  href: string
  dueOn: string | null
  /** Days from today; negative when late. */
  daysLeft: number | null
}
/** `isStuck`: nobody may take the step until somebody else is appointed. */
export type BlockedItem = { slug: 'chapters' | 'editions'; id: string; title: string; action: string; message: string; isStuck?: true }
export type Workbench = {
  mine: readonly Task[]
  late: readonly Task[]
  blocked: readonly BlockedItem[]
  /** Chapters by state, one row an edition. */
  flow: { states: readonly string[]; rows: readonly { id: string; name: string; stateLabel: string; values: readonly number[] }[] }
}

/** Books whose work is over do not crowd the bench. */
const AT_REST = ['published', 'withdrawn'] as const
const MOST_EDITIONS = 8
const MOST_ROWS = 30

/** What waits for this person, what is late where they have a say, what is blocked and why, and where the line stands. */
export async function loadWorkbench({
  language,
  req,
  today,
}: {
  req: PayloadRequest
  language: Language
  today: string
}): Promise<Workbench> {
  const actor = actorOf(req)
  if (!actor) return { mine: [], late: [], blocked: [], flow: { states: [], rows: [] } }
  const tasks = await openTasks(req, today, language)
  const boards = await boardsOf(req, language)
  return {
    mine: tasks.filter(({ person }) => person.id === actor.id).slice(0, MOST_ROWS),
    late: tasks.filter(({ daysLeft, person }) => daysLeft !== null && daysLeft < 0 && person.id !== actor.id).slice(0, MOST_ROWS),
    blocked: boards.flatMap(blockedItems).slice(0, MOST_ROWS),
    flow: {
      states: CHAPTER_STATES.map((state) => chapterMachine.states[state][language]),
      rows: boards.map(({ chapters, edition }) => ({
        id: edition.id,
        name: edition.name,
        stateLabel: edition.stateLabel,
        values: CHAPTER_STATES.map((state) => chapters.filter((chapter) => chapter.state === state).length),
      })),
    },
  }
}

async function openTasks(req: PayloadRequest, today: string, language: Language): Promise<Task[]> {
  const { docs } = await req.payload.find({
    collection: 'assignments',
    where: { and: [{ status: { equals: 'open' } }, { startedAt: { exists: true } }] },
    sort: 'dueOn',
    limit: 200,
    depth: 1,
    overrideAccess: false,
    req,
  })
  const editions = docs.flatMap(({ edition }) => (typeof edition === 'object' ? [edition] : []))
  const names = await editionNames(req, editions, language)
  return docs.flatMap((task): Task[] => {
    const { chapter, edition } = task
    const editionName = names.get(idOf(edition)) ?? ''
    const subject =
      chapter && typeof chapter === 'object'
        ? { slug: 'chapters' as const, id: String(chapter.id), title: `${editionName} · ${chapter.number} ${chapter.title}` }
        : { slug: 'editions' as const, id: idOf(edition), title: editionName }
    const person = { id: idOf(task.person), name: typeof task.person === 'object' ? task.person.name : '' }
    const dueOn = task.dueOn ?? null
    const href = taskPath({
      kind: task.kind as AssignmentKind,
      edition: idOf(edition),
      ...(subject.slug === 'chapters' ? { chapter: subject.id } : {}),
    })
    return [{ id: String(task.id), kind: task.kind, person, subject, href, dueOn, daysLeft: dueOn ? daysBetween(today, dueOn) : null }]
  })
}

async function boardsOf(req: PayloadRequest, language: Language): Promise<Board[]> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { state: { not_in: [...AT_REST] } },
    select: { state: true },
    sort: '-updatedAt',
    limit: MOST_EDITIONS,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const boards: Board[] = []
  for (const { id } of docs) boards.push(await loadBoard({ req, editionId: String(id), language }))
  return boards
}

function blockedItems({ chapters, edition }: Board): BlockedItem[] {
  const ofEdition = edition.blocked.map(({ label, message }) => ({
    slug: 'editions' as const,
    id: edition.id,
    title: edition.name,
    action: label,
    message,
  }))
  const ofChapters = chapters.flatMap(({ blocked, id, number, title }) =>
    blocked.map(({ label, message }) => ({
      slug: 'chapters' as const,
      id,
      title: `${edition.name} · ${number} ${title}`,
      action: label,
      message,
    })),
  )
  const stuck = edition.stuck.map(({ message, step }) => ({
    slug: 'editions' as const,
    id: edition.id,
    title: edition.name,
    action: step,
    message,
    isStuck: true as const,
  }))
  return [...stuck, ...ofEdition, ...ofChapters]
}
