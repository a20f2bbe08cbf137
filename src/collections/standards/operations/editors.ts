import type { CollectionSlug, PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import type { Label } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Hand } from '@/kernel/separation'
import type { Change } from '@/platform/audit'
import { firstChangeBy, loadHands } from '@/platform/separation'

const EDITED: Label = { zh: '编辑过内容', en: 'edited it' }
const ENTRIES: Label = { zh: '编辑过其中的范围或鉴定点', en: 'edited ranges or points of it' }

/**
 * Whoever ever edited a standard or a specification, also where somebody else did so last. Of its ranges and points, whose rows are
 * hundreds, only the caller's own changes are asked for.
 */
export async function editorsOf(
  req: PayloadRequest,
  slug: 'standards' | 'element-specifications',
  doc: Record<string, unknown>,
): Promise<Hand[]> {
  const id = String(doc['id'])
  const last = idOf(doc['editedBy'] as Ref | null)
  const logged = (await loadHands({ req, ids: [id], traces: { collection: slug, named: { editedBy: EDITED } } })).get(id) ?? []
  return [
    ...logged,
    ...(last ? [{ person: last, deed: EDITED }] : []),
    ...(slug === 'element-specifications' ? await ownEntries(req, id) : []),
  ]
}

async function ownEntries(req: PayloadRequest, specification: string): Promise<Hand[]> {
  const actor = actorOf(req)
  return actor?.kind === 'user' ? (await entryHandsOf(req, specification))(actor.id) : []
}

/** Asks person by person who had a hand in the ranges and points of a specification; what they are is read once. */
export async function entryHandsOf(req: PayloadRequest, specification: string): Promise<(person: string) => Promise<Hand[]>> {
  const idsOf = async (collection: 'element-nodes' | 'appraisal-points') => {
    const { docs } = await req.payload.db.find<{ id: string }>({
      collection: collection as CollectionSlug,
      where: { specification: { equals: specification } },
      select: {},
      limit: 0,
      pagination: false,
      req,
    })
    return { collection, ids: docs.map(({ id }) => String(id)) }
  }
  const entries = [await idsOf('element-nodes'), await idsOf('appraisal-points')]
  return async (person) => {
    const hands: Hand[] = []
    for (const { collection, ids } of entries) {
      const at = await firstChangeBy({ req, collection, ids, person })
      if (at) hands.push({ person, deed: ENTRIES, at })
    }
    const gone = await firstDeletion(req, person, specification)
    if (gone) hands.push({ person, deed: ENTRIES, at: gone })
    return hands
  }
}

/** An entry that was deleted has no row any more that says where it belonged: its last link in the log does. */
async function firstDeletion(req: PayloadRequest, person: string, specification: string): Promise<string | undefined> {
  const { docs } = await req.payload.db.find<{ at: string; changes: unknown }>({
    collection: 'audit-log',
    where: {
      and: [
        { actor: { equals: person } },
        { action: { equals: 'delete' } },
        { subjectCollection: { in: ['element-nodes', 'appraisal-points'] } },
      ],
    },
    select: { at: true, changes: true },
    sort: 'seq',
    limit: 0,
    pagination: false,
    req,
  })
  const row = docs.find(
    ({ changes }) =>
      Array.isArray(changes) && (changes as Change[]).some(({ before, path }) => path === 'specification' && before === specification),
  )
  return row && new Date(row.at).toISOString()
}
