import type { PayloadRequest } from 'payload'
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
} from '../domain/assignments'
import type { ChapterState } from '../domain/chapter-machine'
import type { EditionState } from '../domain/edition-machine'
import { assignmentOpened, stepBegan } from './messages'
import { asLine } from './line-write'
import { chapterPeople, editionPeople, loadEdition } from './load-people'
import { factsForMessage } from './message-facts'

type Place = { edition: Edition; chapter?: Chapter }

/** Brings a chapter's assignments in line with its people and state, and tells those whom it concerns. */
export async function syncChapterAssignments({ req, chapter }: { req: PayloadRequest; chapter: Chapter }): Promise<void> {
  const edition = await loadEdition(req, idOf(chapter.edition))
  await sync(req, { edition, chapter }, chapterAssignments(chapterPeople(chapter), chapter.state as ChapterState))
}

/** The same for the four readings of an edition. */
export async function syncEditionAssignments({ req, edition }: { req: PayloadRequest; edition: Edition }): Promise<void> {
  await sync(req, { edition }, editionAssignments(editionPeople(edition), edition.state as EditionState))
}

async function sync(req: PayloadRequest, place: Place, wanted: readonly WantedAssignment[]): Promise<void> {
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
  const plan = planAssignments(wanted, docs.map(known))
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
  template: MessageTemplate,
): Promise<void> {
  await notify({
    req,
    to: [row.person],
    template,
    details: factsForMessage({ ...place, kind: row.kind }),
    link: place.chapter ? `/admin/collections/chapters/${place.chapter.id}` : `/admin/collections/editions/${place.edition.id}`,
    // A step that comes again after a return is told again.
    idempotencyKey: `${template.kind}:${row.id}:${(place.chapter ?? place.edition).stateSeq}`,
  })
}

function known(row: Assignment): KnownAssignment {
  return { id: String(row.id), kind: row.kind, person: idOf(row.person), status: row.status, started: Boolean(row.startedAt) }
}
