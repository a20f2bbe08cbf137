import type { PayloadRequest, TypeWithID } from 'payload'
import { holdsRole } from '@/access'
import { defineErrors, DomainError } from '@/kernel/errors'
import type { HistoryView, Workflow } from './definition'
import { subjectKey } from './transitions-collection'

type Subject = TypeWithID & Record<string, unknown>

/** Everything, for those who work on the subject. */
export const WHOLE_HISTORY: HistoryView = { actors: true, reasons: true }

/**
 * What of a subject's history the caller sees: the one predicate for it, whoever asks and through whichever door. Seeing a subject is not
 * enough, since many are public: it takes a part in its work, or an office that reads everything. A workflow may show public facts to others.
 */
export async function historyView(args: { req: PayloadRequest; workflow: Workflow; doc: Subject }): Promise<HistoryView | null> {
  const { doc, req, workflow } = args
  if (req.context['system'] === true || holdsRole(req, 'admin', 'centre-staff', 'auditor')) return WHOLE_HISTORY
  if (workflow.history) return workflow.history({ req, doc })
  const { roles } = await workflow.load({ req, doc, input: undefined })
  return roles.length > 0 ? WHOLE_HISTORY : null
}

/**
 * The rows of a subject's history that the caller may see, oldest first.
 * @throws DomainError `workflow.historyClosed`
 */
export async function readHistory(args: { req: PayloadRequest; workflow: Workflow; slug: string; doc: Subject }) {
  const { doc, req, slug } = args
  const view = await historyView(args)
  if (!view) throw new DomainError('workflow.historyClosed')
  const { docs } = await req.payload.find({
    collection: 'transitions',
    where: {
      and: [{ subject: { equals: subjectKey(slug, doc.id) } }, ...(view.only ? [{ action: { in: [...view.only] } }] : [])],
    },
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true, // decided by the view above
    req,
  })
  return docs.map(({ actor, actorKind, reason, ...row }) => ({
    ...row,
    ...(view.actors ? { actor, actorKind } : {}),
    ...(view.reasons ? { reason } : {}),
  }))
}

defineErrors({
  'workflow.historyClosed': {
    status: 403,
    zh: '流转记录只对参与此项工作的人、中心人员和审计员开放。',
    en: 'The record of who decided what is open to those with a part in this work, the centre and the auditor.',
  },
})
