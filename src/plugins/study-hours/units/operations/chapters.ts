import type { PayloadRequest } from 'payload'
import { idOf, idsOf } from '@/kernel/ids'
import { loadPolicy, readCount } from '@/platform/policies'
import { todayOf } from '@/platform/clock'
import { READING_CHARS_PER_MINUTE, READING_SPEED_POLICY, type ChapterLink } from '../domain/units'

/** A chapter as a unit takes it over. */
export type SourceChapter = ChapterLink & { edition: string; characters: number; points: string[] }

/** The sealed chapters of editions, in the order of their numbers; the text itself is not read. */
export async function loadSourceChapters(req: PayloadRequest, editions: readonly string[]): Promise<SourceChapter[]> {
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // titles, links and lengths of chapters in circulation
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { and: [{ edition: { in: [...editions] } }, { sealedDraft: { exists: true } }] },
    select: { edition: true, number: true, title: true, points: true, basedOn: true, sealedDraft: true },
    sort: 'number',
    joins: false,
    ...trusted,
  })
  const { docs: drafts } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: docs.map(({ sealedDraft }) => idOf(sealedDraft) ?? '') } },
    select: { characterCount: true },
    ...trusted,
  })
  const characters = new Map(drafts.map(({ characterCount, id }) => [String(id), characterCount]))
  return docs.map((chapter) => ({
    id: String(chapter.id),
    edition: idOf(chapter.edition),
    number: chapter.number,
    title: chapter.title,
    basedOn: idOf(chapter.basedOn) ?? null,
    characters: characters.get(idOf(chapter.sealedDraft) ?? '') ?? 0,
    points: idsOf(chapter.points),
  }))
}

/** Reading speed in characters a minute, and the policy row that says so; null where the built-in default holds. */
export async function readingSpeed(req: PayloadRequest): Promise<{ charsPerMinute: number; policy: string | null }> {
  const row = await loadPolicy({ req, key: READING_SPEED_POLICY, on: todayOf(req) })
  const value = row ? readCount(row.value) : null
  return value ? { charsPerMinute: value, policy: row?.id ?? null } : { charsPerMinute: READING_CHARS_PER_MINUTE, policy: null }
}
