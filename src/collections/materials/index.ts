import type { CollectionConfig } from 'payload'
import type { JobKind } from '@/platform/jobs'
import { chapters } from './collections/chapters'
import { comments } from './collections/comments'
import { drafts } from './collections/drafts'
import { editions } from './collections/editions'
import { errata } from './collections/errata'
import { orderCalls, orders, sampleCopies } from './collections/orders'
import { printings } from './collections/printings'
import { proofs } from './collections/proofs'
import { publications } from './collections/publications'
import { qualitySamples } from './collections/quality-samples'
import { textbooks } from './collections/textbooks'
import './errors'
import { buildPublicationJob } from './jobs/build-publication'
import { buildProofCopyJob } from './jobs/build-proof-copy'
import { remindJob } from './jobs/remind'

/** @param options.mediaDir where uploads are kept; built files go into its `publications` folder */
export function materialsCollections(options: { mediaDir: string }): CollectionConfig[] {
  return [
    textbooks,
    editions,
    chapters,
    drafts,
    comments,
    proofs,
    qualitySamples,
    printings,
    errata,
    orderCalls,
    orders,
    sampleCopies,
    publications({ directory: options.mediaDir }),
  ]
}

/** The kinds of background work of the textbook line. */
export const materialsJobs: readonly JobKind[] = [buildPublicationJob, buildProofCopyJob, remindJob]

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
