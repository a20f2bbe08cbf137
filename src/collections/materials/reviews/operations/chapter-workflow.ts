import { defineWorkflow, type LoadContext, type Statement } from '@/platform/workflow'
import { idOf } from '@/kernel/ids'
import type { Comment } from '@/payload-types'
import { readsChapterHistory } from '../../line/access'
import type { ChapterContext, Declaration } from '../../line/domain/chapter-rules'
import { chapterMachine } from '../../line/domain/chapter-machine'
import { OPINION_LEAST, opinionWritten } from '../domain/opinion'
import { LINE_ROLES, type LineRole } from '../../line/domain/roles'
import { REVIEW_STAGES } from '../../line/domain/separation'
import '../../line/errors'
import { clearSeal, recordReturn, recordVerdict, seal, syncAfterTransition } from './chapter-effects'
import { opinionLeast, opinionOf } from './opinion'
import { loadCoverage, NOT_ASKED } from '../../line/operations/load-coverage'
import { nameOffices } from '../../line/operations/line-people'
import { chapterPeople, lineActor, loadChapter, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { verdictsOn, writersOf } from '../../line/operations/load-hands'
import { evidenceOf } from './must-evidence'

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
    where: { and: [{ chapter: { equals: chapter.id } }, { severity: { equals: 'must' } }, { status: { not_equals: 'kept' } }] },
    select: { blockIndex: true, quote: true, status: true, draft: true, confirmedBy: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // as above
    req,
  })
  const isReview = REVIEW_STAGES.some((stage) => stage === chapter.state)
  const open = musts.docs.filter(({ status }) => status === 'open')
  // Two drafts are compared for the steps that rest on it.
  const resolved = isReview ? musts.docs.filter(({ status }) => status === 'resolved') : []
  const evidence = await evidenceOf(req, resolved, draftId)
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
      // Who ever wrote it is read out of the whole log: for the steps that reviewers are asked about.
      history:
        isReview || chapter.state === 'unifying'
          ? { writers: await writersOf(req, chapter), verdicts: await verdictsOn(req, String(chapter.id)) }
          : { writers: [], verdicts: [] },
      draft: draft && { id: String(draft.id), number: draft.number, hash: draft.contentHash },
      manuscriptHash: chapter.manuscriptHash ?? '',
      openMusts: open.map(placeOf),
      unprovedMusts: resolved.filter(({ id }) => evidence.get(String(id)) === 'missing').map(placeOf),
      declarations: reviews.docs.map((row): Declaration => ({
        stage: row.stage,
        reviewer: idOf(row.reviewer),
        declaration: row.declaration,
      })),
      opinionLeast: isReview ? await opinionLeast(req) : OPINION_LEAST,
      editionState: edition.state,
      // The matrix is hundreds of rows: it is read for the one step that rests on it.
      coverage: chapter.state === 'review3' ? (await loadCoverage({ req, edition })).standing : NOT_ASKED,
    },
  }
}

function placeOf({ blockIndex, id, quote }: Pick<Comment, 'id' | 'blockIndex' | 'quote'>) {
  return { id: String(id), blockIndex: blockIndex ?? null, quote: quote ?? '' }
}

/** No round ends without its opinion, whichever way. It comes as the reason, or by name with the decision. */
const OPINION: Statement<ChapterContext> = {
  label: { zh: '审读意见', en: 'Opinion' },
  hint: ({ opinionLeast: least }) => ({
    zh: `至少 ${least} 个字。意见存入审稿记录和流转记录，参与本章的人可见。`,
    en: `At least ${least} characters. It is kept with the review and in the log, which everybody with a part in the chapter can read.`,
  }),
  judge: ({ input, reason }, { opinionLeast: least }) => opinionWritten(opinionOf(input) ?? reason, least),
}

export const chapterWorkflow = defineWorkflow({
  machine: chapterMachine,
  roles: LINE_ROLES,
  load,
  holders: async ({ doc, req, roles }) => {
    const chapter = await loadChapter(req, String(doc.id))
    return nameOffices({ req, chapter, edition: await loadEdition(req, idOf(chapter.edition)), roles: roles as LineRole[] })
  },
  history: readsChapterHistory,
  effects: { recordVerdict, recordReturn, seal, clearSeal, syncAssignments: syncAfterTransition },
  statements: { passReview1: OPINION, passReview2: OPINION, passReview3: OPINION, return: { ...OPINION, from: REVIEW_STAGES } },
})
