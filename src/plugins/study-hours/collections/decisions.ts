import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { LEVEL_OPTIONS, personField, requiredRelation, wholeNumber } from '@/platform/fields'
import { withWorkflow } from '@/platform/workflow'
import { readsOfClass } from '../access'
import { undecidedFirst } from '../admin/shared/open-lists'
import { decisionSheet, inSheet, openList, outageViews } from '../admin/shared/views'
import { certificateEndpoints } from '../endpoints/certificates'
import { claimEndpoints } from '../endpoints/claims'
import { evidenceEndpoints } from '../endpoints/evidence'
import { outagePreviewEndpoints } from '../endpoints/class-board-outage'
import { outageEndpoints } from '../endpoints/decisions'
import { certificateWorkflow } from '../operations/certificate-workflow'
import { claimWorkflow } from '../operations/claim-workflow'
import { outageWorkflow } from '../operations/outage-workflow'
import { SLUGS, TRAINING_GROUP } from '../slugs'
import { milliseconds, momentField, slotField } from './fields'

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
    decisionSheet('ClaimSheet'),
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
    decisionSheet('OutageSheet'),
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

/** A study-hour certificate: a snapshot that anybody can verify by its code and that the ledger can recompute. */
export const hourCertificates: CollectionConfig = withWorkflow(certificateWorkflow, {
  slug: SLUGS.certificates,
  endpoints: certificateEndpoints,
  labels: { singular: { zh: '学时证明', en: 'Hour certificate' }, plural: { zh: '学时证明', en: 'Hour certificates' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'code',
    defaultColumns: ['code', 'trainee', 'occupation', 'level', 'tenths', 'issuedAt', 'state'],
  },
  defaultSort: '-issuedAt',
  access: { create: deny, read: readsOfClass({ classPath: 'enrolment.class', own: 'trainee' }), update: deny, delete: deny },
  fields: [
    decisionSheet('CertificateSheet'),
    slotField(),
    inSheet({ name: 'code', type: 'text', required: true, unique: true, maxLength: 30, label: { zh: '核验码', en: 'Code' } }),
    inSheet(requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' })),
    inSheet(requiredRelation('enrolment', SLUGS.enrolments as never, { zh: '学籍', en: 'Enrolment' })),
    inSheet(requiredRelation('occupation', 'occupations', { zh: '职业', en: 'Occupation' })),
    inSheet({ name: 'level', type: 'select', required: true, index: true, options: LEVEL_OPTIONS, label: { zh: '等级', en: 'Level' } }),
    inSheet(wholeNumber('tenths', { zh: '认定学时（0.1 学时）', en: 'Recognised hours (tenths)' }, { required: true })),
    inSheet(milliseconds('recognisedMs', { zh: '认定时长', en: 'Recognised time' }, { required: true })),
    inSheet(milliseconds('onlineMs', { zh: '线上', en: 'Online' }, { required: true })),
    inSheet(milliseconds('offlineMs', { zh: '面授', en: 'Face to face' }, { required: true })),
    inSheet({
      name: 'ruleSets',
      type: 'relationship',
      relationTo: SLUGS.ruleSets as never,
      hasMany: true,
      label: { zh: '规则集', en: 'Rule sets' },
    }),
    inSheet(wholeNumber('ledgerSeq', { zh: '流水序号', en: 'Ledger sequence' }, { required: true })),
    inSheet({ name: 'ledgerHash', type: 'text', required: true, maxLength: 64, label: { zh: '流水摘要', en: 'Ledger hash' } }),
    inSheet({
      name: 'holderName',
      type: 'text',
      maxLength: 120,
      label: { zh: '证明上的姓名', en: 'Name as certified' },
      admin: { readOnly: true },
    }),
    {
      name: 'identityMasked',
      type: 'text',
      maxLength: 40,
      hidden: true,
      label: { zh: '证件号码（遮去一部分）', en: 'Masked identity number' },
    },
    inSheet({ ...personField('issuedBy', { zh: '签发人', en: 'Issued by' }), admin: { readOnly: true } }),
    inSheet({
      name: 'hash',
      type: 'text',
      maxLength: 64,
      label: { zh: '证明摘要', en: 'Digest of the certificate' },
      admin: { readOnly: true },
    }),
    { name: 'sheet', type: 'upload', relationTo: SLUGS.certificateSheets as never, hidden: true, label: { zh: '文件', en: 'Sheet' } },
    inSheet({ name: 'snapshot', type: 'json', required: true, label: { zh: '快照', en: 'Snapshot' } }),
    inSheet({
      name: 'issuedAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '签发时间', en: 'Issued at' },
      admin: { readOnly: true },
    }),
    inSheet({
      name: 'successor',
      type: 'relationship',
      relationTo: SLUGS.certificates as never,
      label: { zh: '取代它的证明', en: 'Superseded by' },
      admin: { readOnly: true },
    }),
    { name: 'confirmed', type: 'json', hidden: true, label: { zh: '更正后的依据', en: 'What it stands on since a correction' } },
    inSheet({
      name: 'confirmedAt',
      type: 'date',
      label: { zh: '更正后确认时间', en: 'Confirmed after a correction' },
      admin: { readOnly: true },
    }),
    inSheet({
      name: 'revokedReason',
      type: 'text',
      maxLength: 500,
      label: { zh: '撤销原因', en: 'Why revoked' },
      admin: { readOnly: true },
    }),
  ],
})
