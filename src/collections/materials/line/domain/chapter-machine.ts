import type { Machine } from '@/kernel/machine'
import { chapterReopens, draftGoesOut, hasAuthors, reviewersStand, reviewPasses, reviewReturns, type ChapterContext } from './chapter-rules'
import { LINE_ROLE_LABELS } from './labels'
import type { LineRole } from './roles'

export const CHAPTER_STATES = ['planned', 'writing', 'unifying', 'review1', 'review2', 'review3', 'final'] as const
export type ChapterState = (typeof CHAPTER_STATES)[number]

/** A chapter's way from plan to seal. No global role passes a review: only the person appointed for that round does. */
export const chapterMachine: Machine<ChapterState, LineRole, ChapterContext> = {
  name: 'chapter',
  initial: 'planned',
  roleLabels: LINE_ROLE_LABELS,
  states: {
    planned: { zh: '待编写', en: 'Planned' },
    writing: { zh: '编写中', en: 'Writing' },
    unifying: { zh: '统稿中', en: 'Unifying' },
    review1: { zh: '初审', en: 'First review' },
    review2: { zh: '复审', en: 'Second review' },
    review3: { zh: '终审', en: 'Final review' },
    final: { zh: '定稿', en: 'Sealed', rests: true },
  },
  transitions: [
    {
      action: 'startWriting',
      label: { zh: '开始编写', en: 'Start writing' },
      from: ['planned'],
      to: 'writing',
      by: ['author-of-chapter', 'chief-editor', 'centre-staff', 'admin'],
      guard: hasAuthors,
      effects: ['syncAssignments'],
    },
    {
      action: 'submitDraft',
      label: { zh: '提交统稿', en: 'Submit the draft' },
      from: ['writing'],
      to: 'unifying',
      by: ['author-of-chapter'],
      guard: draftGoesOut,
      effects: ['syncAssignments'],
    },
    {
      action: 'passUnifying',
      label: { zh: '统稿完成，送初审', en: 'Unified: send to first review' },
      from: ['unifying'],
      to: 'review1',
      by: ['unifier', 'chief-editor'],
      guard: reviewersStand,
      effects: ['syncAssignments'],
    },
    {
      action: 'passReview1',
      label: { zh: '初审通过', en: 'Pass first review' },
      from: ['review1'],
      to: 'review2',
      by: ['first-reviewer'],
      guard: reviewPasses('review1'),
      effects: ['recordVerdict', 'syncAssignments'],
    },
    {
      action: 'passReview2',
      label: { zh: '复审通过', en: 'Pass second review' },
      from: ['review2'],
      to: 'review3',
      by: ['second-reviewer'],
      guard: reviewPasses('review2'),
      effects: ['recordVerdict', 'syncAssignments'],
    },
    {
      action: 'passReview3',
      label: { zh: '终审通过，定稿', en: 'Pass final review and seal' },
      from: ['review3'],
      to: 'final',
      by: ['final-reviewer'],
      guard: reviewPasses('review3'),
      effects: ['recordVerdict', 'seal', 'syncAssignments'],
    },
    ...returns([
      { from: 'unifying', to: ['writing'], by: 'unifier' },
      { from: 'review1', to: ['writing', 'unifying'], by: 'first-reviewer', guard: reviewReturns('review1') },
      { from: 'review2', to: ['writing', 'unifying', 'review1'], by: 'second-reviewer', guard: reviewReturns('review2') },
      { from: 'review3', to: ['writing', 'unifying', 'review1', 'review2'], by: 'final-reviewer', guard: reviewReturns('review3') },
    ]),
    {
      action: 'reopen',
      label: { zh: '撤销定稿', en: 'Reopen' },
      from: ['final'],
      to: ['writing', 'unifying', 'review1'],
      by: ['chief-editor', 'responsible-editor', 'centre-staff', 'admin'],
      guard: chapterReopens,
      reason: 'required',
      effects: ['clearSeal', 'syncAssignments'],
      tone: 'back',
    },
  ],
}

type Row = Machine<ChapterState, LineRole, ChapterContext>['transitions'][number]

/** One row a state, since each has its own earlier steps to choose from. */
function returns(rows: { from: ChapterState; to: ChapterState[]; by: LineRole; guard?: NonNullable<Row['guard']> }[]): Row[] {
  return rows.map(({ by, from, guard, to }) => ({
    action: 'return',
    label: { zh: '退回', en: 'Return' },
    from: [from],
    to,
    by: [by, 'chief-editor'],
    ...(guard ? { guard } : {}),
    reason: 'required',
    effects: ['recordReturn', 'syncAssignments'],
    tone: 'back',
  }))
}
