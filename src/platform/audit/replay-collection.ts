import type { CollectionSlug, Payload, PayloadRequest, TypeWithID, Where } from 'payload'
import { membersOf, NO_JOINS } from './members'
import { gapOf, told, type Gap, type Known, type Members } from './replay'

/** How many rows, and how many links, are in memory at once. */
const ROWS = 100
const LINKS = 1_000

type Row = TypeWithID & Record<string, unknown>
export type Link = { seq: number; action: string; subjectId: string; changes: unknown }
/** One subject: what the chain says of it, the stored row, and how they differ. */
export type Replayed = { id: string; links: readonly { seq: number; action: string }[]; gap: Gap | undefined }

type At = { payload: Payload; slug: string; req?: PayloadRequest }

/**
 * Replays all links of a collection beside all its rows, both in the order of their ids, in one pass and in bounded memory.
 * Ids are compared as text, in which order both databases keep them.
 */
export async function* replayCollection(at: At): AsyncGenerator<Replayed> {
  const members = membersOf(at.payload.collections[at.slug as CollectionSlug].config)
  const rows = rowsInOrder(at)
  const subjects = subjectsInOrder(at)
  let row = await next(rows)
  let subject = await next(subjects)
  while (row || subject) {
    const isBoth = row && subject && String(row.id) === subject.id
    const isRowFirst = row && (!subject || String(row.id) < subject.id)
    if (row && (isBoth || isRowFirst)) {
      yield replayed(String(row.id), isBoth ? subject : undefined, row, members)
      row = await next(rows)
      if (isBoth) subject = await next(subjects)
    } else if (subject) {
      yield replayed(subject.id, subject, undefined, members)
      subject = await next(subjects)
    }
  }
}

/** The same for a few subjects, as they are now. */
export async function replaySubjects(at: At, ids: readonly string[]): Promise<Replayed[]> {
  if (ids.length === 0) return []
  const members = membersOf(at.payload.collections[at.slug as CollectionSlug].config)
  const links = await linksWhere(at, { subjectId: { in: [...ids] } }, 0)
  const rows = new Map((await rowsWhere(at, { id: { in: [...ids] } }, 0)).map((row) => [String(row.id), row]))
  return ids.map((id) => {
    const own = links.filter(({ subjectId }) => subjectId === id).sort((a, b) => a.seq - b.seq)
    return replayed(id, own.length > 0 ? subjectOf(id, own) : undefined, rows.get(id), members)
  })
}

type Subject = { id: string; known: Known | undefined; links: { seq: number; action: string }[] }

function replayed(id: string, subject: Subject | undefined, row: Row | undefined, members: Members): Replayed {
  return { id, links: subject?.links ?? [], gap: gapOf(subject?.known, row, members) }
}

function subjectOf(id: string, links: readonly Link[]): Subject {
  const subject: Subject = { id, known: undefined, links: [] }
  for (const link of links) carryOn(subject, link)
  return subject
}

function carryOn(subject: Subject, link: Link): void {
  subject.known = told(subject.known, link)
  subject.links.push({ seq: link.seq, action: link.action })
}

async function* rowsInOrder(at: At): AsyncGenerator<Row> {
  let last: string | number | undefined
  for (;;) {
    const rows = await rowsWhere(at, last === undefined ? {} : { id: { greater_than: last } }, ROWS)
    yield* rows
    last = rows.at(-1)?.id
    if (rows.length < ROWS) return
  }
}

/** Pages by subject, so that each page begins where the index does: the last subject of a page is read to its end before the next one. */
async function* subjectsInOrder(at: At): AsyncGenerator<Subject> {
  let after = ''
  for (;;) {
    const page = await linksWhere(at, { subjectId: { greater_than: after } }, LINKS)
    let subject: Subject | undefined
    for (const link of page) {
      if (subject && subject.id !== link.subjectId) yield subject
      if (subject?.id !== link.subjectId) subject = { id: link.subjectId, known: undefined, links: [] }
      carryOn(subject, link)
    }
    if (!subject) return
    for (let isMore = page.length === LINKS; isMore;) {
      const more = await linksWhere(at, { subjectId: { equals: subject.id }, seq: { greater_than: subject.links.at(-1)?.seq ?? 0 } }, LINKS)
      for (const link of more) carryOn(subject, link)
      isMore = more.length === LINKS
    }
    yield subject
    after = subject.id
  }
}

async function linksWhere({ payload, req, slug }: At, where: Where, limit: number): Promise<Link[]> {
  const { docs } = await payload.db.find<Link>({
    collection: 'audit-log',
    where: { and: [{ subjectCollection: { equals: slug } }, ...Object.entries(where).map(([path, is]) => ({ [path]: is }) as Where)] },
    sort: ['subjectId', 'seq'],
    select: { seq: true, action: true, subjectId: true, changes: true },
    limit,
    pagination: false,
    ...(req ? { req } : {}),
  })
  return docs
}

async function rowsWhere({ payload, req, slug }: At, where: Where, limit: number): Promise<Row[]> {
  const { docs } = await payload.db.find<Row>({
    collection: slug as CollectionSlug,
    where,
    joins: NO_JOINS,
    sort: 'id',
    limit,
    pagination: false,
    ...(req ? { req } : {}),
  })
  return docs
}

async function next<T>(items: AsyncGenerator<T>): Promise<T | undefined> {
  const { done, value } = await items.next()
  return done ? undefined : value
}
