export { changeState, type ChangeState } from './change-state'
export {
  defineWorkflow,
  workflowOf,
  type DecisionInput,
  type Effect,
  type EffectArgs,
  type LoadContext,
  type NameHolders,
  type TransitionRecord,
  type Workflow,
} from './definition'
export { withWorkflow } from './fields'
export { nameHolders } from './name-holders'
export { subjectKey, transitions } from './transitions-collection'
