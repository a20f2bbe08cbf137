import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { chainHash, GENESIS_HASH } from '@/kernel/hash-chain'
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
export async function recordAudit({ req, action, subject, changes }: AuditEntry): Promise<void> {
  const { docs } = await req.payload.db.find<{ seq: number; hash: string }>({
    collection: 'audit-log',
    limit: 1,
    pagination: false,
    sort: '-seq',
    req,
  })
  const last = docs[0]
  const actor = actorOf(req)
  const body = {
    at: new Date().toISOString(),
    actor: actor?.id ?? 'anonymous',
    actorKind: actor?.kind ?? 'anonymous',
    action,
    subjectCollection: subject.collection,
    subjectId: subject.id,
    changes: JSON.parse(JSON.stringify(changes)) as unknown,
    approval: approvalOf(req),
  }
  const prevHash = last?.hash ?? GENESIS_HASH
  await req.payload.db.create({
    collection: 'audit-log',
    data: { seq: (last?.seq ?? 0) + 1, prevHash, hash: chainHash(prevHash, auditBody(body)), ...body },
    req,
  })
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
