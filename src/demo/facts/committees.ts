import type { Sourced } from './types'

export type DemoCommittee = Sourced & {
  key: string
  number: number
  nameZh: string
  nameEn: string
  kind: 'editorial' | 'writing'
  parent?: string
  fieldZh?: string
  fieldEn?: string
  /** Codes or beginnings of codes of the occupations in its care. */
  occupationPrefixes: readonly string[]
  introduction: string
}

type Row = readonly [key: string, fieldZh: string, fieldEn: string, prefixes: readonly string[], introduction: string]

const composed = { source: '按行业通行的八个专业编写；公开来源未见八个委员会的名称', verified: false, composed: true } as const

const writing: readonly Row[] = [
  [
    'sinter',
    '烧结球团',
    'Sintering and Pelletising',
    ['6-17-01-01', '6-17-01-02', '6-17-01-03', '6-17-01-04'],
    '负责烧结球团各工种培训教材的规划、编写与修订，对口原料场、烧结与球团工序。',
  ],
  [
    'iron',
    '炼铁',
    'Ironmaking',
    ['6-17-01-05', '6-17-01-06', '6-17-01-07'],
    '负责高炉原料、高炉炼铁与高炉运转各工种培训教材的规划、编写与修订，并向题库反馈鉴定点的增删建议。',
  ],
  ['steel', '炼钢', 'Steelmaking', ['6-17-02'], '负责炼钢原料、转炉与电炉炼钢、精炼与浇铸各工种培训教材的规划、编写与修订。'],
  [
    'rolling',
    '轧钢',
    'Steel Rolling',
    ['6-17-09-01', '6-17-09-02', '6-17-09-03', '6-17-09-04', '6-17-09-05', '6-17-09-06', '6-17-09-07', '6-17-09-10'],
    '负责轧制、酸洗、涂镀、热处理与精整各工种培训教材的规划、编写与修订。',
  ],
  ['coke', '焦化', 'Coking and By-products', ['6-10-02'], '负责炼焦与煤气净化各工种培训教材的规划、编写与修订。'],
  ['refractory', '耐火材料', 'Refractories', ['6-15-06'], '负责耐火原料、成型、烧成与筑炉各工种培训教材的规划、编写与修订。'],
  ['alloy', '铁合金', 'Ferroalloys', ['6-17-04'], '负责铁合金火法与湿法冶炼各工种培训教材的规划、编写与修订。'],
  [
    'products',
    '金属制品与检化验',
    'Metal Products and Testing',
    ['6-17-09-08', '6-17-09-11', '6-31-03'],
    '负责金属制品各工种以及化学分析、物理性能检验、无损检测各工种培训教材的规划、编写与修订。',
  ],
]

/** The editorial and review committee with its eight professional writing committees. */
export const demoCommittees: readonly DemoCommittee[] = [
  {
    key: 'editorial',
    number: 0,
    nameZh: '冶金行业培训教材编审委员会',
    nameEn: 'Editorial and Review Committee for Training Textbooks',
    kind: 'editorial',
    occupationPrefixes: ['6-'],
    introduction: '统筹教材建设规划，审定编写大纲，组织三审与质量检查，决定出版、重印、修订和停用。下设八个专业编写委员会。',
    ...composed,
  },
  ...writing.map(([key, fieldZh, fieldEn, occupationPrefixes, introduction], index): DemoCommittee => ({
    key,
    number: index + 1,
    nameZh: `${fieldZh}专业编写委员会`,
    nameEn: `${fieldEn} Writing Committee`,
    kind: 'writing',
    parent: 'editorial',
    fieldZh,
    fieldEn,
    occupationPrefixes,
    introduction,
    ...composed,
  })),
]
