export { materials } from './domain'
export { materialsInvariants } from './operations/invariants'
export { loadOpenCalls, orderHref, type OpenOrderCall } from './operations/open-calls'
export { materialsPolicies } from './policies'
export { loadWorkbench, type BlockedItem, type Task, type Workbench } from './operations/workbench'
export { startReminders } from './jobs/remind'
export { editionPublished } from './events'

// The verbs of the line, for those who act in it without a browser.
export { assignChapterPeople, assignEditionPeople } from './operations/assign-people'
export { addComment, answerComment, confirmComment } from './operations/commenting'
export { confirmCoverage } from './operations/confirm-coverage'
export { createDraft } from './operations/create-draft'
export { loadCoverage } from './operations/load-coverage'
export { placeOrder } from './operations/orders'
export { recordProof } from './operations/proofing'
export { reportErratum } from './operations/report-erratum'
export { declareConflict } from './operations/reviewing'
export { recordQualitySample } from './operations/sampling'

// What the site reads and shows.
export { materialScope, PUBLIC_EDITION_STATES } from './access'
export { errataInHand } from './domain/errata-in-hand'
export {
  loadPublishedChapter,
  loadPublishedTextbook,
  searchInBook,
  type PublishedChapter,
  type PublishedEdition,
  type PublishedErratum,
} from './operations/read-published'
export { ASSIGNMENT_KINDS } from './domain/assignment-kinds'

// What other pages that show a chapter take from the reader.
export { erratumView } from './site/erratum-view'
export { readerAssets } from './site/reader/assets'
export { errataHtml } from './site/reader/page-html'
export { repeatsTitle } from './site/reader/repeated-title'
