import { defineWorkflow, type LoadContext } from '@/platform/workflow'
import { idOf } from '@/kernel/ids'
import type { ChapterContext, Declaration } from '../domain/chapter-rules'
import { chapterMachine } from '../domain/chapter-machine'
import { LINE_ROLES, type LineRole } from '../domain/roles'
import '../errors'
import { clearSeal, recordReturn, recordVerdict, seal, syncAfterTransition } from './chapter-effects'
import { loadCoverage, NOT_ASKED } from './load-coverage'
import { nameOffices } from './line-people'
import { chapterPeople, lineActor, loadChapter, loadEdition, rolesTowards, writersOf } from './load-people'

const load: LoadContext<LineRole, ChapterContext> = async ({ doc, req }) => {
  const chapter = await loadChapter(req, String(doc.id))
  const edition = await loadEdition(req, idOf(chapter.edition))
  const actor = await lineActor(req)
  const draftId = idOf(chapter.currentDraft)
  const drafts = draftId
    ? await req.payload.find({
        collection: 'drafts',
        where: { id: { equals: draftId } },
        select: { number: true, contentHash: true },
        limit: 1,
        depth: 0,
        overrideAccess: true, // facts for a decision
        req,
      })
    : { docs: [] }
  const musts = await req.payload.find({
    collection: 'comments',
    where: { and: [{ chapter: { equals: chapter.id } }, { severity: { equals: 'must' } }, { status: { equals: 'open' } }] },
    select: { blockIndex: true, quote: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // as above
    req,
  })
  const reviews = await req.payload.find({
    collection: 'reviews',
    where: { chapter: { equals: chapter.id } },
    select: { stage: true, reviewer: true, declaration: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // as above
    req,
  })
  const draft = drafts.docs[0]
  return {
    roles: await rolesTowards({ req, edition, chapter }),
    context: {
      actorId: actor.id,
      people: chapterPeople(chapter),
      writers: await writersOf(req, chapter),
      draft: draft && { id: String(draft.id), number: draft.number, hash: draft.contentHash },
      manuscriptHash: chapter.manuscriptHash ?? '',
      openMusts: musts.docs.map((row) => ({ id: String(row.id), blockIndex: row.blockIndex ?? null, quote: row.quote ?? '' })),
      declarations: reviews.docs.map((row): Declaration => ({
        stage: row.stage,
        reviewer: idOf(row.reviewer),
        declaration: row.declaration,
      })),
      editionState: edition.state,
      // The matrix is hundreds of rows: it is read for the one step that rests on it.
      coverage: chapter.state === 'review3' ? (await loadCoverage({ req, edition })).standing : NOT_ASKED,
    },
  }
}

export const chapterWorkflow = defineWorkflow({
  machine: chapterMachine,
  roles: LINE_ROLES,
  load,
  holders: async ({ doc, req, roles }) => {
    const chapter = await loadChapter(req, String(doc.id))
    return nameOffices({ req, chapter, edition: await loadEdition(req, idOf(chapter.edition)), roles: roles as LineRole[] })
  },
  effects: { recordVerdict, recordReturn, seal, clearSeal, syncAssignments: syncAfterTransition },
})
