import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { LEVEL_OPTIONS, personField, requiredRelation, wholeNumber } from '@/platform/fields'
import { withWorkflow } from '@/platform/workflow'
import { readsOfClass } from '../../access'
import { decisionSheet, inSheet } from '../../shared/admin/views'
import { certificateEndpoints } from '../endpoints/certificates'
import { certificateWorkflow } from '../operations/workflow'
import { SLUGS, TRAINING_GROUP } from '../../slugs'
import { milliseconds, slotField } from '../../shared/collections/fields'

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
    decisionSheet('/src/plugins/study-hours/certificates/admin/CertificateSheet#CertificateSheet'),
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
