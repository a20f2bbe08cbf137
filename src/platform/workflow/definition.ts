import type { CollectionConfig, PayloadRequest, TypeWithID } from 'payload'
import { machineFaults, type Label, type Machine } from '@/kernel/machine'

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

/**
 * A fact that a person is asked for with a decision, beside the reason: a length of time, in whole milliseconds. It makes the form only;
 * what is sent as `input` is read and judged by the workflow's loader and guards.
 */
export type DecisionInput<C> = {
  name: string
  kind: 'duration'
  label: Label
  /** What the field holds at first. */
  initial: (context: C) => number
  /** The most that makes sense. */
  most: (context: C) => number
}

/** Who would have to take a step, in words: offices with the names of those who hold them. */
export type NameHolders = (args: {
  req: PayloadRequest
  doc: TypeWithID & Record<string, unknown>
  roles: readonly string[]
}) => Promise<readonly Label[]>

/** A machine bound to a collection: the only way its `state` changes is `changeState`. */
export type Workflow = {
  machine: Machine<string, string, unknown>
  roles: readonly string[]
  load: LoadContext<string, unknown>
  effects: Readonly<Record<string, Effect>>
  /** Without it a refusal names the offices alone. */
  holders?: NameHolders
  /** By action. */
  inputs?: Readonly<Record<string, readonly DecisionInput<unknown>[]>>
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
  holders?: NameHolders
  inputs?: Readonly<Record<string, readonly DecisionInput<C>[]>>
}): Workflow {
  const faults = machineFaults(workflow.machine, { roles: workflow.roles, effects: Object.keys(workflow.effects) })
  const actions = new Set(workflow.machine.transitions.map(({ action }) => action))
  for (const action of Object.keys(workflow.inputs ?? {}))
    if (!actions.has(action)) faults.push(`${workflow.machine.name}: inputs are asked for "${action}", which is no action`)
  if (faults.length > 0) throw new Error(`unsound workflow:\n${faults.join('\n')}`)
  // The types of state, role and context are the definition's own affair; outside they are plain text.
  return workflow as unknown as Workflow
}

/** The workflow that a collection carries in `custom.workflow`. */
export function workflowOf(collection: Pick<CollectionConfig, 'custom'>): Workflow | undefined {
  return collection.custom?.['workflow'] as Workflow | undefined
}
