import type { Environment } from '@/kernel/environment'
import { defineDomain, withEndpoints, type Domain } from '@/platform/domains'
import { assignments } from './people/collections/assignments'
import { chapters } from './reviews/collections/chapters'
import { comments } from './reviews/collections/comments'
import { drafts } from './chapters/collections/drafts'
import { editions } from './editions/collections/editions'
import { errata } from './errata/collections/errata'
import { orderCalls, orders, sampleCopies } from './orders/collections/orders'
import { printings } from './editions/collections/printings'
import { proofs } from './proofs/collections/proofs'
import { publications } from './publication/collections/publications'
import { qualitySamples } from './proofs/collections/quality-samples'
import { reviews } from './reviews/collections/reviews'
import { textbooks } from './editions/collections/textbooks'
import { editionAfterPressEndpoints, erratumReportEndpoint, orderEndpoints } from './endpoints/after-press'
import { chapterRoutes } from './endpoints/chapters'
import { answerRoute, compareRoute, confirmRoute } from './endpoints/drafts'
import { editionRoutes } from './endpoints/editions'
import { workloadEndpoint } from './endpoints/workload'
import './line/errors'
import { editionPublished } from './events'
import { materialsFirstSteps } from './first-steps'
import { buildPublicationJob } from './publication/jobs/build'
import { buildProofCopyJob } from './proofs/jobs/build-copy'
import { remindJob, startReminders } from './workbench/jobs/remind'
import { openErrata } from './workbench/operations/care'
import { materialsInvariants } from './invariants'
import { materialsPolicies } from './policies'
import { publicBooks } from './site/public-pages'
import { readerAssets } from './site/reader/assets'

/** The textbook line, from the plan of a book to its printings, errata and orders. Built files go into `publications` below the uploads. */
export function materials({ mediaDir }: Environment): Domain {
  return defineDomain({
    name: 'materials',
    collections: [
      textbooks,
      withEndpoints(editions, editionRoutes, editionAfterPressEndpoints),
      withEndpoints(chapters, chapterRoutes),
      withEndpoints(drafts, [compareRoute]),
      withEndpoints(comments, [answerRoute, confirmRoute]),
      proofs,
      qualitySamples,
      printings,
      withEndpoints(errata, [erratumReportEndpoint]),
      withEndpoints(orderCalls, orderEndpoints),
      orders,
      sampleCopies,
      publications({ directory: mediaDir }),
      withEndpoints(assignments, [workloadEndpoint]),
      reviews,
    ],
    jobs: [buildPublicationJob, buildProofCopyJob, remindJob],
    services: [startReminders],
    events: [editionPublished],
    invariants: materialsInvariants,
    policies: materialsPolicies,
    messageAreas: [{ prefix: 'materials', label: { zh: '教材编审', en: 'Textbooks' } }],
    menu: ['/src/collections/materials/people/admin/workload/WorkloadLink#WorkloadLink'],
    workbench: [
      { component: '/src/collections/materials/workbench/admin/Tasks#Tasks', order: 10 },
      { component: '/src/collections/materials/workbench/admin/Orders#Orders', order: 40 },
      { component: '/src/collections/materials/workbench/admin/Line#Line', order: 50 },
    ],
    care: [openErrata],
    firstSteps: materialsFirstSteps,
    site: {
      sections: [
        { path: '/textbooks', label: { zh: '教材', en: 'Textbooks' }, order: 10 },
        { path: '/occupations', label: { zh: '职业', en: 'Occupations' }, order: 30 },
        { path: '/committees', label: { zh: '编审委员会', en: 'Committees' }, order: 40 },
      ],
      home: [
        { component: '/src/collections/materials/site/home#Opening', order: 10 },
        { component: '/src/collections/materials/site/home#NewBooks', order: 30 },
        { component: '/src/collections/materials/site/home#OpenCalls', order: 40 },
        { component: '/src/collections/materials/site/home#WritingCommittees', order: 60 },
      ],
      pages: publicBooks,
      assets: Object.values(readerAssets),
    },
  })
}
