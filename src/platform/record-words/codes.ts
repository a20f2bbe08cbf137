import type { Payload } from 'payload'
import type { Language } from '@/kernel/errors'
import { workflowOf } from '@/platform/workflow/definition'
import { jobKinds } from '@/platform/jobs/definition'
import { messageWords } from '@/platform/messages/kinds'
import { collectionOf } from './names'

type Word = { zh: string; en: string }

/** What was done with a row, beside the transitions that a workflow names. */
const ACTIONS: Readonly<Record<string, Word>> = {
  create: { zh: '新建', en: 'created' },
  update: { zh: '修改', en: 'changed' },
  delete: { zh: '删除', en: 'deleted' },
  replay: { zh: '回放学习记录', en: 'study record replayed' },
  baseline: { zh: '升级时的基线', en: 'baseline at an upgrade' },
  'baseline-gone': { zh: '升级时已不存在', en: 'gone at an upgrade' },
  closed: { zh: '升级步骤完成', en: 'step of an upgrade done' },
}

const ACTORS: Readonly<Record<string, Word>> = {
  user: { zh: '人员', en: 'person' },
  system: { zh: '系统', en: 'the system' },
  migration: { zh: '升级程序', en: 'upgrade' },
  anonymous: { zh: '未登录', en: 'nobody signed in' },
}

export function actionWords(payload: Payload, slug: string, action: string, language: Language): string {
  const transition = workflowIn(payload, slug)?.machine.transitions.find((each) => each.action === action)
  return transition?.label[language] ?? ACTIONS[action]?.[language] ?? action
}

export function stateWords(payload: Payload, slug: string, state: string, language: Language): string {
  return workflowIn(payload, slug)?.machine.states[state]?.[language] ?? state
}

export function actorKindWords(kind: string, language: Language): string {
  return ACTORS[kind]?.[language] ?? kind
}

/** The name of a task, or what a message is about. */
export function kindWords(payload: Payload, kind: string, language: Language): string {
  return jobKinds(payload).find((known) => known.kind === kind)?.label[language] ?? messageWords(payload, kind, language)
}

function workflowIn(payload: Payload, slug: string) {
  const config = collectionOf(payload, slug)
  return config && workflowOf(config)
}
