import { allow, refuse, type Decision } from './decision'
import { defineErrors, type Label } from './errors'

export type { Label } from './errors'

/**
 * One way out of a state. `by` names roles that the workflow's role resolver gives to a person for one subject
 * (global roles, committee roles, or roles like `author-of-chapter`); `system` stands for effects and sweepers.
 * `to` is a list where the caller chooses a target step (returns).
 */
export type Transition<S extends string, R extends string, C> = {
  action: string
  label: Label
  from: readonly S[]
  to: S | readonly S[]
  by: readonly R[]
  /** Decides over facts that were loaded before; never reads. */
  guard?: (context: C) => Decision
  reason?: 'required'
  /** Names of effects, run in order in the same transaction. */
  effects?: readonly string[]
  /** A refusal, a return: drawn in vermilion and never the default button. */
  tone?: 'forward' | 'back'
}

export type Machine<S extends string, R extends string, C> = {
  name: string
  initial: S
  /** `rests`: the subject may stay here for years; the ways out are begun when somebody wants to, and nobody is waited for. */
  states: Readonly<Record<S, Label & { final?: true; rests?: true }>>
  transitions: readonly Transition<S, R, C>[]
  /** What the roles of `by` are called, for refusals that name who would have to act. */
  roleLabels?: Readonly<Partial<Record<R, Label>>>
}

export type Offer<S extends string> = {
  action: string
  label: Label
  targets: readonly S[]
  reasonRequired: boolean
  tone: 'forward' | 'back'
  decision: Decision
}

/** The states that a transition can lead to. */
export function targetsOf<S extends string, R extends string, C>(transition: Transition<S, R, C>): readonly S[] {
  return typeof transition.to === 'string' ? [transition.to] : transition.to
}

/**
 * What is wrong with a table: unreachable states, dead ends, unknown states and roles, two rows for one action in one state,
 * effects that nobody implements. Empty means sound; the process refuses to start otherwise.
 */
export function machineFaults<S extends string, R extends string, C>(
  machine: Machine<S, R, C>,
  known: { roles: readonly string[]; effects: readonly string[] },
): string[] {
  const states = Object.keys(machine.states) as S[]
  const faults: string[] = []
  const say = (fault: string) => faults.push(`${machine.name}: ${fault}`)
  if (!states.includes(machine.initial)) say(`initial state "${machine.initial}" does not exist`)

  const seen = new Set<string>()
  for (const row of machine.transitions) {
    if (row.from.length === 0 || targetsOf(row).length === 0) say(`"${row.action}" leads from or to nowhere`)
    if (row.by.length === 0) say(`nobody may "${row.action}"`)
    for (const state of [...row.from, ...targetsOf(row)])
      if (!states.includes(state)) say(`"${row.action}" names the unknown state "${state}"`)
    for (const role of row.by) if (!known.roles.includes(role)) say(`"${row.action}" names the unknown role "${role}"`)
    for (const effect of row.effects ?? []) if (!known.effects.includes(effect)) say(`"${row.action}" names the unknown effect "${effect}"`)
    for (const state of row.from) {
      const key = `${state} ${row.action}`
      if (seen.has(key)) say(`"${row.action}" stands twice in state "${state}"`)
      seen.add(key)
    }
  }

  const reached = new Set<S>([machine.initial])
  for (let grown = true; grown;) {
    grown = false
    for (const row of machine.transitions)
      if (row.from.some((state) => reached.has(state)))
        for (const state of targetsOf(row))
          if (!reached.has(state)) {
            reached.add(state)
            grown = true
          }
  }
  for (const state of states) {
    if (!reached.has(state)) say(`state "${state}" cannot be reached`)
    const leaves = machine.transitions.some((row) => row.from.includes(state))
    if (!leaves && !machine.states[state].final) say(`state "${state}" is a dead end`)
    if (leaves && machine.states[state].final) say(`final state "${state}" has a way out`)
  }
  return faults
}

/**
 * Whether somebody with `roles` may take `action` in `state`, towards `target` where the row leaves a choice.
 * The one predicate behind button and refusal.
 */
export function decide<S extends string, R extends string, C>(
  machine: Machine<S, R, C>,
  request: { state: S; action: string; roles: readonly R[]; context: C; reason?: string | null; target?: string | null },
): { decision: Decision; transition?: Transition<S, R, C>; to?: S } {
  const rows = machine.transitions.filter((row) => row.action === request.action)
  if (rows.length === 0) return { decision: refuse('workflow.unknownAction', { action: request.action }) }
  const transition = rows.find((row) => row.from.includes(request.state))
  if (!transition) {
    const from = [...new Set(rows.flatMap((row) => row.from))]
    return { decision: wrongState(machine, request, from) }
  }
  if (!transition.by.some((role) => request.roles.includes(role))) return { decision: wrongRole(machine, transition), transition }
  if (transition.reason === 'required' && !request.reason?.trim())
    return { decision: refuse('workflow.reasonNeeded', { field: 'reason' }), transition }
  const targets = targetsOf(transition)
  const to = request.target ? targets.find((state) => state === request.target) : targets.length === 1 ? targets[0] : undefined
  if (!to)
    return {
      decision: refuse('workflow.targetNeeded', {
        field: 'target',
        targets,
        targetLabels: targets.map((state) => labelOf(machine, state)),
      }),
      transition,
    }
  const decision = transition.guard?.(request.context) ?? allow
  return decision.ok ? { decision, transition, to } : { decision, transition }
}

/** The roles that can take a way forward out of `state`; nobody where it is final, at rest or only goes back. */
export function waitsFor<S extends string, R extends string, C>(machine: Machine<S, R, C>, state: S): readonly R[] {
  if (machine.states[state].final || machine.states[state].rests) return []
  const forward = machine.transitions.filter((row) => row.from.includes(state) && row.tone !== 'back')
  return [...new Set(forward.flatMap(({ by }) => by))]
}

function wrongRole<S extends string, R extends string, C>(machine: Machine<S, R, C>, { action, by, label }: Transition<S, R, C>): Decision {
  const who = by.filter((role) => role !== 'system').map((role) => machine.roleLabels?.[role] ?? { zh: role, en: role })
  return refuse('workflow.wrongRole', { action, needs: by, step: label, who })
}

/** The refusal of an action that is not possible in this state; `from` names the states in which it is. */
export function wrongState<S extends string>(
  machine: { states: Readonly<Record<S, Label>> },
  { action, state }: { action: string; state: S },
  from: readonly S[],
): Decision & { ok: false } {
  const fromLabels = from.map((each) => labelOf(machine, each))
  return { ok: false, code: 'workflow.wrongState', details: { action, state, from, stateLabel: labelOf(machine, state), fromLabels } }
}

function labelOf<S extends string>({ states }: { states: Readonly<Record<S, Label>> }, state: S): Label {
  const { en, zh } = states[state]
  return { zh, en }
}

/**
 * Every action that leads out of `state` and that somebody may be allowed, each with the reason why not where it is refused; what only the
 * process decides is offered to nobody. Reason and target are asked for later.
 */
export function offers<S extends string, R extends string, C>(
  machine: Machine<S, R, C>,
  request: { state: S; roles: readonly R[]; context: C },
): Offer<S>[] {
  return machine.transitions
    .filter(({ by, from }) => from.includes(request.state) && by.some((role) => role !== 'system'))
    .map((row) => {
      const targets = targetsOf(row)
      const asked = { ...request, action: row.action, reason: '·', target: targets[0] ?? null }
      return {
        action: row.action,
        label: row.label,
        targets,
        reasonRequired: row.reason === 'required',
        tone: row.tone ?? 'forward',
        decision: decide(machine, asked).decision,
      }
    })
}

/** The table as a Mermaid state diagram. */
export function toMermaid<S extends string, R extends string, C>(machine: Machine<S, R, C>, language: 'zh' | 'en'): string {
  const states = Object.keys(machine.states) as S[]
  const lines = ['stateDiagram-v2', `  [*] --> ${identifier(machine.initial)}`]
  for (const state of states) lines.push(`  ${identifier(state)}: ${machine.states[state][language]}`)
  for (const row of machine.transitions)
    for (const from of row.from)
      for (const to of targetsOf(row)) lines.push(`  ${identifier(from)} --> ${identifier(to)}: ${row.label[language]}`)
  for (const state of states) if (machine.states[state].final) lines.push(`  ${identifier(state)} --> [*]`)
  return lines.join('\n')
}

function identifier(state: string): string {
  return state.replace(/[^A-Za-z0-9]/g, '_')
}

defineErrors({
  'workflow.unknownAction': { status: 422, zh: '没有名为“{action}”的操作。', en: 'There is no action "{action}".' },
  'workflow.wrongState': {
    status: 422,
    zh: '现在是“{stateLabel}”，不能进行此操作；在“{fromLabels}”时可以。',
    en: 'This cannot be done in the present state, “{stateLabel}”, but in: {fromLabels}.',
  },
  'workflow.wrongRole': { status: 403, zh: '“{step}”须由{who}办理。', en: '“{step}” is for: {who}.' },
  'workflow.reasonNeeded': { status: 422, zh: '请写明理由。', en: 'Please give a reason.' },
  'workflow.targetNeeded': {
    status: 422,
    zh: '请选择退回到哪一步：{targetLabels}。',
    en: 'Please choose the step to return to: {targetLabels}.',
  },
  'workflow.stale': {
    status: 409,
    zh: '内容已被他人更新{told}，请刷新后再决定。',
    en: 'Somebody was faster{told}: look at what changed, then decide again.',
  },
})
