import { ValidationError, type PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { chainHash, GENESIS_HASH } from '@/kernel/hash-chain'
import { nowOf } from '@/platform/clock'
import type { Change } from './changes'
import { holdsTransaction, inTurn, type Head } from './turns'

export type AuditEntry = {
  req: PayloadRequest
  action: 'create' | 'update' | 'delete' | (string & {})
  subject: { collection: string; id: string }
  changes: readonly Change[]
}
export type Entry = Omit<AuditEntry, 'req'>

/** How often a link is added again where another process took its place; only where there are no transactions. */
const ATTEMPTS = 40

/**
 * Adds one link to the chain, in the caller's transaction: no change without its link and no link without its change.
 * The unique index on `seq` makes two writers that read the same last link collide, and one of them roll back.
 * Rows that are written through the database adapter have their links already (`audited-writes`): this is for what is no write.
 */
export async function recordAudit({ req, ...entry }: AuditEntry): Promise<void> {
  await recordAudits({ req, entries: [entry] })
}

/** As {@link recordAudit}, for several at once. */
export async function recordAudits({ req, entries }: { req: PayloadRequest; entries: readonly Entry[] }): Promise<void> {
  if (entries.length > 0) await inTurn(req, (turn) => appendLinks(req, entries, turn))
}

/** Adds links within a turn that the caller has. */
export async function appendLinks(req: PayloadRequest, entries: readonly Entry[], turn: { head?: Head | undefined }): Promise<void> {
  const isInTransaction = await holdsTransaction(req)
  for (const entry of entries)
    for (let attempt = 1; ; attempt += 1) {
      const head = turn.head ?? (await lastLink(req))
      try {
        turn.head = await appendLink(req, entry, head)
        if (!isInTransaction) turn.head = undefined
        break
      } catch (error) {
        turn.head = undefined
        if (isInTransaction || attempt === ATTEMPTS || !(error instanceof ValidationError)) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(50, 2 * attempt)))
      }
    }
}

async function appendLink(req: PayloadRequest, entry: Entry, before: Head): Promise<Head> {
  const { head, row } = linkAfter(req, entry, before)
  await req.payload.db.create({ collection: 'audit-log', data: row, returning: false, req })
  return head
}

/** The link of an entry as it is stored, and where the chain then ends. */
export function linkAfter(req: PayloadRequest, { action, changes, subject }: Entry, { hash: prevHash, seq: last }: Head) {
  const body = {
    at: nowOf(req).toISOString(),
    ...actorIn(req),
    action,
    subjectCollection: subject.collection,
    subjectId: subject.id,
    changes: JSON.parse(JSON.stringify(changes)) as unknown,
    approval: approvalOf(req),
  }
  const seq = last + 1
  const hash = chainHash(prevHash, auditBody(body))
  return { row: { seq, prevHash, hash, ...body }, head: { seq, hash } }
}

export async function lastLink(req: PayloadRequest): Promise<Head> {
  const { docs } = await req.payload.db.find<Head>({ collection: 'audit-log', limit: 1, pagination: false, sort: '-seq', req })
  return docs[0] ?? { seq: 0, hash: GENESIS_HASH }
}

/** Who acts: somebody, nobody, the process, or a migration of the data by its name. */
function actorIn(req: PayloadRequest): { actor: string; actorKind: string } {
  const migration = req.context['migration']
  if (typeof migration === 'string') return { actor: migration, actorKind: 'migration' }
  const actor = actorOf(req)
  return { actor: actor?.id ?? 'anonymous', actorKind: actor?.kind ?? 'anonymous' }
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
