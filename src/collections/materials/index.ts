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
export const materialsJobs: readonly JobKind[] = [buildPublicationJob]

export { loadWorkbench, type BlockedItem, type Task, type Workbench } from './operations/workbench'
