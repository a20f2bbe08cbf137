import type { CollectionSlug, Payload, SanitizedCollectionConfig } from 'payload'
import { cache } from 'react'
import type { Language } from '@/kernel/errors'
import { labelOf } from '@/platform/admin/label-of'
import { valueWords, type NameRow } from './value'

type Row = Record<string, unknown> & { id: string | number }
type Asked = { slug: string; id: string; take: (name: string | null) => void }

/** What a kind of record is called; one that the program no longer has, by its slug. */
export function kindOf(payload: Pick<Payload, 'collections'>, slug: string, language: Language): string {
  return labelOf(collectionOf(payload, slug)?.labels.singular, language) || slug
}

export function collectionOf(payload: Pick<Payload, 'collections'>, slug: string): SanitizedCollectionConfig | undefined {
  return (payload.collections as Partial<Record<string, { config: SanitizedCollectionConfig }>>)[slug]?.config
}

/** Where a row is opened; null for kinds without a screen. */
export function hrefOf(payload: Pick<Payload, 'collections'>, slug: string, id: string): string | null {
  const config = collectionOf(payload, slug)
  return config && config.admin.hidden !== true ? `/admin/collections/${slug}/${id}` : null
}

/** The names of rows, for the words of several cells at once. */
export async function namesOf(payload: Payload, language: Language, asked: readonly { slug: string; id: string }[]): Promise<NameRow> {
  const ask = namer(payload, language)
  const found = await Promise.all(asked.map(async ({ id, slug }) => [`${slug}/${id}`, await ask(slug, id)] as const))
  const names = new Map(found)
  return (slug, id) => names.get(`${slug}/${id}`) ?? undefined
}

/** One for each request: the cells of a list are drawn together, and so are their names read together, a query for each kind. */
const namer = cache((payload: Payload, language: Language) => {
  const known = new Map<string, Promise<string | null>>()
  let waiting: Asked[] = []
  const read = async () => {
    const batch = waiting
    waiting = []
    for (const slug of new Set(batch.map((each) => each.slug))) {
      const mine = batch.filter((each) => each.slug === slug)
      const names = await readNames({ payload, language, slug, ids: mine.map(({ id }) => id) }).catch((error: unknown) => {
        // A list is worth more than the names in it.
        payload.logger.warn({ err: error, msg: `the names of rows of ${slug} could not be read` })
        return new Map<string, string>()
      })
      for (const { id, take } of mine) take(names.get(id) ?? null)
    }
  }
  return (slug: string, id: string): Promise<string | null> => {
    const key = `${slug}/${id}`
    const name =
      known.get(key) ??
      new Promise<string | null>((take) => {
        if (waiting.length === 0) setImmediate(() => void read())
        waiting.push({ slug, id, take })
      })
    known.set(key, name)
    return name
  }
})

/** The kind alone where rows of it have no title of their own. */
async function readNames(args: {
  payload: Payload
  language: Language
  slug: string
  ids: readonly string[]
}): Promise<Map<string, string>> {
  const { ids, language, payload, slug } = args
  const config = collectionOf(payload, slug)
  if (!config) return new Map()
  const title = config.admin.useAsTitle ?? 'id'
  const fields = config.flattenedFields
  const { docs } = await payload.find({
    collection: slug as CollectionSlug,
    where: { id: { in: [...new Set(ids)] } },
    depth: 0,
    limit: 0,
    pagination: false,
    overrideAccess: true, // names in a record that is open to those alone who read everything
  })
  const nameRow: NameRow = () => undefined
  return new Map(
    (docs as unknown as Row[]).map((row) => {
      const english = language === 'en' ? (row['nameEn'] ?? row['titleEn']) : undefined
      const value = english || row[title]
      const field = fields.find(({ name }) => name === title)
      const isBare = title === 'id' || value === null || value === undefined || value === '' || field?.type === 'relationship'
      return [
        String(row.id),
        isBare ? kindOf(payload, slug, language) : valueWords(english ? undefined : field, value, { language, nameRow }),
      ]
    }),
  )
}
