import type { CollectionConfig } from 'payload'
import { anyone, isAdmin, isStaff } from '@/access'
import { dayField } from '@/platform/fields'

/** The stored holiday table, one row a year, as the State Council announces it each autumn. */
export const holidayYears: CollectionConfig = {
  slug: 'holiday-years',
  labels: { singular: { zh: '节假日安排', en: 'Holiday table' }, plural: { zh: '节假日安排', en: 'Holiday tables' } },
  admin: { group: { zh: '系统', en: 'System' }, useAsTitle: 'year', defaultColumns: ['year', 'announced', 'source'] },
  defaultSort: '-year',
  access: { create: isStaff, read: anyone, update: isStaff, delete: isAdmin },
  fields: [
    { name: 'year', type: 'number', required: true, unique: true, min: 2000, max: 2100, label: { zh: '年份', en: 'Year' } },
    { name: 'announced', type: 'checkbox', defaultValue: false, label: { zh: '已公布', en: 'Announced' } },
    { name: 'source', type: 'text', required: true, maxLength: 300, label: { zh: '资料来源', en: 'Source' } },
    {
      name: 'days',
      type: 'array',
      labels: { singular: { zh: '日期', en: 'Day' }, plural: { zh: '日期', en: 'Days' } },
      label: { zh: '与常规周不同的日期', en: 'Days that differ from the ordinary week' },
      fields: [
        dayField('date', { zh: '日期', en: 'Date' }, { required: true }),
        {
          name: 'kind',
          type: 'select',
          required: true,
          options: [
            { value: 'holiday', label: { zh: '放假', en: 'Holiday' } },
            { value: 'workday', label: { zh: '上班（调休）', en: 'Working day' } },
          ],
          label: { zh: '安排', en: 'Kind' },
        },
        { name: 'name', type: 'text', maxLength: 40, label: { zh: '节日', en: 'Occasion' } },
      ],
    },
  ],
}
