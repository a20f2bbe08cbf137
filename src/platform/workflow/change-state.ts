import { ValidationError, type CollectionSlug, type PayloadRequest, type TypeWithID } from 'payload'
import { actorOf } from '@/access'
import { assertAllowed } from '@/kernel/decision'
import { DomainError, type Label } from '@/kernel/errors'
import { decide } from '@/kernel/machine'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import { statementOf, workflowOf, type TransitionRecord, type Workflow } from './definition'
import { toldOf } from './last-step'
import { nameHolders } from './name-holders'
import { subjectKey } from './transitions-collection'

export type ChangeState = {
  req: PayloadRequest
  slug: string
  id: string
  action: string
  /** The `stateSeq` that the caller saw when deciding. */
  seenSeq: number
  reason?: string | null
  /** The step to return to, where the transition leaves a choice. */
  target?: string | null
  /** Facts that come with the decision (a sampling record, a checklist); guards and effects read them. */
  input?: unknown
}

type Subject = TypeWithID & Record<string, unknown> & { state: string; stateSeq: number }

/**
 * The one door for `state`: decides by the collection's table, appends to the log, writes the state and runs the effects,
 * all in one transaction.
 * @throws DomainError `request.notFound`, `workflow.stale` (409, with the present state and seq), or the table's refusal
 */
export async function changeState({
  req,
  slug,
  id,
  action,
  seenSeq,
  reason,
  target,
  input,
}: ChangeState): Promise<{ state: string; seq: number }> {
  const workflow = requireWorkflow(req, slug)
  return withTransaction(req, async () => {
    const doc = await loadSubject({ req, slug, id })
    if (doc.stateSeq !== seenSeq) throw stale(doc, await toldOf({ req, workflow, slug, doc }))
    const { context, roles } = await workflow.load({ req, doc, input })
    const { decision, transition, to } = decide(workflow.machine, {
      state: doc.state,
      action,
      roles,
      context,
      reason: reason ?? null,
      target: target ?? null,
    })
    assertAllowed(await nameHolders({ req, workflow, doc, decision }))
    if (!transition || !to) throw new DomainError('workflow.unknownAction', { action })

    const statement = statementOf(workflow, action, doc.state)
    if (statement) assertAllowed(statement.judge({ reason: reason?.trim() || null, input }, context))

    const actor = actorOf(req)
    const record: TransitionRecord = {
      action,
      from: doc.state,
      to,
      reason: reason?.trim() || null,
      seq: seenSeq + 1,
      actor: actor?.id ?? 'system',
      at: nowOf(req).toISOString(),
    }
    await appendRecord({ req, slug, id, record, doc })
    const outer = { approval: req.context['approval'], stateChange: req.context['stateChange'] }
    req.context['approval'] = `${subjectKey(slug, id)}#${record.seq}`
    req.context['stateChange'] = { slug, id, to, seq: record.seq }
    try {
      const changed = await req.payload.update({
        collection: slug as CollectionSlug,
        id,
        data: { state: to, stateSeq: record.seq, stateChangedAt: record.at } as never,
        depth: 0,
        overrideAccess: true, // the table has decided; ordinary access would ask for the right to edit
        req,
      })
      for (const name of transition.effects ?? []) {
        const effect = workflow.effects[name]
        if (!effect) throw new Error(`effect "${name}" is not implemented`)
        await effect({ req, doc: changed as unknown as Subject, transition: record, input })
      }
    } finally {
      req.context['approval'] = outer.approval
      req.context['stateChange'] = outer.stateChange
    }
    return { state: to, seq: record.seq }
  })
}

/** @throws DomainError when the collection has no workflow */
export function requireWorkflow(req: PayloadRequest, slug: string): Workflow {
  const collection = req.payload.collections[slug as CollectionSlug]
  const workflow = collection && workflowOf(collection.config)
  if (!workflow) throw new DomainError('request.notFound')
  return workflow
}

/** The subject as the caller may see it. @throws DomainError `request.notFound` */
export async function loadSubject({ req, slug, id }: { req: PayloadRequest; slug: string; id: string }): Promise<Subject> {
  const { docs } = await req.payload.find({
    collection: slug as CollectionSlug,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: req.context['system'] === true, // the process itself has no account to ask for
    req,
  })
  const doc = docs[0] as unknown as Subject | undefined
  if (!doc) throw new DomainError('request.notFound')
  return doc
}

async function appendRecord({
  req,
  slug,
  id,
  record,
  doc,
}: {
  req: PayloadRequest
  slug: string
  id: string
  record: TransitionRecord
  doc: Subject
}) {
  const actor = actorOf(req)
  try {
    await req.payload.db.create({
      collection: 'transitions',
      data: {
        subject: subjectKey(slug, id),
        seq: record.seq,
        action: record.action,
        from: record.from,
        to: record.to,
        reason: record.reason,
        actor: actor?.kind === 'user' ? actor.id : null,
        actorKind: actor?.kind ?? 'system',
        at: record.at,
      },
      req,
    })
  } catch (error) {
    if (error instanceof ValidationError) throw stale(doc)
    throw error
  }
}

/** @param told who decided what, and when, as far as the caller may know of it */
function stale(doc: Subject, told?: Label): DomainError {
  return new DomainError('workflow.stale', { state: doc.state, seq: doc.stateSeq, ...(told ? { told } : {}) })
}
