export { changeState, type ChangeState } from './change-state'
export {
  defineWorkflow,
  workflowOf,
  type DecisionInput,
  type Effect,
  type EffectArgs,
  type LoadContext,
  type Statement,
  type TransitionRecord,
  type Workflow,
} from './definition'
export { withWorkflow } from './fields'
export { subjectKey, transitions } from './transitions-collection'
