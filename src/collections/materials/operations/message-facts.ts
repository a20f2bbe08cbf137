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
  quality: { zh: '质量抽查', en: 'quality sampling' },
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
