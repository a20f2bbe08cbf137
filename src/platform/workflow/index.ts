export { changeState, type ChangeState } from './change-state'
export {
  defineWorkflow,
  workflowOf,
  type DecisionInput,
  type Effect,
  type EffectArgs,
  type HistoryView,
  type LoadContext,
  type NameHolders,
  type ReadsHistory,
  type Statement,
  type TransitionRecord,
  type Workflow,
} from './definition'
export { historyView, readHistory, WHOLE_HISTORY } from './history'
export { withWorkflow } from './fields'
export { nameHolders } from './name-holders'
export { subjectKey, transitions } from './transitions-collection'
