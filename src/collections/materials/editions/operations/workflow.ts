import type { PayloadRequest } from 'payload'
import { defineWorkflow, type LoadContext } from '@/platform/workflow'
import { idOf } from '@/kernel/ids'
import type { Chapter, Edition } from '@/payload-types'
import { readsEditionHistory } from '../../line/access'
import { editionMachine } from '../../line/domain/edition-machine'
import type { EditionContext } from '../../line/domain/edition-rules'
import { LINE_ROLES, type LineRole } from '../../line/domain/roles'
import '../../line/errors'
import { publish, recordPass, recordSample, refreshTextbook, sealEdition, supersedeProofs, syncAfterTransition } from './effects'
import { buildFiles, buildProofCopy, startRevision } from './after-press'
import { chapterFacts, loadEditionChapters, standingProofs } from '../../line/operations/load-chapters'
import { loadCoverage, NOT_ASKED } from '../../line/operations/load-coverage'
import { nameOffices } from '../../line/operations/line-people'
import { proofHands, writersOfChapters } from '../../line/operations/load-hands'
import { editionPeople, lineActor, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { readContent } from '../../chapters/operations/manuscript'

const load: LoadContext<LineRole, EditionContext> = async ({ doc, req }) => {
  const edition = await loadEdition(req, String(doc.id))
  const actor = await lineActor(req)
  const chapters = await loadEditionChapters(req, String(edition.id))
  const isGate = edition.state === 'writing' || edition.state === 'press'
  return {
    roles: await rolesTowards({ req, edition }),
    context: {
      actorId: actor.id,
      people: editionPeople(edition),
      chapters: chapters.map(chapterFacts),
      sealedHash: edition.sealedHash ?? null,
      // Hashing every sealed chapter again and reading the matrix is for the two steps that rest on it.
      damaged: isGate ? await damagedChapters(req, chapters) : [],
      proofs: await standingProofs(req, String(edition.id)),
      hands:
        edition.state === 'press'
          ? {
              proofreaders: await proofHands(req, String(edition.id)),
              writers: [...(await writersOfChapters(req, chapters)).values()].flat(),
            }
          : NO_HANDS,
      coverage: isGate ? (await loadCoverage({ req, edition })).standing : NOT_ASKED,
      ...(await recordsOf(req, edition)),
      facts: {
        isbn: edition.isbn ?? null,
        priceFen: edition.priceFen ?? null,
        publisherName: edition.publisherName ?? null,
        characterCount: edition.characterCount ?? null,
      },
      sampleReceivedOn: edition.sampleReceivedOn ?? null,
    },
  }
}

export const editionWorkflow = defineWorkflow({
  machine: editionMachine,
  roles: LINE_ROLES,
  load,
  holders: async ({ doc, req, roles }) => nameOffices({ req, edition: await loadEdition(req, String(doc.id)), roles: roles as LineRole[] }),
  history: readsEditionHistory,
  effects: {
    buildFiles,
    buildProofCopy,
    startRevision,
    sealEdition,
    recordPass,
    recordSample,
    publish,
    refreshTextbook,
    supersedeProofs,
    syncAssignments: syncAfterTransition,
  },
})

/** For the steps at which nobody's hand is asked about. */
const NO_HANDS: EditionContext['hands'] = { proofreaders: [], writers: [] }

async function damagedChapters(req: PayloadRequest, chapters: readonly Chapter[]): Promise<string[]> {
  const sealed = chapters.filter((chapter) => chapter.sealedDraft)
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { in: sealed.map((chapter) => idOf(chapter.sealedDraft) ?? '') } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // as above
    req,
  })
  const damaged: string[] = []
  for (const chapter of sealed) {
    const draft = docs.find(({ id }) => String(id) === idOf(chapter.sealedDraft))
    if (!draft || (await readContent(req, draft.content)).hash !== chapter.sealedHash) damaged.push(String(chapter.id))
  }
  return damaged
}

async function recordsOf(req: PayloadRequest, edition: Edition): Promise<Pick<EditionContext, 'samples' | 'printings'>> {
  const where = { edition: { equals: edition.id } }
  // Facts for a decision, as above.
  const samples = await req.payload.find({ collection: 'quality-samples', where, pagination: false, depth: 0, overrideAccess: true, req })
  const printings = await req.payload.find({
    collection: 'printings',
    where,
    sort: 'printingNo',
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return {
    samples: samples.docs.map((row) => ({
      id: String(row.id),
      passed: row.passed === true,
      sealedHash: row.sealedHash ?? null,
      recordedAt: row.createdAt,
    })),
    printings: printings.docs.map((row) => ({ id: String(row.id), printingNo: row.printingNo, printedOn: row.printedOn ?? null })),
  }
}
