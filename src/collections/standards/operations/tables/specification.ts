import { allow, refuse } from '@/kernel/decision'
import { defineTable, type RowOf } from '@/platform/spreadsheets'
import { codeKind, normaliseCode } from '../../domain/codes'
import { IMPORTANCE_LABELS, IMPORTANCES } from '../../domain/importance'
import { FULL_WEIGHT } from '../../domain/weights'

/** One sheet for ranges and points alike, as the printed table has it: the code tells which is which. */
export const specificationTable = defineTable({
  title: { zh: '鉴定要素细目表', en: 'Element specification' },
  key: 'code',
  columns: {
    code: {
      type: 'text',
      required: true,
      maxLength: 24,
      header: { zh: '代码', en: 'Code' },
      aliases: ['鉴定点代码', '鉴定范围代码', '完整代码', 'Full code'],
      hint: { zh: '范围：A、A-B、A-B-A；鉴定点：A-B-A-001', en: 'Ranges: A, A-B, A-B-A; points: A-B-A-001' },
      normalise: normaliseCode,
      check: (value) => (codeKind(value) ? allow : refuse('standards.badCode', { value })),
      width: 14,
    },
    name: {
      type: 'text',
      required: true,
      maxLength: 200,
      header: { zh: '名称', en: 'Name' },
      aliases: ['鉴定点', '鉴定点名称', '鉴定范围', '鉴定范围名称'],
      width: 40,
    },
    nameEn: { type: 'text', maxLength: 300, header: { zh: '英文名称', en: 'English name' }, width: 40 },
    weight: {
      type: 'decimal',
      scale: 2,
      percent: true,
      minimum: 0,
      maximum: FULL_WEIGHT,
      header: { zh: '鉴定比重', en: 'Weight' },
      aliases: ['比重', '权重'],
      hint: {
        zh: '百分数，至多两位小数；同级范围合计等于上级，最上级合计为 100',
        en: 'Per cent, two places at most; ranges add up to the one above, the top to 100',
      },
      width: 12,
    },
    importance: {
      type: 'enum',
      header: { zh: '重要程度', en: 'Importance' },
      options: IMPORTANCES.map((value) => ({
        value,
        label: { zh: value, en: value },
        aliases: [IMPORTANCE_LABELS[value].zh, IMPORTANCE_LABELS[value].en, `${value}${IMPORTANCE_LABELS[value].zh}`],
      })),
      hint: { zh: '只填在鉴定点上：X 核心、Y 一般、Z 辅助', en: 'For points only: X core, Y general, Z auxiliary' },
      width: 12,
    },
    ratio: {
      type: 'text',
      maxLength: 30,
      header: { zh: '重要程度比例', en: 'Importance ratio' },
      hint: { zh: '只作核对（X:Y:Z），不导入', en: 'Checked only (X:Y:Z), not imported' },
      width: 16,
    },
  },
  notes: [
    {
      zh: '再次导入按代码更新；文件中不再出现的范围和鉴定点停用，不删除。',
      en: 'A later import updates by code; what the file no longer names is retired, not deleted.',
    },
    { zh: '有一处错误则整份文件不导入。', en: 'With one error nothing of the file is imported.' },
  ],
})

export type SpecificationRow = RowOf<typeof specificationTable>
