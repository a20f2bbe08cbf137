import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { requiredRelation } from '@/platform/fields'
import { withWorkflow } from '@/platform/workflow'
import { readsOfClass } from '../../access'
import { undecidedFirst } from '../../shared/admin/open-lists'
import { decisionSheet, inSheet, openList } from '../../shared/admin/views'
import { evidenceEndpoints } from '../endpoints/evidence'
import { leaveWorkflow } from '../operations/leave-workflow'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/** Leave (请假) from one or more sessions. */
export const leaveRequests: CollectionConfig = withWorkflow(leaveWorkflow, {
  slug: SLUGS.leaveRequests,
  labels: { singular: { zh: '请假单', en: 'Leave request' }, plural: { zh: '请假', en: 'Leave requests' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'reason',
    defaultColumns: ['reason', 'trainee', 'class', 'sessions', 'state', 'createdAt'],
    baseFilter: undecidedFirst(SLUGS.leaveRequests),
    components: { beforeListTable: [openList] },
  },
  defaultSort: '-createdAt',
  endpoints: evidenceEndpoints('leave'),
  // Made and changed by operations alone.
  access: { create: deny, read: readsOfClass({ classPath: 'class', own: 'trainee' }), update: deny, delete: deny },
  fields: [
    decisionSheet('/src/plugins/study-hours/decisions/admin/LeaveSheet#LeaveSheet'),
    inSheet(requiredRelation('class', SLUGS.classes as never, { zh: '培训班', en: 'Class' })),
    inSheet(requiredRelation('enrolment', SLUGS.enrolments as never, { zh: '学籍', en: 'Enrolment' })),
    inSheet(requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' })),
    inSheet({
      name: 'sessions',
      type: 'relationship',
      relationTo: SLUGS.classSessions as never,
      hasMany: true,
      required: true,
      index: true,
      label: { zh: '课次', en: 'Sessions' },
    }),
    { name: 'reason', type: 'textarea', required: true, maxLength: 500, label: { zh: '事由', en: 'Reason' } },
  ],
})
