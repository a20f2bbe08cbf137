import type { CollectionConfig } from 'payload'
import { anyOf, deny, isOwner, readsEverything } from '@/access'
import { editsEdition, readsEditionWork } from '@/collections/materials/access'
import { dayField, EDITORIAL_GROUP, instantField, requiredRelation } from '@/collections/materials/fields'
import { workloadEndpoint } from './endpoints/workload'

export const ASSIGNMENT_KINDS = [
  { value: 'author', label: { zh: '编写', en: 'Writing' } },
  { value: 'unify', label: { zh: '统稿', en: 'Unifying' } },
  { value: 'review1', label: { zh: '初审', en: 'First review' } },
  { value: 'review2', label: { zh: '复审', en: 'Second review' } },
  { value: 'review3', label: { zh: '终审', en: 'Final review' } },
  { value: 'proof1', label: { zh: '一校', en: 'First proof' } },
  { value: 'proof2', label: { zh: '二校', en: 'Second proof' } },
  { value: 'proof3', label: { zh: '三校', en: 'Third proof' } },
  { value: 'read-through', label: { zh: '通读', en: 'Read-through' } },
  { value: 'appoint', label: { zh: '指定人员', en: 'Appoint people' } },
  { value: 'plan', label: { zh: '编排章节', en: 'Plan the chapters' } },
  { value: 'coverage', label: { zh: '确认覆盖表', en: 'Confirm the coverage' } },
  { value: 'typeset', label: { zh: '齐清定，发排', en: 'Typeset' } },
  { value: 'send-proofs', label: { zh: '排版，送校', en: 'Send to proof' } },
  { value: 'quality', label: { zh: '质量抽查', en: 'Quality sampling' } },
  { value: 'press', label: { zh: '付印', en: 'Pass for press' } },
  { value: 'receive-sample', label: { zh: '印次与样书', en: 'Printing and sample copy' } },
  { value: 'publish', label: { zh: '发行', en: 'Publish' } },
  { value: 'errata-check', label: { zh: '核实勘误', en: 'Check errata' } },
  { value: 'errata-correct', label: { zh: '改正勘误', en: 'Correct errata' } },
  { value: 'close-errata', label: { zh: '勘误', en: 'Errata' } },
  { value: 'reprint', label: { zh: '重印', en: 'Reprint' } },
  { value: 'revise', label: { zh: '修订', en: 'Revision' } },
] as const

/** Who has what to do until when. Opened and closed by the line's effects; editors may move the date. */
export const assignments: CollectionConfig = {
  slug: 'assignments',
  labels: { singular: { zh: '任务', en: 'Assignment' }, plural: { zh: '任务', en: 'Assignments' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'kind',
    defaultColumns: ['person', 'kind', 'chapter', 'edition', 'dueOn', 'status'],
    components: {
      beforeListTable: ['/src/collections/committees/admin/WorkloadLink#WorkloadLink'],
      views: { workload: { path: '/workload', exact: true, Component: '/src/collections/committees/admin/WorkloadView#WorkloadView' } },
    },
  },
  defaultSort: 'dueOn',
  access: {
    create: deny,
    read: anyOf(readsEverything, isOwner('person'), readsEditionWork('edition')),
    update: editsEdition('edition'),
    delete: deny,
  },
  endpoints: [workloadEndpoint],
  fields: [
    { ...requiredRelation('person', 'users', { zh: '人员', en: 'Person' }), access: { update: deny } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      options: ASSIGNMENT_KINDS.map((option) => ({ ...option })),
      access: { update: deny },
      label: { zh: '任务', en: 'Task' },
    },
    {
      name: 'chapter',
      type: 'relationship',
      relationTo: 'chapters',
      index: true,
      access: { update: deny },
      label: { zh: '章节', en: 'Chapter' },
    },
    { ...requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }), access: { update: deny } },
    dayField('dueOn', { zh: '截止日期', en: 'Due on' }, { index: true }),
    { ...instantField('startedAt', { zh: '开始时间', en: 'Started' }), access: { update: deny } },
    { ...instantField('doneAt', { zh: '完成时间', en: 'Done' }), access: { update: deny } },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'open',
      options: [
        { value: 'open', label: { zh: '进行中', en: 'Open' } },
        { value: 'done', label: { zh: '已完成', en: 'Done' } },
        { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' } },
      ],
      access: { update: deny },
      label: { zh: '状态', en: 'Status' },
    },
    { ...instantField('remindedAt', { zh: '提醒时间', en: 'Reminded' }), access: { update: deny } },
    { name: 'note', type: 'text', maxLength: 500, label: { zh: '说明', en: 'Note' } },
  ],
}
