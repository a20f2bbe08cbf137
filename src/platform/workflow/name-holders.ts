import type { PayloadRequest, TypeWithID } from 'payload'
import type { Decision } from '@/kernel/decision'
import type { Workflow } from './definition'

/** A refusal that it is another's turn, told with the names of those whose turn it is; any other refusal as it is. */
export async function nameHolders<D extends Decision>(args: {
  req: PayloadRequest
  workflow: Workflow
  doc: TypeWithID & Record<string, unknown>
  decision: D
}): Promise<D> {
  const { decision, doc, req, workflow } = args
  if (decision.ok || decision.code !== 'workflow.wrongRole' || !workflow.holders) return decision
  const roles = (decision.details?.['needs'] ?? []) as readonly string[]
  return { ...decision, details: { ...decision.details, who: await workflow.holders({ req, doc, roles }) } }
}
