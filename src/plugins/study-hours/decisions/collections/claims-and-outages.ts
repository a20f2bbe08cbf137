import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { personField, requiredRelation, wholeNumber } from '@/platform/fields'
import { withWorkflow } from '@/platform/workflow'
import { readsOfClass } from '../../access'
import { undecidedFirst } from '../../shared/admin/open-lists'
import { decisionSheet, inSheet, openList, outageViews } from '../../shared/admin/views'
import { claimEndpoints } from '../endpoints/claims'
import { evidenceEndpoints } from '../endpoints/evidence'
import { outagePreviewEndpoints } from '../endpoints/outage-preview'
import { outageEndpoints } from '../endpoints/outages'
import { claimWorkflow } from '../operations/claim-workflow'
import { outageWorkflow } from '../operations/outage-workflow'
import { SLUGS, TRAINING_GROUP } from '../../slugs'
import { milliseconds, momentField, slotField } from '../../shared/collections/fields'

/** A trainee's claim for time that was not counted; two signatures make it a correction in the ledger. */
export const hourClaims: CollectionConfig = withWorkflow(claimWorkflow, {
  slug: SLUGS.claims,
  endpoints: [...claimEndpoints, ...evidenceEndpoints('claim')],
  labels: { singular: { zh: '学时申报', en: 'Hour claim' }, plural: { zh: '学时申报', en: 'Hour claims' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'note',
    defaultColumns: ['note', 'trainee', 'cause', 'fromMs', 'claimedMs', 'grantedMs', 'state'],
    baseFilter: undecidedFirst(SLUGS.claims),
    components: { beforeListTable: [openList] },
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: readsOfClass({ classPath: 'enrolment.class', own: 'trainee' }), update: deny, delete: deny },
  fields: [
    decisionSheet('/src/plugins/study-hours/decisions/admin/ClaimSheet#ClaimSheet'),
    slotField(),
    inSheet(requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' })),
    inSheet(requiredRelation('enrolment', SLUGS.enrolments as never, { zh: '学籍', en: 'Enrolment' })),
    { name: 'unit', type: 'relationship', relationTo: SLUGS.units as never, index: true, label: { zh: '学习单元', en: 'Unit' } },
    inSheet(momentField('fromMs', { zh: '起', en: 'From' }, { required: true })),
    inSheet(momentField('toMs', { zh: '止', en: 'To' }, { required: true })),
    inSheet(milliseconds('claimedMs', { zh: '申报时长', en: 'Claimed' }, { required: true })),
    inSheet(milliseconds('grantedMs', { zh: '同意时长', en: 'Granted' })),
    {
      name: 'cause',
      type: 'select',
      required: true,
      options: [
        { value: 'network', label: { zh: '网络中断', en: 'Network failure' } },
        { value: 'device', label: { zh: '设备故障', en: 'Device failure' } },
        { value: 'presence', label: { zh: '在岗验证未答', en: 'Presence check missed' } },
        { value: 'other', label: { zh: '其他', en: 'Other' } },
      ],
      label: { zh: '原因', en: 'Cause' },
    },
    { name: 'note', type: 'textarea', required: true, maxLength: 1_000, label: { zh: '情况说明', en: 'What happened' } },
    inSheet({ ...personField('supportedBy', { zh: '同意人', en: 'Supported by' }), admin: { readOnly: true } }),
    inSheet({ ...personField('approvedBy', { zh: '复核人', en: 'Signed off by' }), admin: { readOnly: true } }),
  ],
})

/** An outage protects a whole class's interval; two people sign. */
export const outages: CollectionConfig = withWorkflow(outageWorkflow, {
  slug: SLUGS.outages,
  endpoints: [...outagePreviewEndpoints, ...outageEndpoints],
  labels: { singular: { zh: '故障申报', en: 'Outage' }, plural: { zh: '故障申报', en: 'Outages' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'cause',
    defaultColumns: ['cause', 'classes', 'fromMs', 'toMs', 'state'],
    baseFilter: undecidedFirst(SLUGS.outages),
    components: { beforeListTable: [openList], views: outageViews },
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: readsOfClass({ classPath: 'classes' }), update: deny, delete: deny },
  fields: [
    decisionSheet('/src/plugins/study-hours/decisions/admin/OutageSheet#OutageSheet'),
    inSheet({
      name: 'classes',
      type: 'relationship',
      relationTo: SLUGS.classes as never,
      hasMany: true,
      required: true,
      index: true,
      label: { zh: '培训班', en: 'Classes' },
    }),
    inSheet(momentField('fromMs', { zh: '起', en: 'From' }, { required: true })),
    inSheet(momentField('toMs', { zh: '止', en: 'To' }, { required: true })),
    { name: 'cause', type: 'textarea', required: true, maxLength: 500, label: { zh: '故障情况', en: 'What failed' } },
    inSheet({ ...personField('declaredBy', { zh: '申报人', en: 'Declared by' }), admin: { readOnly: true } }),
    inSheet({ ...personField('approvedBy', { zh: '确认人', en: 'Approved by' }), admin: { readOnly: true } }),
    inSheet({ ...wholeNumber('correctedTrainees', { zh: '受保护学员数', en: 'Trainees protected' }), admin: { readOnly: true } }),
    inSheet({ ...milliseconds('correctedMs', { zh: '补记总时长', en: 'Time credited' }) }),
  ],
})
