import type { PayloadRequest } from 'payload'

/** Names of people by id, for those who see what they did. */
export async function namesOf(req: PayloadRequest, ids: readonly (string | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  if (wanted.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: wanted } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // a name beside the work that the caller may read, nothing else of the account
    req,
  })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}
