import type { PayloadRequest, TypeWithID } from 'payload'
import { localMinute } from '@/kernel/clock'
import type { Label } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Workflow } from './definition'
import { historyView } from './history'
import { subjectKey } from './transitions-collection'

type Subject = TypeWithID & Record<string, unknown> & { state: string; stateSeq: number }
type Step = { action: string; actor?: string | null; actorKind?: string | null; at: string }

/** Who took the last step of a subject, which, and when: for whoever comes too late, as far as its history is open to them. */
export async function toldOf(args: { req: PayloadRequest; workflow: Workflow; slug: string; doc: Subject }): Promise<Label | undefined> {
  const { doc, req, slug, workflow } = args
  const view = await historyView(args)
  if (!view) return undefined
  const step = await req.payload.db.findOne<Step & { id: string }>({
    collection: 'transitions',
    where: { and: [{ subject: { equals: subjectKey(slug, doc.id) } }, { seq: { equals: doc.stateSeq } }] },
    req,
  })
  if (!step || (view.only && !view.only.includes(step.action))) return undefined
  const who = view.actors && step.actor ? await nameOf(req, idOf(step.actor as Ref)) : undefined
  return lastStepWords({
    who,
    isSystem: step.actorKind === 'system',
    did: workflow.machine.transitions.find(({ action }) => action === step.action)?.label,
    at: step.at,
    state: workflow.machine.states[doc.state],
  })
}

/** `（王芳于 2026-03-05 08:30 “复核通过，补记”，现为“已补记”）` */
export function lastStepWords(step: {
  who: string | undefined
  isSystem: boolean
  did: Label | undefined
  at: string
  state: Label | undefined
}): Label {
  const { at, did, isSystem, state, who } = step
  const [zhWho, enWho] = [who ?? (isSystem ? '系统' : '他人'), who ?? (isSystem ? 'the system' : 'somebody else')]
  const when = localMinute(at)
  return {
    zh: `（${zhWho}于 ${when} ${did ? `办理了“${did.zh}”` : '改变了状态'}${state ? `，现为“${state.zh}”` : ''}）`,
    en: ` (${enWho}, ${when}: ${did ? `“${did.en}”` : 'changed the state'}${state ? `; it is now “${state.en}”` : ''})`,
  }
}

async function nameOf(req: PayloadRequest, id: string): Promise<string | undefined> {
  const { docs } = await req.payload.db.find<{ id: Ref; name: string }>({
    collection: 'users',
    where: { id: { equals: id } },
    select: { name: true },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.name
}
