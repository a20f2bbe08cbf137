import { createHash } from 'node:crypto'

/** The `prevHash` of the first link. */
export const GENESIS_HASH = '0'.repeat(64)

/**
 * One text for one value: object keys sorted, `undefined` members left out, dates as ISO text.
 * Equal values give equal texts on every machine, so their digests can be compared.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}

/** Lower-case hexadecimal SHA-256. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The digest that links `body` behind `prevHash`. */
export function chainHash(prevHash: string, body: unknown): string {
  return sha256Hex(`${prevHash}\n${canonicalJson(body)}`)
}

export type ChainLink = { seq: number; prevHash: string; hash: string; body: unknown }
export type ChainBreak = { seq: number; reason: 'sequence' | 'previous' | 'content' }

/** Follows links in ascending order; gives the first break or where the chain now stands. */
export function verifyChain(
  links: Iterable<ChainLink>,
  from = { seq: 0, hash: GENESIS_HASH },
): { break?: ChainBreak; seq: number; hash: string } {
  let { seq, hash } = from
  for (const link of links) {
    if (link.seq !== seq + 1) return { break: { seq: link.seq, reason: 'sequence' }, seq, hash }
    if (link.prevHash !== hash) return { break: { seq: link.seq, reason: 'previous' }, seq, hash }
    if (chainHash(link.prevHash, link.body) !== link.hash) return { break: { seq: link.seq, reason: 'content' }, seq, hash }
    seq = link.seq
    hash = link.hash
  }
  return { seq, hash }
}
