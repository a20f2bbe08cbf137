export { readsChapterHistory, readsEditionHistory, readsErratumHistory } from './history'
export * from './rules'
export { forgetMaterialScope, materialScope, opensChapter, type MaterialScope } from './scope'
