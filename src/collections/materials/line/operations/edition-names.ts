import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { editionName } from '../domain/edition-name'

type Named = { id: string | number; name?: string | null; editionNo: number; textbook: Ref }

/** What editions that the caller sees are called in a language, by id. */
export async function editionNames(req: PayloadRequest, editions: readonly Named[], language: Language): Promise<Map<string, string>> {
  const titles = language === 'en' ? await englishTitles(req, editions) : new Map<string, string | null>()
  return new Map(
    editions.map((edition) => [String(edition.id), editionName({ ...edition, titleEn: titles.get(idOf(edition.textbook)) }, language)]),
  )
}

async function englishTitles(req: PayloadRequest, editions: readonly Named[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(editions.map(({ textbook }) => idOf(textbook)))]
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'textbooks',
    where: { id: { in: ids } },
    select: { titleEn: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // titles of books whose editions the caller sees by name
    req,
  })
  return new Map(docs.map(({ id, titleEn }) => [String(id), titleEn ?? null]))
}
