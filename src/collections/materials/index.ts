export { materials } from './domain'
export { materialsInvariants } from './invariants'
export { loadOpenCalls, orderHref, type OpenOrderCall } from './orders/operations/open-calls'
export { materialsPolicies } from './policies'
export { loadWorkbench, type BlockedItem, type Task, type Workbench } from './workbench/operations/workbench'
export { startReminders } from './workbench/jobs/remind'
export { editionPublished } from './events'

// The verbs of the line, for those who act in it without a browser.
export { assignChapterPeople, assignEditionPeople } from './people/operations/assign-people'
export { addComment, answerComment, confirmComment } from './reviews/operations/commenting'
export { confirmCoverage } from './coverage/operations/confirm-coverage'
export { createDraft } from './chapters/operations/create-draft'
export { loadCoverage } from './line/operations/load-coverage'
export { placeOrder } from './orders/operations/orders'
export { recordProof } from './proofs/operations/proofing'
export { reportErratum } from './errata/operations/report-erratum'
export { declareConflict } from './reviews/operations/reviewing'
export { recordQualitySample } from './proofs/operations/sampling'

// What the site reads and shows.
export { materialScope, PUBLIC_EDITION_STATES } from './line/access'
export { errataInHand } from './errata/domain/errata-in-hand'
export {
  loadPublishedChapter,
  loadPublishedTextbook,
  searchInBook,
  type PublishedChapter,
  type PublishedEdition,
  type PublishedErratum,
} from './publication/operations/read-published'
export { ASSIGNMENT_KINDS } from './line/domain/assignment-kinds'

// What other pages that show a chapter take from the reader.
export { erratumView } from './site/erratum-view'
export { readerAssets } from './site/reader/assets'
export { errataHtml } from './site/reader/page-html'
export { repeatsTitle } from './site/reader/repeated-title'
