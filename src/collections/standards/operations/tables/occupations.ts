import { allow, refuse } from '@/kernel/decision'
import { defineTable, type RowOf } from '@/platform/spreadsheets'
import { parseLevels } from '../../domain/levels'
import { isGroupCode, isOccupationCode, normaliseOccupationCode } from '../../domain/occupation-code'

export const occupationTable = defineTable({
  title: { zh: '职业', en: 'Occupations' },
  key: 'code',
  columns: {
    code: {
      type: 'text',
      required: true,
      header: { zh: '职业编码', en: 'Code' },
      aliases: ['编码', '职业代码', '代码'],
      hint: { zh: '例：6-17-09-02', en: 'Such as 6-17-09-02' },
      normalise: normaliseOccupationCode,
      check: (value) => (isOccupationCode(value) ? allow : refuse('standards.badOccupationCode', { value })),
      width: 14,
    },
    name: { type: 'text', required: true, maxLength: 60, header: { zh: '名称', en: 'Name' }, aliases: ['职业名称', '职业'] },
    nameEn: { type: 'text', maxLength: 120, header: { zh: '英文名称', en: 'English name' }, width: 36 },
    groupCode: {
      type: 'text',
      header: { zh: '小类编码', en: 'Group code' },
      normalise: normaliseOccupationCode,
      check: (value) => (isGroupCode(value) ? allow : refuse('standards.badGroupCode', { value })),
    },
    groupName: { type: 'text', maxLength: 60, header: { zh: '小类名称', en: 'Group' } },
    levels: levelsColumn(),
    edition: { type: 'text', maxLength: 40, header: { zh: '分类大典版本', en: 'Edition' }, width: 14 },
    source: { type: 'text', maxLength: 500, header: { zh: '资料来源', en: 'Source' }, width: 40 },
    verified: { type: 'boolean', header: { zh: '已核对', en: 'Verified' } },
    note: { type: 'text', maxLength: 1_000, header: { zh: '说明', en: 'Note' }, width: 40 },
  },
})

export type OccupationRow = RowOf<typeof occupationTable>

export function levelsColumn() {
  return {
    type: 'text',
    required: true,
    maxLength: 100,
    header: { zh: '等级', en: 'Levels' },
    hint: { zh: '例：五级、四级、三级 或 5,4,3', en: 'Such as 5,4,3' },
    check: (value: string) => (parseLevels(value) ? allow : refuse('standards.badLevel', { value })),
    width: 20,
  } as const
}
