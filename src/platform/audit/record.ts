import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { chainHash, GENESIS_HASH } from '@/kernel/hash-chain'
import { nowOf } from '@/platform/clock'
import type { Change } from './changes'

export type AuditEntry = {
  req: PayloadRequest
  action: 'create' | 'update' | 'delete' | (string & {})
  subject: { collection: string; id: string }
  changes: readonly Change[]
}

/**
 * Adds one link to the chain, in the caller's transaction: no change without its link and no link without its change.
 * The unique index on `seq` makes two writers that read the same last link collide, and one of them roll back.
 */
export async function recordAudit({ req, ...entry }: AuditEntry): Promise<void> {
  await recordAudits({ req, entries: [entry] })
}

/** As {@link recordAudit}, for many changes at once: the last link is read once and rows are not read back (500 points in one import). */
export async function recordAudits({ req, entries }: { req: PayloadRequest; entries: readonly Omit<AuditEntry, 'req'>[] }): Promise<void> {
  if (entries.length === 0) return
  const { docs } = await req.payload.db.find<{ seq: number; hash: string }>({
    collection: 'audit-log',
    limit: 1,
    pagination: false,
    sort: '-seq',
    req,
  })
  let seq = docs[0]?.seq ?? 0
  let prevHash = docs[0]?.hash ?? GENESIS_HASH
  const actor = actorOf(req)
  for (const { action, changes, subject } of entries) {
    const body = {
      at: nowOf(req).toISOString(),
      actor: actor?.id ?? 'anonymous',
      actorKind: actor?.kind ?? 'anonymous',
      action,
      subjectCollection: subject.collection,
      subjectId: subject.id,
      changes: JSON.parse(JSON.stringify(changes)) as unknown,
      approval: approvalOf(req),
    }
    seq += 1
    const hash = chainHash(prevHash, auditBody(body))
    await req.payload.db.create({ collection: 'audit-log', data: { seq, prevHash, hash, ...body }, returning: false, req })
    prevHash = hash
  }
}

export type AuditBody = {
  at: string
  actor: string
  actorKind: string
  action: string
  subjectCollection: string
  subjectId: string
  changes: unknown
  approval?: string | null
}

/** The members of a stored row that its hash covers, in the shape that they were hashed in. */
export function auditBody(row: AuditBody): AuditBody {
  return {
    at: new Date(row.at).toISOString(),
    actor: row.actor,
    actorKind: row.actorKind,
    action: row.action,
    subjectCollection: row.subjectCollection,
    subjectId: row.subjectId,
    changes: row.changes,
    approval: row.approval ?? null,
  }
}

/** The transition that this write is an effect of, as `slug/id#seq`. */
function approvalOf(req: PayloadRequest): string | null {
  const approval = req.context['approval']
  return typeof approval === 'string' ? approval : null
}
