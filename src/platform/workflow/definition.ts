import type { CollectionConfig, PayloadRequest, TypeWithID } from 'payload'
import { machineFaults, type Machine } from '@/kernel/machine'

export type TransitionRecord = { action: string; from: string; to: string; reason: string | null; seq: number; actor: string; at: string }

export type EffectArgs = { req: PayloadRequest; doc: TypeWithID & Record<string, unknown>; transition: TransitionRecord; input: unknown }

/** Runs inside the transition's transaction with its `req`; what leaves the database is queued as a job. */
export type Effect = (args: EffectArgs) => Promise<void>

/** Loads, for one subject and one caller, the facts that guards decide over and the roles that the caller has towards it. */
export type LoadContext<R extends string, C> = (args: {
  req: PayloadRequest
  doc: TypeWithID & Record<string, unknown>
  input: unknown
}) => Promise<{ context: C; roles: readonly R[] }>

/** A machine bound to a collection: the only way its `state` changes is `changeState`. */
export type Workflow = {
  machine: Machine<string, string, unknown>
  roles: readonly string[]
  load: LoadContext<string, unknown>
  effects: Readonly<Record<string, Effect>>
}

/**
 * Binds a typed machine to its loader and effects, and checks the table.
 * @throws Error with every fault of the table
 */
export function defineWorkflow<S extends string, R extends string, C>(workflow: {
  machine: Machine<S, R, C>
  roles: readonly R[]
  load: LoadContext<R, C>
  effects: Readonly<Record<string, Effect>>
}): Workflow {
  const faults = machineFaults(workflow.machine, { roles: workflow.roles, effects: Object.keys(workflow.effects) })
  if (faults.length > 0) throw new Error(`unsound workflow:\n${faults.join('\n')}`)
  // The types of state, role and context are the definition's own affair; outside they are plain text.
  return workflow as unknown as Workflow
}

/** The workflow that a collection carries in `custom.workflow`. */
export function workflowOf(collection: Pick<CollectionConfig, 'custom'>): Workflow | undefined {
  return collection.custom?.['workflow'] as Workflow | undefined
}
