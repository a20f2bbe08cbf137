import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { describeError, DomainError, type Language } from '@/kernel/errors'
import { offers } from '@/kernel/machine'
import { endpoint, languageOfRequest, readJson, routeId } from '@/platform/http'
import { nameHolders } from './name-holders'
import { changeState, loadSubject, requireWorkflow } from './change-state'
import { statementOf, type Workflow } from './definition'
import { readHistory } from './history'

const body = z.strictObject({
  action: z.string().min(1).max(100),
  reason: z.string().max(4_000).nullish(),
  target: z.string().max(100).nullish(),
  seenSeq: z.number().int().min(0),
  input: z.unknown().optional(),
})

/** The endpoints of docs/contracts.md: transition, history, and what may be done now. */
export const workflowEndpoints: Endpoint[] = [
  {
    path: '/:id/transitions',
    method: 'post',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { slug, id } = subjectOf(req)
      return Response.json(await changeState({ req, slug, id, ...(await readJson(req, body)) }))
    }),
  },
  {
    path: '/:id/transitions',
    method: 'get',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { slug, id } = subjectOf(req)
      const workflow = requireWorkflow(req, slug)
      const docs = await readHistory({ req, workflow, slug, doc: await loadSubject({ req, slug, id }) })
      return Response.json({ docs })
    }),
  },
  {
    path: '/:id/actions',
    method: 'get',
    handler: endpoint(async (req) => {
      requireActor(req)
      const { slug, id } = subjectOf(req)
      const workflow = requireWorkflow(req, slug)
      const doc = await loadSubject({ req, slug, id })
      const { context, roles } = await workflow.load({ req, doc, input: undefined })
      const language = languageOfRequest(req)
      const offered = offers(workflow.machine, { state: doc.state, roles, context })
      for (const offer of offered) offer.decision = await nameHolders({ req, workflow, doc, decision: offer.decision })
      const actions = offered.map(({ decision, label, targets, ...offer }) => ({
        ...offer,
        label: label[language],
        ...statementFor(workflow, offer.action, doc.state, context, language),
        inputs: (workflow.inputs?.[offer.action] ?? []).map((field) => ({
          name: field.name,
          kind: field.kind,
          label: field.label[language],
          initial: field.initial(context),
          most: field.most(context),
        })),
        targets: targets.map((state) => ({ state, label: workflow.machine.states[state]?.[language] ?? state })),
        allowed: decision.ok,
        ...(decision.ok
          ? {}
          : { why: { code: decision.code, message: describeError(decision.code, language, decision.details), details: decision.details } }),
      }))
      const states = Object.entries(workflow.machine.states).map(([state, label]) => ({ state, label: label[language] }))
      return Response.json({
        state: doc.state,
        stateLabel: workflow.machine.states[doc.state]?.[language],
        seq: doc.stateSeq,
        actions,
        states,
      })
    }),
  },
]

/** What the form says beside the field of the reason. */
function statementFor(workflow: Workflow, action: string, state: string, context: unknown, language: Language) {
  const statement = statementOf(workflow, action, state)
  return statement ? { statement: { label: statement.label[language], hint: statement.hint(context)[language] } } : {}
}

function requireActor(req: PayloadRequest): void {
  if (!actorOf(req)) throw new DomainError('request.signIn')
}

function subjectOf(req: PayloadRequest): { slug: string; id: string } {
  const slug = req.routeParams?.['collection']
  if (typeof slug !== 'string') throw new DomainError('request.notFound')
  return { slug, id: routeId(req) }
}
