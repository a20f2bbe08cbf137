import { defineTable, type RowOf } from '@/platform/spreadsheets'

/** Rules as a table: which rule, for whom, from when, and its value as people write it. */
export const policyTable = defineTable({
  title: { zh: '规则库', en: 'Policy rows' },
  columns: {
    rule: {
      type: 'text',
      required: true,
      maxLength: 200,
      header: { zh: '规则', en: 'Rule' },
      hint: { zh: '规则的名称', en: 'What the rule is called' },
      width: 32,
    },
    key: {
      type: 'text',
      maxLength: 100,
      header: { zh: '规则代码', en: 'Rule code' },
      hint: { zh: '可空；名称与代码不一致时以代码为准', en: 'May be empty; where the name is another one the code counts' },
      width: 30,
    },
    scope: { type: 'text', maxLength: 120, header: { zh: '适用范围', en: 'Scope' }, hint: { zh: '空即普遍适用', en: 'Empty: everybody' } },
    effectiveFrom: { type: 'date', required: true, header: { zh: '生效日期', en: 'First day' } },
    effectiveTo: { type: 'date', header: { zh: '失效日期', en: 'Last day' } },
    value: {
      type: 'text',
      maxLength: 20_000,
      header: { zh: '值', en: 'Value' },
      hint: { zh: '有几项时每项一行：名称：值', en: 'One line for each part: name: value' },
      width: 40,
    },
    unit: { type: 'text', maxLength: 40, header: { zh: '单位', en: 'Unit' } },
    repeals: { type: 'boolean', header: { zh: '废止', en: 'Repeals' } },
    source: { type: 'text', required: true, maxLength: 500, header: { zh: '依据', en: 'Source' }, width: 40 },
    verified: { type: 'boolean', header: { zh: '已核对原文', en: 'Verified against the text' } },
    note: { type: 'text', maxLength: 2_000, header: { zh: '说明', en: 'Note' }, width: 40 },
  },
  notes: [
    {
      zh: '按规则、适用范围和生效日期认行；已生效的行不能改，变更请新增一行。文件中没有的行不动。',
      en: 'A row is known by rule, scope and first day; one that is in force cannot be changed, a change is a new row. Rows that the file does not name stay.',
    },
  ],
})

export type PolicyTableRow = RowOf<typeof policyTable>
