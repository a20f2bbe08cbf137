import type { PayloadRequest } from 'payload'

/** Names of people whose rows the caller may see. */
export async function namesOf(req: PayloadRequest, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: wanted } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // names only, of people who are named in the document in hand
    req,
  })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}
