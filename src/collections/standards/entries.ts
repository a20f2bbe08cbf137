import type { CollectionConfig, Field } from 'payload'
import { isAdmin, isStaff } from '@/access'
import { readsSpecifications } from './access'
import { IMPORTANCE_LABELS, IMPORTANCES } from './domain/importance'
import { FULL_WEIGHT } from './domain/weights'
import { GROUP } from './fields'
import { keepEntry, keepEntryInForce, recountAfterChange, recountAfterDelete } from './hooks/entries'

const access = { create: isStaff, read: readsSpecifications, update: isStaff, delete: isAdmin }

/** Appraisal ranges (鉴定范围): the inner nodes of a specification's tree. */
export const elementNodes: CollectionConfig = {
  slug: 'element-nodes',
  labels: { singular: { zh: '鉴定范围', en: 'Appraisal range' }, plural: { zh: '鉴定范围', en: 'Appraisal ranges' } },
  admin: {
    group: GROUP,
    useAsTitle: 'name',
    defaultColumns: ['code', 'name', 'weightHundredths', 'specification'],
    listSearchableFields: ['code', 'name'],
  },
  defaultSort: 'order',
  access,
  indexes: [{ fields: ['specification', 'code'], unique: true }],
  hooks: {
    beforeChange: [keepEntry('range')],
    beforeDelete: [keepEntryInForce],
    afterChange: [recountAfterChange],
    afterDelete: [recountAfterDelete],
  },
  fields: [
    specificationField(),
    {
      name: 'code',
      type: 'text',
      required: true,
      index: true,
      maxLength: 20,
      label: { zh: '范围代码', en: 'Range code' },
      admin: { description: 'A · A-B · A-B-A' },
    },
    ...nameFields(),
    weightField({ zh: '鉴定比重（万分数）', en: 'Weight (hundredths of a percent point)' }),
    statusField(),
    orderField(),
  ],
}

/** Appraisal points (鉴定点): what textbooks, study units, items and results all link to. */
export const appraisalPoints: CollectionConfig = {
  slug: 'appraisal-points',
  labels: { singular: { zh: '鉴定点', en: 'Appraisal point' }, plural: { zh: '鉴定点', en: 'Appraisal points' } },
  admin: {
    group: GROUP,
    useAsTitle: 'name',
    defaultColumns: ['fullCode', 'name', 'importance', 'weightHundredths', 'status', 'specification'],
    listSearchableFields: ['fullCode', 'name', 'nameEn'],
  },
  defaultSort: 'order',
  access,
  indexes: [{ fields: ['specification', 'fullCode'], unique: true }],
  hooks: {
    beforeChange: [keepEntry('point')],
    beforeDelete: [keepEntryInForce],
    afterChange: [recountAfterChange],
    afterDelete: [recountAfterDelete],
  },
  fields: [
    specificationField(),
    {
      name: 'fullCode',
      type: 'text',
      required: true,
      index: true,
      maxLength: 24,
      label: { zh: '完整代码', en: 'Full code' },
      admin: { description: 'A-B-A-001' },
    },
    { name: 'code', type: 'text', maxLength: 6, label: { zh: '鉴定点代码', en: 'Point code' }, admin: { readOnly: true } },
    ...nameFields(),
    { name: 'rangePath', type: 'text', index: true, maxLength: 20, label: { zh: '所属范围', en: 'Range' }, admin: { readOnly: true } },
    {
      name: 'importance',
      type: 'select',
      required: true,
      index: true,
      options: IMPORTANCES.map((value) => ({
        value,
        label: { zh: `${value} ${IMPORTANCE_LABELS[value].zh}`, en: `${value} ${IMPORTANCE_LABELS[value].en}` },
      })),
      label: { zh: '重要程度', en: 'Importance' },
    },
    weightField({ zh: '鉴定比重（万分数，可空）', en: 'Weight (hundredths of a percent point, optional)' }),
    statusField(),
    orderField(),
  ],
}

function specificationField(): Field {
  return {
    name: 'specification',
    type: 'relationship',
    relationTo: 'element-specifications',
    required: true,
    index: true,
    label: { zh: '细目表', en: 'Specification' },
  }
}

function nameFields(): Field[] {
  return [
    { name: 'name', type: 'text', required: true, maxLength: 200, label: { zh: '名称', en: 'Name' } },
    { name: 'nameEn', type: 'text', maxLength: 300, label: { zh: '英文名称', en: 'English name' } },
  ]
}

function weightField(label: { zh: string; en: string }): Field {
  return { name: 'weightHundredths', type: 'number', min: 0, max: FULL_WEIGHT, label }
}

/** What an import no longer names is retired, not deleted: chapters and items may link to it. */
function statusField(): Field {
  return {
    name: 'status',
    type: 'select',
    required: true,
    index: true,
    defaultValue: 'active',
    options: [
      { value: 'active', label: { zh: '在用', en: 'In use' } },
      { value: 'retired', label: { zh: '停用', en: 'Retired' } },
    ],
    label: { zh: '使用状态', en: 'Status' },
  }
}

function orderField(): Field {
  return { name: 'order', type: 'text', index: true, label: { zh: '排序', en: 'Order' }, admin: { hidden: true } }
}
