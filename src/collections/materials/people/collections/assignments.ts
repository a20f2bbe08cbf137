import type { CollectionConfig } from 'payload'
import { anyOf, deny, isOwner, readsEverything } from '@/access'
import { editsEdition, readsEditionWork } from '../../line/access'
import { dayField, EDITORIAL_GROUP, instantField, requiredRelation } from '../../fields'
import { ASSIGNMENT_KINDS } from '../../line/domain/assignment-kinds'

/** Who has what to do until when. Opened and closed by the line's effects; editors may move the date. */
export const assignments: CollectionConfig = {
  slug: 'assignments',
  labels: { singular: { zh: '任务', en: 'Assignment' }, plural: { zh: '任务', en: 'Assignments' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'kind',
    defaultColumns: ['person', 'kind', 'chapter', 'edition', 'dueOn', 'status'],
    components: {
      beforeListTable: ['/src/collections/materials/people/admin/workload/WorkloadLink#WorkloadLink'],
      views: {
        workload: {
          path: '/workload',
          exact: true,
          Component: '/src/collections/materials/people/admin/workload/WorkloadView#WorkloadView',
        },
      },
    },
  },
  defaultSort: 'dueOn',
  access: {
    create: deny,
    read: anyOf(readsEverything, isOwner('person'), readsEditionWork('edition')),
    update: editsEdition('edition'),
    delete: deny,
  },
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
