import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { actorOf } from '@/access'
import { idOf, type Ref } from '@/kernel/ids'
import { changeState, defineWorkflow, type Effect, type HistoryView, type LoadContext } from '@/platform/workflow'
import {
  specificationMachine,
  standardMachine,
  STANDARDS_ROLES,
  type SpecificationFacts,
  type StandardFacts,
  type StandardsRole,
} from './domain/lifecycle'
import { othersThan } from './operations/approvers'
import { editorsOf } from './operations/editors'
import { checkSpecification, headOf, loadEntries } from './operations/load-specification'
import { enteredLevels } from './operations/occupation-levels'
import { readStandard, type StoredStandard } from './operations/read-standard'

const loadStandard: LoadContext<StandardsRole, StandardFacts> = async ({ doc, req }) => {
  const standard = readStandard(doc as StoredStandard)
  const occupation = await enteredLevels({ req, occupationId: standard.occupationId })
  return { roles: rolesOf(req), context: { standard, occupation, ...(await authorship(req, 'standards', doc)) } }
}

const loadSpecification: LoadContext<StandardsRole, SpecificationFacts> = async ({ doc, req }) => {
  const head = headOf(doc as unknown as Parameters<typeof headOf>[0])
  const check = await checkSpecification({ req, head, ...(await loadEntries({ req, specificationId: head.id })) })
  return {
    roles: rolesOf(req),
    context: {
      ...check,
      disagreements: check.disagreements.length,
      ...(await authorship(req, 'element-specifications', doc)),
    },
  }
}

async function authorship(req: PayloadRequest, slug: 'standards' | 'element-specifications', doc: Record<string, unknown>) {
  const editors = await editorsOf(req, slug, doc)
  const others = await othersThan({ req, slug, id: String(doc['id']), editors })
  return { actor: actorOf(req)?.id ?? '', editors, others }
}

export const standardWorkflow = defineWorkflow({
  machine: standardMachine,
  roles: STANDARDS_ROLES,
  load: loadStandard,
  history: whenInForce,
  effects: { withdrawOlder: withdrawOlder('standards', (doc): Where[] => [{ occupation: { equals: idOf(doc['occupation'] as Ref) } }]) },
})

export const specificationWorkflow = defineWorkflow({
  machine: specificationMachine,
  roles: STANDARDS_ROLES,
  load: loadSpecification,
  history: whenInForce,
  effects: {
    withdrawOlder: withdrawOlder('element-specifications', (doc): Where[] => [
      { occupation: { equals: idOf(doc['occupation'] as Ref) } },
      { level: { equals: String(doc['level']) } },
      { kind: { equals: String(doc['kind']) } },
    ]),
  },
})

/** Readers learn since when it holds, and until when it held. */
function whenInForce(): HistoryView {
  return { actors: false, reasons: false, only: ['put-in-force', 'withdraw'] }
}

/** At most one version is in force: the one that comes withdraws the one that was, in the same transaction and log. */
function withdrawOlder(collection: CollectionSlug, sameLine: (doc: Record<string, unknown>) => Where[]): Effect {
  return async ({ doc, req }) => {
    const { docs } = await req.payload.db.find<{ id: string; stateSeq: number }>({
      collection,
      where: { and: [...sameLine(doc), { state: { equals: 'in-force' } }, { id: { not_equals: doc.id } }] },
      pagination: false,
      req,
    })
    for (const older of docs)
      await changeState({
        req,
        slug: collection,
        id: String(older.id),
        action: 'withdraw',
        seenSeq: older.stateSeq,
        reason: `由第 ${String(doc['version'])} 版取代`,
      })
  }
}

/** The process itself acts for the centre's staff (seed, effects). */
function rolesOf(req: PayloadRequest): StandardsRole[] {
  const actor = actorOf(req)
  if (actor?.kind === 'system') return [...STANDARDS_ROLES]
  return STANDARDS_ROLES.filter((role) => actor?.roles.includes(role))
}
