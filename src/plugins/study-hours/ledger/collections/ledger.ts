import type { Access, CollectionConfig } from 'payload'
import { actorOf, deny } from '@/access'
import { appendOnly } from '@/hooks/append-only'
import { personField, requiredRelation, wholeNumber } from '@/platform/fields'
import { overseesTraining, readsOfClass } from '../../access'
import { SLUGS, TRAINING_GROUP } from '../../slugs'
import { inWords, milliseconds, momentField } from '../../shared/collections/fields'

const RULE_SET = '/src/plugins/study-hours/recognition/admin/rules/RuleSet'

const readsOwnOrOversees = readsOfClass({ classPath: 'enrolment.class', own: 'trainee' })

const overseers: Access = ({ req }) => overseesTraining(req)

/**
 * The rules that a session was opened under: which policy rows, and what they said. Rules are dated data; a session, a slice and a
 * certificate each name the set that they were decided under, and keep it.
 */
export const ruleSets: CollectionConfig = {
  slug: SLUGS.ruleSets,
  labels: { singular: { zh: '学时规则集', en: 'Rule set' }, plural: { zh: '学时规则集', en: 'Rule sets' } },
  admin: { group: TRAINING_GROUP, useAsTitle: 'digest', defaultColumns: ['createdAt', 'rows', 'digest'] },
  access: { create: deny, read: ({ req }) => actorOf(req) !== undefined, update: deny, delete: deny },
  hooks: appendOnly('study.appendOnly'),
  fields: [
    { name: 'digest', type: 'text', required: true, unique: true, maxLength: 64, label: { zh: '摘要', en: 'Digest' } },
    {
      name: 'rows',
      type: 'relationship',
      relationTo: 'policies',
      hasMany: true,
      label: { zh: '规则', en: 'Policy rows' },
      admin: { components: { Cell: `${RULE_SET}#RuleRowsCell`, Field: `${RULE_SET}#RuleRowsField` } },
    },
    {
      name: 'values',
      type: 'json',
      required: true,
      label: { zh: '取值', en: 'Values' },
      admin: { components: { Field: `${RULE_SET}#RuleValuesField` }, disableListColumn: true },
    },
  ],
}

/** One sitting of one trainee at one unit. Written by the study endpoints alone; its beats are in the desk, its time in the slices. */
export const studySessions: CollectionConfig = {
  slug: SLUGS.studySessions,
  labels: { singular: { zh: '学习会话', en: 'Study session' }, plural: { zh: '学习会话', en: 'Study sessions' } },
  custom: { audited: false }, // its time is in the ledger, which is a hash chain of its own
  admin: { group: TRAINING_GROUP, useAsTitle: 'id', defaultColumns: ['trainee', 'unit', 'openedAtMs', 'status', 'closeReason'] },
  // Ids grow with time and are indexed: a million rows in the order of their moments would be sorted for every page.
  defaultSort: '-id',
  access: { create: deny, read: readsOwnOrOversees, update: deny, delete: deny },
  indexes: [{ fields: ['trainee', 'openedAtMs'] }],
  fields: [
    requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' }),
    requiredRelation('unit', SLUGS.units as never, { zh: '学习单元', en: 'Unit' }),
    wholeNumber('unitRevision', { zh: '内容版本', en: 'Revision of the unit' }, { required: true }),
    requiredRelation('enrolment', SLUGS.enrolments as never, { zh: '学籍', en: 'Enrolment' }),
    requiredRelation('ruleSet', SLUGS.ruleSets as never, { zh: '规则集', en: 'Rule set' }),
    wholeNumber('epoch', { zh: '轮次', en: 'Epoch' }, { required: true }),
    momentField('openedAtMs', { zh: '打开', en: 'Opened at' }, { required: true }),
    momentField('lastBeatMs', { zh: '最后心跳', en: 'Last beat' }),
    momentField('closedAtMs', { zh: '关闭', en: 'Closed at' }),
    milliseconds('mediaMs', { zh: '媒体位置', en: 'Position in the medium' }),
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'open',
      options: [
        { value: 'open', label: { zh: '进行中', en: 'Open' } },
        { value: 'closed', label: { zh: '已结束', en: 'Closed' } },
      ],
      label: { zh: '状态', en: 'Status' },
    },
    { name: 'closeReason', type: 'text', maxLength: 30, label: { zh: '结束原因', en: 'Closed because' }, admin: inWords('CloseReason') },
    { name: 'device', type: 'text', maxLength: 120, label: { zh: '设备', en: 'Device' } },
  ],
}

/** The hot row of a trainee: everything that a beat changes, changed by compare-and-set on `rev` alone. No person writes it. */
export const studyDesks: CollectionConfig = {
  slug: SLUGS.desks,
  labels: { singular: { zh: '学习台', en: 'Study desk' }, plural: { zh: '学习台', en: 'Study desks' } },
  custom: { audited: false }, // changes every half minute; what it comes to is in the ledger
  admin: { hidden: true },
  access: { create: deny, read: overseers, update: deny, delete: deny },
  indexes: [{ fields: ['active', 'lastBeatMs'] }],
  fields: [
    { ...personField('trainee', { zh: '学员', en: 'Trainee' }), required: true, unique: true },
    wholeNumber('rev', { zh: '修订号', en: 'Revision' }, { required: true }),
    wholeNumber('epoch', { zh: '轮次', en: 'Epoch' }, { required: true }),
    { name: 'session', type: 'text', maxLength: 60, index: true, label: { zh: '会话', en: 'Session' } },
    { name: 'active', type: 'checkbox', defaultValue: false, label: { zh: '进行中', en: 'Active' } },
    momentField('lastBeatMs', { zh: '最后心跳', en: 'Last beat' }),
    {
      name: 'state',
      type: 'textarea',
      required: true,
      label: { zh: '状态', en: 'State' },
      // It knows the answer to the check that is open.
      access: { read: () => false },
    },
    wholeNumber('ledgerSeq', { zh: '流水序号', en: 'Ledger sequence' }, { required: true }),
    { name: 'ledgerHash', type: 'text', required: true, maxLength: 64, label: { zh: '流水摘要', en: 'Ledger hash' } },
  ],
}

/** The ledger of study time: append-only, per trainee a hash chain, credited intervals of one trainee never overlap. */
export const studySlices: CollectionConfig = {
  slug: SLUGS.slices,
  labels: { singular: { zh: '学时流水', en: 'Study slice' }, plural: { zh: '学时流水', en: 'Study slices' } },
  custom: { audited: false }, // a hash chain of its own
  admin: { group: TRAINING_GROUP, useAsTitle: 'seq', defaultColumns: ['trainee', 'seq', 'kind', 'reason', 'startMs', 'creditMs'] },
  defaultSort: '-id', // the last written first; see above
  access: { create: deny, read: readsOwnOrOversees, update: deny, delete: deny },
  hooks: appendOnly('study.appendOnly'),
  indexes: [{ fields: ['trainee', 'seq'], unique: true }, { fields: ['trainee', 'startMs'] }, { fields: ['enrolment', 'startMs'] }],
  fields: [
    requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' }),
    wholeNumber('seq', { zh: '序号', en: 'Sequence' }, { required: true, min: 1 }),
    { name: 'session', type: 'text', maxLength: 60, index: true, label: { zh: '会话', en: 'Session' } },
    { name: 'unit', type: 'relationship', relationTo: SLUGS.units as never, index: true, label: { zh: '学习单元', en: 'Unit' } },
    requiredRelation('enrolment', SLUGS.enrolments as never, { zh: '学籍', en: 'Enrolment' }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: [
        { value: 'study', label: { zh: '学习', en: 'Study' } },
        { value: 'correction', label: { zh: '补记', en: 'Correction' } },
        { value: 'reversal', label: { zh: '冲销', en: 'Reversal' } },
      ],
      label: { zh: '类别', en: 'Kind' },
    },
    momentField('startMs', { zh: '起', en: 'From' }, { required: true }),
    momentField('endMs', { zh: '止', en: 'To' }, { required: true }),
    milliseconds('creditMs', { zh: '计入', en: 'Credited' }, { required: true, signed: true }),
    {
      name: 'reason',
      type: 'text',
      required: true,
      maxLength: 20,
      index: true,
      label: { zh: '原因', en: 'Reason' },
      admin: inWords('SliceReason'),
    },
    requiredRelation('ruleSet', SLUGS.ruleSets as never, { zh: '规则集', en: 'Rule set' }),
    { name: 'claim', type: 'relationship', relationTo: SLUGS.claims as never, index: true, label: { zh: '申报单', en: 'Claim' } },
    { name: 'outage', type: 'relationship', relationTo: SLUGS.outages as never, index: true, label: { zh: '故障', en: 'Outage' } },
    { name: 'reverses', type: 'relationship', relationTo: SLUGS.slices as never, label: { zh: '冲销对象', en: 'Reverses' } },
    momentField('recordedAtMs', { zh: '记录时间', en: 'Recorded at' }, { required: true }),
    { name: 'prevHash', type: 'text', required: true, maxLength: 64, label: { zh: '前一摘要', en: 'Previous hash' } },
    { name: 'hash', type: 'text', required: true, maxLength: 64, label: { zh: '摘要', en: 'Hash' } },
  ],
}
