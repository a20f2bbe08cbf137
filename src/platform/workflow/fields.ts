import type { CollectionBeforeChangeHook, CollectionConfig, Field } from 'payload'
import { defineErrors, DomainError } from '@/kernel/errors'
import type { Workflow } from './definition'
import { workflowEndpoints } from './endpoints'

defineErrors({
  'workflow.closedDoor': {
    status: 422,
    zh: '状态只能通过流转操作改变，不能直接编辑。',
    en: 'The state changes only by a transition; it cannot be edited directly.',
  },
})

/** Gives a collection its state, the guarded door to it, the endpoints of docs/contracts.md and the buttons. */
export function withWorkflow(workflow: Workflow, collection: CollectionConfig): CollectionConfig {
  return {
    ...collection,
    custom: { ...collection.custom, workflow },
    endpoints: [...workflowEndpoints, ...(collection.endpoints || [])],
    fields: [...collection.fields, ...stateFields(workflow)],
    hooks: { ...collection.hooks, beforeChange: [guardTransition(workflow), ...(collection.hooks?.beforeChange ?? [])] },
  }
}

function stateFields(workflow: Workflow): Field[] {
  return [
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: workflow.machine.initial,
      options: Object.entries(workflow.machine.states).map(([value, { zh, en }]) => ({ value, label: { zh, en } })),
      label: { zh: '状态', en: 'State' },
      admin: { position: 'sidebar', readOnly: true, components: { Field: '/src/platform/workflow/admin/TransitionBar#TransitionBar' } },
    },
    {
      name: 'stateSeq',
      type: 'number',
      required: true,
      defaultValue: 0,
      label: { zh: '流转序号', en: 'State revision' },
      admin: { hidden: true },
    },
    { name: 'stateChangedAt', type: 'date', label: { zh: '状态变更时间', en: 'State since' }, admin: { hidden: true } },
  ]
}

function guardTransition(workflow: Workflow): CollectionBeforeChangeHook {
  return ({ collection, data, operation, originalDoc, req }) => {
    if (operation === 'create') return { ...data, state: workflow.machine.initial, stateSeq: 0, stateChangedAt: null }
    const granted = req.context['stateChange'] as { slug: string; id: string; to: string; seq: number } | undefined
    const isGranted = granted && granted.slug === collection.slug && granted.id === String(originalDoc.id)
    if (isGranted) {
      if (data.state !== granted.to || data.stateSeq !== granted.seq) throw new DomainError('workflow.closedDoor')
      return data
    }
    if (
      (data.state !== undefined && data.state !== originalDoc.state) ||
      (data.stateSeq !== undefined && data.stateSeq !== null && data.stateSeq !== originalDoc.stateSeq)
    )
      throw new DomainError('workflow.closedDoor', { field: 'state' })
    return { ...data, state: originalDoc.state, stateSeq: originalDoc.stateSeq, stateChangedAt: originalDoc.stateChangedAt }
  }
}
