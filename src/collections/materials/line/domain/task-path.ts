import type { AssignmentKind } from './assignments'

/** The tab on which each task is done; '' is the form itself. */
const TABS: Readonly<Record<AssignmentKind, string>> = {
  author: '',
  unify: '/review',
  review1: '/review',
  review2: '/review',
  review3: '/review',
  proof1: '/proofs',
  proof2: '/proofs',
  proof3: '/proofs',
  'read-through': '/proofs',
  appoint: '',
  plan: '/board',
  coverage: '/coverage',
  typeset: '/board',
  'send-proofs': '/board',
  quality: '/proofs',
  press: '/board',
  'receive-sample': '/board',
  publish: '/board',
  'errata-check': '',
  'errata-correct': '',
  'close-errata': '/board',
  reprint: '/board',
  revise: '/board',
}

/** Where a task is done: a path of the workbench. */
export function taskPath(task: { kind: AssignmentKind; edition: string; chapter?: string | undefined }): string {
  const { chapter, edition, kind } = task
  if (chapter) return `/admin/collections/chapters/${chapter}${TABS[kind]}`
  if (kind === 'errata-check' || kind === 'errata-correct') {
    const state = kind === 'errata-check' ? 'reported' : 'confirmed'
    return `/admin/collections/errata?where[and][0][edition][equals]=${edition}&where[and][1][state][equals]=${state}`
  }
  return `/admin/collections/editions/${edition}${TABS[kind]}`
}
