import type { CollectionConfig } from 'payload'
import { isAdmin } from '@/access'
import { prefilled } from '@/platform/admin/prefill'
import { dayField, LEVEL_OPTIONS, peopleField, requiredRelation, wholeNumber } from '@/platform/fields'
import { withWorkflow } from '@/platform/workflow'
import { administeredOrganisation, arranges, arrangesSomewhere, readsOfClass } from '../../access'
import { classBoardViews, classListViews, figuresLink } from '../../shared/admin/views'
import { classTrainingViews } from '../admin/views'
import {
  checkClass,
  fillFromStandard,
  keepOrganisation,
  keepPolicyScope,
  keepRequiredHours,
  keepSessions,
  keepStandard,
} from '../hooks/classes'
import { keepTeachers } from '../hooks/class-teachers'
import { classWorkflow } from '../operations/class-workflow'
import { REFRESHER, SLUGS, TRAINING_GROUP } from '../../slugs'

/** A training class (培训班) of one organisation for one occupation and level. */
export const classes: CollectionConfig = withWorkflow(classWorkflow, {
  slug: SLUGS.classes,
  labels: { singular: { zh: '培训班', en: 'Training class' }, plural: { zh: '培训班', en: 'Training classes' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'name',
    defaultColumns: ['code', 'name', 'organisation', 'startsOn', 'appraisalOn', 'state'],
    listSearchableFields: ['code', 'name', 'nameEn'],
    components: { beforeListTable: [figuresLink], views: { ...classListViews, edit: { ...classBoardViews, ...classTrainingViews } } },
  },
  defaultSort: '-startsOn',
  access: {
    create: arrangesSomewhere,
    read: readsOfClass({ classPath: '' }),
    update: arranges('organisation'),
    delete: isAdmin,
  },
  hooks: {
    beforeChange: [
      keepOrganisation,
      keepPolicyScope,
      checkClass,
      keepSessions,
      keepTeachers,
      keepStandard,
      fillFromStandard,
      keepRequiredHours,
    ],
  },
  fields: [
    { name: 'code', type: 'text', required: true, unique: true, maxLength: 40, label: { zh: '班号', en: 'Code' } },
    prefilled({ name: 'name', type: 'text', required: true, maxLength: 120, label: { zh: '名称', en: 'Name' } }),
    { name: 'nameEn', type: 'text', maxLength: 200, label: { zh: '英文名称', en: 'English name' } },
    prefilled(requiredRelation('organisation', 'organisations', { zh: '单位', en: 'Organisation' }), administeredOrganisation),
    prefilled(requiredRelation('occupation', 'occupations', { zh: '职业', en: 'Occupation' })),
    prefilled({ name: 'level', type: 'select', required: true, index: true, options: LEVEL_OPTIONS, label: { zh: '等级', en: 'Level' } }),
    {
      name: 'purpose',
      type: 'select',
      required: true,
      defaultValue: 'appraisal',
      options: [
        { value: 'appraisal', label: { zh: '鉴定前培训', en: 'Training before appraisal' } },
        { value: REFRESHER, label: { zh: '岗位补训', en: 'Refresher' } },
      ],
      label: { zh: '用途', en: 'Purpose' },
      admin: { description: { zh: '岗位补训的学时不作鉴定资格', en: 'A refresher does not admit to an appraisal' } },
    },
    { name: 'standard', type: 'relationship', relationTo: 'standards', index: true, label: { zh: '标准', en: 'Standard' } },
    prefilled({
      name: 'courses',
      type: 'relationship',
      relationTo: SLUGS.courses as never,
      hasMany: true,
      index: true,
      label: { zh: '课程', en: 'Courses' },
      admin: { description: { zh: '学员在线学习的课程；开班之前选定', en: 'What is studied online; choose it before the class starts' } },
    }),
    peopleField('teachers', { zh: '教师', en: 'Teachers' }),
    dayField('startsOn', { zh: '开班日期', en: 'Starts on' }, { required: true, index: true }),
    dayField('endsOn', { zh: '结业日期', en: 'Ends on' }, { required: true, index: true }),
    dayField('appraisalOn', { zh: '鉴定日期', en: 'Appraisal on' }, { index: true }),
    {
      ...wholeNumber('requiredHours', { zh: '应修学时', en: 'Required hours' }),
      admin: { step: 1, description: { zh: '留空则取自标准', en: 'Empty: as the standard asks' } },
    },
    {
      name: 'policyScope',
      type: 'text',
      maxLength: 120,
      label: { zh: '规则适用范围', en: 'Scope of the rules' },
      admin: { description: { zh: '留空即普遍适用的规则', en: 'Empty: the rules for everybody' } },
    },
    {
      name: 'shiftPattern',
      type: 'select',
      defaultValue: 'day',
      options: [
        { value: 'day', label: { zh: '常白班', en: 'Day shift' } },
        { value: 'four-crews-three-shifts', label: { zh: '四班三倒', en: 'Four crews, three shifts' } },
      ],
      label: { zh: '班制', en: 'Shift pattern' },
    },
    dayField('shiftAnchorOn', { zh: '轮班起算日（甲班首个早班）', en: "Shift anchor (crew A's first morning shift)" }),
    { name: 'note', type: 'textarea', maxLength: 2_000, label: { zh: '说明', en: 'Note' } },
  ],
})
