import type { CollectionConfig } from 'payload'
import { isAdmin, isStaff, signedIn } from '@/access'
import { prefilled } from '@/platform/admin/prefill'
import { LEVEL_OPTIONS, requiredRelation, wholeNumber } from '@/platform/fields'
import { bySystem } from '../../access'
import { courseViews } from '../admin/views'
import { courseEndpoints } from '../endpoints/courses'
import { checkUnit, endClosedUnit } from '../hooks/units'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/** What is studied online for one occupation and level; made of study units. */
export const courses: CollectionConfig = {
  slug: SLUGS.courses,
  labels: { singular: { zh: '课程', en: 'Course' }, plural: { zh: '课程', en: 'Courses' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'title',
    defaultColumns: ['code', 'title', 'occupation', 'level', 'status'],
    listSearchableFields: ['code', 'title', 'titleEn'],
    components: { views: { edit: courseViews } },
  },
  defaultSort: 'code',
  access: { create: isStaff, read: signedIn, update: isStaff, delete: isAdmin },
  endpoints: courseEndpoints,
  fields: [
    { name: 'code', type: 'text', required: true, unique: true, maxLength: 40, label: { zh: '课程代码', en: 'Code' } },
    { name: 'title', type: 'text', required: true, maxLength: 120, label: { zh: '名称', en: 'Title' } },
    { name: 'titleEn', type: 'text', maxLength: 200, label: { zh: '英文名称', en: 'English title' } },
    prefilled(requiredRelation('occupation', 'occupations', { zh: '职业', en: 'Occupation' })),
    prefilled({ name: 'level', type: 'select', required: true, index: true, options: LEVEL_OPTIONS, label: { zh: '等级', en: 'Level' } }),
    {
      name: 'edition',
      type: 'relationship',
      relationTo: 'editions',
      index: true,
      label: { zh: '教材版次', en: 'Edition' },
      admin: {
        description: {
          zh: '已发行的版次。保存课程后在“取自教材”页把它的章节取为学习单元',
          en: 'An edition in circulation. Once the course is saved, take its chapters as units under “From the book”',
        },
      },
    },
    { name: 'summary', type: 'textarea', maxLength: 2_000, label: { zh: '简介', en: 'Summary' } },
    { name: 'summaryEn', type: 'textarea', maxLength: 3_000, label: { zh: '英文简介', en: 'English summary' } },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'draft',
      options: [
        { value: 'draft', label: { zh: '编制中', en: 'Draft' } },
        { value: 'open', label: { zh: '开放', en: 'Open' } },
        { value: 'closed', label: { zh: '停用', en: 'Closed' } },
      ],
      label: { zh: '状态', en: 'Status' },
      admin: { description: { zh: '只有“开放”的课程学员才能学习', en: 'Trainees study a course only while it is open' } },
    },
    {
      name: 'units',
      type: 'join',
      collection: SLUGS.units,
      on: 'course',
      defaultSort: 'order',
      defaultLimit: 50,
      label: { zh: '学习单元', en: 'Units' },
      admin: {
        description: {
          zh: '教材章节在“取自教材”页一次取入；视频和附件在这里逐个添加',
          en: 'Chapters come all at once under “From the book”; videos and attachments are added here',
        },
      },
    },
  ],
}

/** One thing to study: a chapter of a published edition, a video or an attachment. */
export const studyUnits: CollectionConfig = {
  slug: SLUGS.units,
  labels: { singular: { zh: '学习单元', en: 'Study unit' }, plural: { zh: '学习单元', en: 'Study units' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'title',
    defaultColumns: ['course', 'order', 'title', 'kind', 'nominalMinutes', 'revision'],
    listSearchableFields: ['title', 'titleEn'],
  },
  defaultSort: ['course', 'order'],
  access: { create: isStaff, read: signedIn, update: isStaff, delete: isAdmin },
  indexes: [{ fields: ['course', 'order'] }],
  hooks: { beforeChange: [checkUnit], afterChange: [endClosedUnit] },
  fields: [
    prefilled(requiredRelation('course', SLUGS.courses as never, { zh: '课程', en: 'Course' })),
    wholeNumber('order', { zh: '顺序', en: 'Order' }, { required: true, min: 1 }),
    { name: 'title', type: 'text', required: true, maxLength: 160, label: { zh: '标题', en: 'Title' } },
    { name: 'titleEn', type: 'text', maxLength: 240, label: { zh: '英文标题', en: 'English title' } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'chapter', label: { zh: '教材章节', en: 'Chapter' } },
        { value: 'video', label: { zh: '视频', en: 'Video' } },
        { value: 'attachment', label: { zh: '附件', en: 'Attachment' } },
      ],
      label: { zh: '类型', en: 'Kind' },
    },
    {
      name: 'chapter',
      type: 'relationship',
      relationTo: 'chapters',
      index: true,
      label: { zh: '章节', en: 'Chapter' },
      admin: { condition: (data) => data['kind'] === 'chapter' },
    },
    {
      name: 'file',
      type: 'relationship',
      relationTo: 'study-files' as never,
      label: { zh: '文件', en: 'File' },
      admin: { condition: (data) => data['kind'] !== 'chapter' },
    },
    {
      name: 'points',
      type: 'relationship',
      relationTo: 'appraisal-points',
      hasMany: true,
      index: true,
      label: { zh: '鉴定点', en: 'Appraisal points' },
    },
    {
      ...wholeNumber('nominalMinutes', { zh: '标称时长（分钟）', en: 'Nominal length (minutes)' }, { required: true, min: 1 }),
    },
    {
      name: 'revision',
      type: 'number',
      required: true,
      defaultValue: 1,
      label: { zh: '内容版本', en: 'Revision' },
      admin: { readOnly: true, position: 'sidebar', description: { zh: '内容更换时自动增加', en: 'Grows when the content changes' } },
    },
    {
      name: 'isOutdated',
      type: 'checkbox',
      defaultValue: false,
      index: true,
      label: { zh: '待处理：新版教材中没有对应章节', en: 'To be settled: the new edition has no such chapter' },
      admin: { readOnly: true, position: 'sidebar', condition: (data) => data['isOutdated'] === true },
      access: { create: bySystem, update: bySystem },
    },
    {
      name: 'open',
      type: 'checkbox',
      defaultValue: true,
      index: true,
      label: { zh: '开放学习', en: 'Open for study' },
      admin: { position: 'sidebar' },
    },
  ],
}
