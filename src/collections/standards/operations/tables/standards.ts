import { allow, refuse } from '@/kernel/decision'
import { defineTable, type RowOf } from '@/platform/spreadsheets'
import { levelName, type Level } from '../../domain/levels'
import { isOccupationCode, normaliseOccupationCode } from '../../domain/occupation-code'
import { FULL_WEIGHT } from '../../domain/weights'
import { levelsColumn } from './occupations'

/** Standards without their weight tables, which have a table of their own each. */
export const standardTable = defineTable({
  title: { zh: '职业标准', en: 'Standards' },
  columns: {
    occupationCode: {
      type: 'text',
      required: true,
      header: { zh: '职业编码', en: 'Occupation code' },
      normalise: normaliseOccupationCode,
      check: (value) => (isOccupationCode(value) ? allow : refuse('standards.badOccupationCode', { value })),
      width: 14,
    },
    version: { type: 'integer', required: true, minimum: 1, maximum: 999, header: { zh: '版本序号', en: 'Version' } },
    edition: { type: 'text', required: true, maxLength: 80, header: { zh: '版本名称', en: 'Edition' } },
    levels: levelsColumn(),
    validFrom: { type: 'date', header: { zh: '生效日期', en: 'Valid from' } },
    validTo: { type: 'date', header: { zh: '失效日期', en: 'Valid to' } },
    hours5: hoursColumn(5),
    hours4: hoursColumn(4),
    hours3: hoursColumn(3),
    hours2: hoursColumn(2),
    hours1: hoursColumn(1),
    hoursSource: { type: 'text', maxLength: 500, header: { zh: '学时来源', en: 'Source of the hours' }, width: 30 },
    hoursVerified: { type: 'boolean', header: { zh: '学时已核对', en: 'Hours verified' } },
    weightsSource: { type: 'text', maxLength: 500, header: { zh: '权重来源', en: 'Source of the weights' }, width: 30 },
    weightsVerified: { type: 'boolean', header: { zh: '权重已核对', en: 'Weights verified' } },
    source: { type: 'text', maxLength: 500, header: { zh: '资料来源', en: 'Source' }, width: 40 },
    verified: { type: 'boolean', header: { zh: '已核对', en: 'Verified' } },
    note: { type: 'text', maxLength: 2_000, header: { zh: '说明', en: 'Note' }, width: 40 },
  },
})

export type StandardRow = RowOf<typeof standardTable>

/** Both weight tables of one standard. */
export const weightsTable = defineTable({
  title: { zh: '权重表', en: 'Weight tables' },
  columns: {
    kind: {
      type: 'enum',
      required: true,
      header: { zh: '类别', en: 'Kind' },
      options: [
        { value: 'theory', label: { zh: '理论知识', en: 'theory' } },
        { value: 'skill', label: { zh: '操作技能', en: 'skill' }, aliases: ['技能', '技能要求'] },
      ],
    },
    section: { type: 'text', maxLength: 60, header: { zh: '部分', en: 'Section' } },
    name: { type: 'text', required: true, maxLength: 100, header: { zh: '项目', en: 'Item' }, aliases: ['名称', 'name'] },
    nameEn: { type: 'text', maxLength: 150, header: { zh: '英文名称', en: 'English name' } },
    weight5: weightColumn(5),
    weight4: weightColumn(4),
    weight3: weightColumn(3),
    weight2: weightColumn(2),
    weight1: weightColumn(1),
  },
  // As the standards print them: the kind and the section stand beside several items.
  merged: 'fill',
  notes: [{ zh: '两张表中每个等级的合计都必须正好是 100。', en: 'In both tables each level must come to exactly 100.' }],
})

export type WeightsRow = RowOf<typeof weightsTable>

export function weightKey(level: Level): `weight${Level}` {
  return `weight${level}`
}

export function hoursKey(level: Level): `hours${Level}` {
  return `hours${level}`
}

function hoursColumn(level: Level) {
  return {
    type: 'integer',
    minimum: 1,
    maximum: 5_000,
    header: { zh: `${levelName(level, 'zh')}培训学时`, en: `Training hours, level ${level}` },
    width: 14,
  } as const
}

function weightColumn(level: Level) {
  return {
    type: 'decimal',
    scale: 2,
    percent: true,
    minimum: 0,
    maximum: FULL_WEIGHT,
    header: { zh: levelName(level, 'zh'), en: `Level ${level}` },
    aliases: [levelName(level, 'zh').split('/')[0] ?? ''],
    width: 14,
  } as const
}
