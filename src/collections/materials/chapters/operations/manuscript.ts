import type { PayloadRequest } from 'payload'
import { contentHash, fromLexical } from '@/platform/documents/lexical'
import type { Block } from '@/platform/documents/model'

export type HashedContent = { blocks: Block[]; hash: string; mediaIds: string[] }

/**
 * The blocks of an editor state, and the hash over them in which every picture stands by the digest of its bytes, so that a
 * picture replaced in the library is a changed chapter.
 * @throws DomainError of `documents.*` where the state holds what no draft can be made of
 */
export async function readContent(
  req: PayloadRequest,
  state: unknown,
  /** Digests that pictures had, by id, where they are not those of today. */
  formerDigests: ReadonlyMap<string, string> = new Map(),
): Promise<HashedContent> {
  const ids = new Set<string>()
  const blocks = fromLexical(state, {
    assetOf: (id) => {
      ids.add(id)
      return id
    },
  })
  const digests = new Map([...(await mediaDigests(req, [...ids])), ...formerDigests])
  return { blocks, hash: contentHash(withDigests(state, digests)), mediaIds: [...ids] }
}

function withDigests(state: unknown, digests: ReadonlyMap<string, string>): Block[] {
  return fromLexical(state, { assetOf: (id) => digests.get(id) ?? id })
}

async function mediaDigests(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: [...ids] } },
    select: { sha256: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // digests of the pictures that the text in hand shows
    req,
  })
  return new Map(docs.flatMap(({ id, sha256 }) => (sha256 ? [[String(id), sha256] as const] : [])))
}
