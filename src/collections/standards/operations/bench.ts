import type { PayloadRequest, TypeWithID } from 'payload'
import { holdsRole } from '@/access'
import type { Decision } from '@/kernel/decision'
import { describeError, type Language } from '@/kernel/errors'
import { workflowOf } from '@/platform/workflow'
import {
  awaits,
  specificationSound,
  standardSound,
  STANDARDS_ROLES,
  type Awaits,
  type SpecificationFacts,
  type StandardFacts,
} from '../domain/lifecycle'

const SLUGS = ['standards', 'element-specifications'] as const
/** Of each kind, the latest; the list behind the panel has them all. */
const SHOWN = 6

type Slug = (typeof SLUGS)[number]
type Draft = TypeWithID & Record<string, unknown>

/** A standard or a specification that is not in force yet. */
export type StandardsDraft = { slug: Slug; id: string; title: string; href: string; changedOn: string; doc: Draft }
export type StandardsBench = { drafts: StandardsDraft[]; totals: Record<Slug, number> }

/** The drafts that wait for the centre's people; null for those who put nothing in force, and where none waits. */
export async function loadStandardsBench(req: PayloadRequest): Promise<StandardsBench | null> {
  if (!holdsRole(req, ...STANDARDS_ROLES)) return null
  const totals = { standards: 0, 'element-specifications': 0 }
  const drafts: StandardsDraft[] = []
  for (const slug of SLUGS) {
    const { docs, totalDocs } = await req.payload.find({
      collection: slug,
      where: { state: { equals: 'draft' } },
      sort: '-updatedAt',
      limit: SHOWN,
      depth: 0,
      overrideAccess: false,
      req,
    })
    totals[slug] = totalDocs
    for (const doc of docs as unknown as Draft[]) {
      const id = String(doc.id)
      const title = String(doc['title'] ?? '')
      drafts.push({ slug, id, title, href: `/admin/collections/${slug}/${id}`, changedOn: String(doc['updatedAt']), doc })
    }
  }
  return drafts.length > 0 ? { drafts, totals } : null
}

/** For whom or what a draft waits, and in words why; asked of each by itself, because the points of a specification are hundreds. */
export async function standingOf(args: {
  req: PayloadRequest
  draft: StandardsDraft
  language: Language
}): Promise<{ whom: Awaits['whom']; why: string }> {
  const { draft, language, req } = args
  const workflow = workflowOf(req.payload.collections[draft.slug].config)
  if (!workflow) throw new Error(`${draft.slug} has no workflow`)
  const { context } = await workflow.load({ req, doc: draft.doc, input: undefined })
  const { refusal, whom } =
    draft.slug === 'standards' ? ofStandard(context as StandardFacts) : ofSpecification(context as SpecificationFacts)
  return { whom, why: inWords(refusal, language) }
}

const ofStandard = (facts: StandardFacts): Awaits => awaits(standardSound(facts), facts)
const ofSpecification = (facts: SpecificationFacts): Awaits => awaits(specificationSound(facts), facts)

function inWords(refusal: Decision, language: Language): string {
  return refusal.ok ? '' : describeError(refusal.code, language, refusal.details)
}
