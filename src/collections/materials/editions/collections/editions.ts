import type { CollectionConfig, Field } from 'payload'
import { isAdmin, isStaff } from '@/access'
import { manuscriptEditor } from '@/platform/documents/manuscript-editor'
import { withWorkflow } from '@/platform/workflow'
import { editsEdition, readsEditions, seesEditionWork } from '../../line/access'
import { editionViews } from '../admin/views'
import { cipFault, normaliseCip } from '../../line/domain/cip'
import { isbnFault, normaliseIsbn } from '../../line/domain/isbn'
import { COLOPHON_LABELS, PEOPLE_LABELS } from '../../line/domain/labels'
import {
  dayField,
  EDITORIAL_GROUP,
  fenField,
  instantField,
  ownField,
  placeField,
  placesField,
  requiredRelation,
  wholeNumber,
} from '../../fields'
import { forgetScope } from '../../line/hooks/forget-scope'
import { lockEdition } from '../hooks/lock-edition'
import { syncEditionPeople } from '../../people/hooks/sync-people'
import { nameEdition } from '../hooks/titles'
import { checkedFact } from './checked-fact'
import { editionWorkflow } from '../operations/workflow'

const CONTRIBUTOR_ROLES = [
  { value: 'chiefEditor', label: { zh: '主编', en: 'Chief editor' } },
  { value: 'deputyEditor', label: { zh: '副主编', en: 'Deputy editor' } },
  { value: 'author', label: { zh: '编写', en: 'Author' } },
  { value: 'leadReviewer', label: { zh: '主审', en: 'Lead reviewer' } },
  { value: 'reviewer', label: { zh: '审稿', en: 'Reviewer' } },
  { value: 'responsibleEditor', label: { zh: '责任编辑', en: 'Responsible editor' } },
  { value: 'proofreader', label: { zh: '校对', en: 'Proofreader' } },
]

/** A 版次 of a textbook: its people, its colophon facts and its way to the press. */
export const editions: CollectionConfig = withWorkflow(editionWorkflow, {
  slug: 'editions',
  labels: { singular: { zh: '版次', en: 'Edition' }, plural: { zh: '版次', en: 'Editions' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'name',
    defaultColumns: ['name', 'state', 'chiefEditor', 'responsibleEditor', 'publishedOn'],
    listSearchableFields: ['name', 'isbn'],
    components: { views: { edit: editionViews } },
  },
  defaultSort: '-updatedAt',
  access: { create: isStaff, read: readsEditions, update: editsEdition(''), delete: isAdmin },
  indexes: [{ fields: ['textbook', 'editionNo'], unique: true }],
  hooks: { beforeChange: [lockEdition, nameEdition], afterChange: [forgetScope, syncEditionPeople] },
  fields: [
    {
      type: 'tabs',
      tabs: [
        { label: { zh: '版次', en: 'Edition' }, fields: factFields() },
        { label: { zh: '人员', en: 'People' }, fields: [...peopleFields().map(ofTheWork), contributorsField()] },
        {
          label: { zh: '前言', en: 'Foreword' },
          fields: [{ name: 'foreword', type: 'richText', editor: manuscriptEditor(), label: { zh: '前言', en: 'Foreword' } }],
        },
        {
          label: { zh: '封存与付印', en: 'Seal and press' },
          fields: [
            ...sealFields().map(ofTheWork),
            ownField({ name: 'characterCount', type: 'number', label: COLOPHON_LABELS.characterCount }),
          ],
        },
        {
          label: { zh: '章节', en: 'Chapters' },
          fields: [
            {
              name: 'chapters',
              type: 'join',
              collection: 'chapters',
              on: 'edition',
              defaultSort: 'number',
              label: { zh: '章节', en: 'Chapters' },
              admin: { defaultColumns: ['number', 'title', 'state', 'authors', 'dueOn'] },
            },
          ],
        },
      ],
    },
  ],
})

function factFields(): Field[] {
  return [
    ownField({ name: 'name', type: 'text', index: true, label: { zh: '名称', en: 'Name' } }),
    requiredRelation('textbook', 'textbooks', { zh: '教材', en: 'Textbook' }),
    wholeNumber('editionNo', { zh: '版次', en: 'Edition no.' }, { required: true, min: 1 }),
    { name: 'basedOn', type: 'relationship', relationTo: 'editions', label: { zh: '修订自', en: 'Revises' } },
    checkedFact(
      {
        name: 'isbn',
        maxLength: 30,
        index: true,
        label: COLOPHON_LABELS.isbn,
        admin: {
          description: { zh: '13 位，978 或 979 开头，可带连字符或空格。', en: '13 digits from 978 or 979; hyphens and blanks may stand.' },
        },
      },
      { fault: isbnFault, normalise: normaliseIsbn },
    ),
    checkedFact(
      {
        name: 'cip',
        maxLength: 60,
        label: { zh: 'CIP 数据核字号', en: 'CIP number' },
        admin: { description: { zh: '年份和六位数字，如（2026）第000001号。', en: 'A year and six digits, such as （2026）第000001号.' } },
      },
      { fault: cipFault, normalise: normaliseCip },
    ),
    { name: 'publisherName', type: 'text', maxLength: 80, label: COLOPHON_LABELS.publisherName },
    { name: 'publisherAddress', type: 'text', maxLength: 150, label: { zh: '出版单位地址', en: "Publisher's address" } },
    fenField('priceFen', COLOPHON_LABELS.priceFen),
    { name: 'formatText', type: 'text', maxLength: 60, label: { zh: '开本', en: 'Format' } },
    dayField('publishedOn', COLOPHON_LABELS.publishedOn, { index: true }),
  ]
}

/** A member that readers of the published book do not get. */
function ofTheWork(field: Field): Field {
  return { ...field, access: { ...('access' in field ? field.access : {}), read: seesEditionWork } } as Field
}

function peopleFields(): Field[] {
  return [
    placeField('chiefEditor', PEOPLE_LABELS.chiefEditor),
    placesField('deputyEditors', PEOPLE_LABELS.deputyEditors),
    placeField('responsibleEditor', PEOPLE_LABELS.responsibleEditor),
    placeField('firstProofreader', PEOPLE_LABELS.firstProofreader),
    placeField('secondProofreader', PEOPLE_LABELS.secondProofreader),
    placeField('thirdProofreader', PEOPLE_LABELS.thirdProofreader),
    placeField('readThroughBy', PEOPLE_LABELS.readThroughBy),
  ]
}

/** What is printed: names, and their accounts for those who work on the book. */
function contributorsField(): Field {
  return {
    name: 'contributors',
    type: 'array',
    labels: { singular: { zh: '署名', en: 'Contributor' }, plural: { zh: '署名', en: 'Contributors' } },
    label: { zh: '署名', en: 'Contributors as printed' },
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 60, label: { zh: '姓名', en: 'Name' } },
      { name: 'role', type: 'select', required: true, options: CONTRIBUTOR_ROLES, label: { zh: '职责', en: 'Role' } },
      { name: 'organisation', type: 'text', maxLength: 100, label: { zh: '单位', en: 'Organisation' } },
      {
        name: 'user',
        type: 'relationship',
        relationTo: 'users',
        access: { read: seesEditionWork },
        label: { zh: '账号', en: 'Account' },
      },
    ],
  }
}

function sealFields(): Field[] {
  return [
    ownField({ name: 'sealedHash', type: 'text', label: { zh: '发排摘要', en: 'Typesetting digest' } }),
    instantField('passedForPressAt', { zh: '签发付印时间', en: 'Passed for press' }),
    ownField({ name: 'passedForPressBy', type: 'relationship', relationTo: 'users', label: { zh: '签发人', en: 'Passed by' } }),
    {
      name: 'pressCorrections',
      type: 'textarea',
      admin: { readOnly: true },
      label: { zh: '改后付印的改动', en: 'Corrections to make before printing' },
    },
    ownField({ name: 'sampleReceivedOn', type: 'text', label: { zh: '样书收到日期', en: 'Sample received on' } }),
    instantField('coverageSeenAt', { zh: '覆盖表确认时间', en: 'Coverage confirmed' }),
    ownField({ name: 'coverageSeenBy', type: 'relationship', relationTo: 'users', label: { zh: '确认人', en: 'Confirmed by' } }),
    { name: 'coverageHash', type: 'text', admin: { hidden: true }, label: { zh: '覆盖表摘要', en: 'Digest of the matrix' } },
    {
      name: 'acceptedGaps',
      type: 'array',
      admin: { readOnly: true },
      labels: { singular: { zh: '接受的缺口', en: 'Accepted gap' }, plural: { zh: '接受的缺口', en: 'Accepted gaps' } },
      label: { zh: '接受的缺口', en: 'Accepted gaps' },
      fields: [
        { name: 'point', type: 'relationship', relationTo: 'appraisal-points', required: true, label: { zh: '鉴定点', en: 'Point' } },
        { name: 'reason', type: 'text', required: true, maxLength: 500, label: { zh: '理由', en: 'Reason' } },
        { name: 'acceptedBy', type: 'relationship', relationTo: 'users', label: { zh: '接受人', en: 'Accepted by' } },
        { name: 'acceptedAt', type: 'date', label: { zh: '时间', en: 'At' } },
      ],
    },
  ]
}
