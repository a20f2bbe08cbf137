import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { withTransaction } from '@/platform/transactions'
import { closeSession } from '../domain/close'
import { SLUGS } from '../../slugs'
import { changeDesk } from '../../ledger/operations/append-slices'
import { drawOnDemand } from './draw'
import type { EndOfStudy } from '../../training/operations/end-study'
import { createRuleBook } from '../../ledger/operations/rule-sets'

const AT_ONCE = 200

/**
 * Ends the sessions that are open under an enrolment, a class or a unit at their last beat, in the caller's transaction. What was
 * recorded stays.
 */
export async function closeStudyOf({ reason, req, where }: EndOfStudy): Promise<void> {
  await withTransaction(req, async () => {
    const rules = createRuleBook(req.payload)
    for (const { id, trainee } of await openSessions(req, where))
      await changeDesk<unknown>({
        req,
        trainee,
        decide: async (desk, now) => {
          if (desk.session?.id !== id) return { ok: true, desk, reply: undefined, slices: [], closed: [] }
          await rules.prepare([desk])
          return closeSession(desk, { session: id, reason }, rules.rulesOf(desk, id), now, drawOnDemand())
        },
      })
  })
}

async function openSessions(req: PayloadRequest, where: EndOfStudy['where']): Promise<{ id: string; trainee: string }[]> {
  if ('unit' in where) return sessionsWhere(req, 'unit', [where.unit])
  if ('enrolment' in where) return sessionsWhere(req, 'enrolment', [where.enrolment])
  const { docs } = await req.payload.db.find<{ id: Ref }>({
    collection: SLUGS.enrolments,
    where: { class: { equals: where.class } },
    select: {},
    pagination: false,
    req,
  })
  const found = []
  for (let start = 0; start < docs.length; start += AT_ONCE)
    found.push(
      ...(await sessionsWhere(
        req,
        'enrolment',
        docs.slice(start, start + AT_ONCE).map(({ id }) => idOf(id)),
      )),
    )
  return found
}

async function sessionsWhere(req: PayloadRequest, field: string, ids: readonly string[]): Promise<{ id: string; trainee: string }[]> {
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref }>({
    collection: SLUGS.studySessions,
    where: { and: [{ status: { equals: 'open' } }, { [field]: { in: [...ids] } }] },
    select: { trainee: true },
    pagination: false,
    req,
  })
  return docs.map((doc) => ({ id: idOf(doc.id), trainee: idOf(doc.trainee) }))
}
