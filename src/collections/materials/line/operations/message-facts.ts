import type { Details } from '@/kernel/errors'
import type { Label } from '@/kernel/machine'
import type { Chapter, Edition } from '@/payload-types'
import type { AssignmentKind } from '../domain/assignments'

export const TASK_LABELS: Readonly<Record<AssignmentKind, Label>> = {
  author: { zh: '编写', en: 'writing' },
  unify: { zh: '统稿', en: 'unifying' },
  review1: { zh: '初审', en: 'first review' },
  review2: { zh: '复审', en: 'second review' },
  review3: { zh: '终审', en: 'final review' },
  proof1: { zh: '一校', en: 'first proof' },
  proof2: { zh: '二校', en: 'second proof' },
  proof3: { zh: '三校', en: 'third proof' },
  'read-through': { zh: '通读', en: 'read-through' },
  appoint: { zh: '指定人员', en: 'appointing people' },
  plan: { zh: '编排章节', en: 'planning the chapters' },
  coverage: { zh: '确认覆盖表', en: 'confirming the coverage' },
  typeset: { zh: '齐清定，发排', en: 'typesetting' },
  'send-proofs': { zh: '排版，送校', en: 'sending to proof' },
  quality: { zh: '质量抽查', en: 'quality sampling' },
  press: { zh: '付印', en: 'passing for press' },
  'receive-sample': { zh: '印次与样书', en: 'printing and sample copy' },
  publish: { zh: '发行', en: 'publishing' },
  'errata-check': { zh: '核实勘误', en: 'checking errata' },
  'errata-correct': { zh: '改正勘误', en: 'correcting errata' },
  'close-errata': { zh: '勘误', en: 'errata' },
  reprint: { zh: '重印', en: 'the reprint' },
  revise: { zh: '修订', en: 'the revision' },
}

/** What a message of the line says about its place in the book. */
export function factsForMessage(args: {
  edition: Edition
  chapter?: Chapter | undefined
  kind?: AssignmentKind
  dueOn?: string | null
}): Details {
  const { chapter, edition, kind } = args
  const task = kind ? TASK_LABELS[kind] : undefined
  const dueOn = args.dueOn ?? (kind === 'author' ? chapter?.dueOn : undefined)
  return {
    book: edition.name ?? '',
    place: chapter ? `第 ${chapter.number} 章“${chapter.title}”` : '全书',
    placeEn: chapter ? `chapter ${chapter.number} "${chapter.title}"` : 'the whole book',
    task: task?.zh,
    taskEn: task?.en,
    dueOn,
    due: dueOn ? `，${dueOn} 前完成` : '',
    dueEn: dueOn ? `, due on ${dueOn}` : '',
  }
}
