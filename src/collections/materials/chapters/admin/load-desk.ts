import type { DocumentViewServerProps, PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { languageOf, type Language } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Chapter, Draft, Edition } from '@/payload-types'
import { materialScope, opensChapter } from '../../line/access'
import type { LineRole } from '../../line/domain/roles'
import { loadChapter, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { textsFor, type Texts } from '../../line/admin/chapter-texts'

/** What both views of the desk stand on. */
export type Desk = {
  req: PayloadRequest
  chapter: Chapter
  edition: Edition
  me: string
  roles: LineRole[]
  language: Language
  text: Texts
  /** Whether the caller may see drafts and comments of this chapter. */
  isOpen: boolean
  /** Whether a declared conflict keeps the caller out. */
  isBarred: boolean
  /** Of this view, without a query. */
  href: (tab: 'drafts' | 'review', query?: Record<string, string | number | undefined>) => string
}

/** The chapter as its document view has it; Payload has asked before whether the caller may see its card. */
export async function loadDesk({ doc, initPageResult }: DocumentViewServerProps): Promise<Desk | null> {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  if (!doc?.['id']) return null
  const id = String(doc['id'])
  const chapter = await loadChapter(req, id)
  const edition = await loadEdition(req, idOf(chapter.edition))
  const scope = await materialScope(req)
  const base = `${req.payload.config.routes.admin}/collections/chapters/${id}`
  return {
    req,
    chapter,
    edition,
    me: actorOf(req)?.id ?? '',
    roles: await rolesTowards({ req, edition, chapter }),
    language,
    text: textsFor(language),
    isOpen: opensChapter(scope, { id, edition: String(edition.id) }),
    isBarred: scope.barred.includes(id),
    href: (tab, query = {}) => {
      const known = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
      const search = new URLSearchParams(known).toString()
      return `${base}/${tab}${search ? `?${search}` : ''}`
    },
  }
}

export type DraftHead = Pick<Draft, 'number' | 'origin' | 'characterCount' | 'contentHash' | 'note' | 'createdAt'> & {
  id: string
  createdBy: string | undefined
}

/** All drafts of a chapter without their texts, the latest first; none for whoever may not see them. */
export async function loadDraftHeads({ chapter, req }: Pick<Desk, 'chapter' | 'req'>): Promise<DraftHead[]> {
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { chapter: { equals: chapter.id } },
    select: { number: true, origin: true, characterCount: true, contentHash: true, note: true, createdBy: true, createdAt: true },
    sort: '-number',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs.map((draft) => ({ ...draft, id: String(draft.id), note: draft.note ?? null, createdBy: idOf(draft.createdBy) }))
}
