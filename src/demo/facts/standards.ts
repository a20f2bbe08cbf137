import { blastFurnaceSpecification } from './specification-blast-furnace'
import { steelmakingSpecification } from './specification-steelmaking'
import type { DemoAssessmentPart, DemoCondition, DemoEligibilityRule, DemoLevel, DemoRoute, DemoStandard, DemoWeightRow } from './types'

const general = '一般知识，未见于所读来源'
const extrusion = 'max.book118.com/html/2021/0105/5133300301003103.shtm（金属挤压工 2020，按 2018 年版技术规程编写）'
const converterOld = '公开转载的转炉炼钢工国家职业标准（2015 年以前）'

const experience = (years: number): DemoCondition => ({ kind: 'experience', years, relation: 'related' })
const after = (level: DemoLevel, years: number): DemoCondition[] => [
  { kind: 'certificate', level, relation: 'related' },
  { kind: 'experience', years, relation: 'related', since: 'certificate' },
]
const apprenticeship: DemoCondition = { kind: 'apprenticeship', relation: 'related' }

function seen(source: string, ...allOf: DemoCondition[]): DemoRoute {
  return { allOf, verified: true, source }
}

function assumed(...allOf: DemoCondition[]): DemoRoute {
  return { allOf, verified: false, source: general }
}

/** Admission as the 2018 technical procedure words it; each route says whether it was read. */
const template2018: readonly DemoEligibilityRule[] = [
  { level: 5, anyOf: [seen(extrusion, experience(1)), seen(extrusion, apprenticeship)] },
  {
    level: 4,
    anyOf: [
      seen(extrusion, ...after(5, 4)),
      seen(extrusion, experience(6)),
      seen(extrusion, {
        kind: 'education',
        schools: ['technical-school', 'secondary-vocational'],
        relation: 'related',
        studentsInFinalYear: true,
      }),
    ],
  },
  {
    level: 3,
    anyOf: [
      seen(extrusion, ...after(4, 5)),
      assumed(
        { kind: 'certificate', level: 4, relation: 'related' },
        { kind: 'education', schools: ['senior-technical-school', 'technician-college'], relation: 'related', studentsInFinalYear: true },
      ),
      assumed(
        { kind: 'certificate', level: 4, relation: 'related' },
        { kind: 'education', schools: ['higher-vocational'], relation: 'related', studentsInFinalYear: true },
      ),
      assumed({ kind: 'education', schools: ['college', 'bachelor'], relation: 'related', studentsInFinalYear: false }, ...after(4, 2)),
    ],
  },
  {
    level: 2,
    anyOf: [
      assumed(...after(3, 4)),
      assumed(
        { kind: 'certificate', level: 3, relation: 'related' },
        { kind: 'education', schools: ['senior-technical-school', 'technician-college'], relation: 'related', studentsInFinalYear: false },
        experience(3),
      ),
      assumed(
        { kind: 'named-certificate', name: '预备技师证书' },
        { kind: 'education', schools: ['technician-college'], relation: 'related', studentsInFinalYear: false },
        experience(2),
      ),
    ],
  },
  { level: 1, anyOf: [assumed(...after(2, 4))] },
]

/** Admission of the older converter standard, which counts training as well. */
const converterRules: readonly DemoEligibilityRule[] = [
  {
    level: 5,
    anyOf: [
      seen(converterOld, { kind: 'training', level: 5 }),
      { ...seen(converterOld, experience(2)), note: '连续见习' },
      seen(converterOld, apprenticeship),
    ],
  },
  {
    level: 4,
    anyOf: [
      seen(converterOld, ...after(5, 3), { kind: 'training', level: 4 }),
      seen(converterOld, ...after(5, 5)),
      seen(converterOld, experience(7)),
      seen(converterOld, {
        kind: 'education',
        schools: ['secondary-vocational', 'technical-school'],
        relation: 'same',
        studentsInFinalYear: false,
      }),
    ],
  },
  {
    level: 3,
    anyOf: [
      seen(converterOld, ...after(4, 4), { kind: 'training', level: 3 }),
      { ...seen(converterOld, ...after(4, 7)), note: '来源此处残缺，读作“7 年以上”' },
      assumed({
        kind: 'education',
        schools: ['senior-technical-school', 'higher-vocational'],
        relation: 'same',
        studentsInFinalYear: false,
      }),
    ],
  },
  {
    level: 2,
    anyOf: [assumed(...after(3, 5), { kind: 'training', level: 2 }), assumed(...after(3, 8))],
  },
  { level: 1, anyOf: [assumed(...after(2, 3), { kind: 'training', level: 1 }), assumed(...after(2, 5))] },
]

const assessment: readonly DemoAssessmentPart[] = [
  { part: 'theory', mode: '笔试或机考', minMinutes: 90, fullMark: 100, passMark: 60 },
  { part: 'skill', mode: '实操或模拟操作', minMinutes: 60, fullMark: 100, passMark: 60 },
  { part: 'review', mode: '综合评审', minMinutes: 30, fullMark: 100, passMark: 60, levels: [2, 1] },
]

const allLevels: readonly DemoLevel[] = [5, 4, 3, 2, 1]
const columns: readonly DemoLevel[] = [5, 4, 3, 2, 1]

type WeightSource = readonly [section: string, name: string, ...percent: number[]]

/** Percent points in the order of the standards' columns, level 5 first. */
function weights(rows: readonly WeightSource[]): DemoWeightRow[] {
  return rows.map(([section, name, ...percent]) => ({
    ...(section ? { section } : {}),
    name,
    hundredths: Object.fromEntries(percent.map((value, index) => [columns[index] ?? 5, value * 100])),
  }))
}

function hours(...values: number[]): Partial<Record<DemoLevel, number>> {
  return Object.fromEntries(values.map((value, index) => [columns[index] ?? 5, value]))
}

const basic = '基本要求'
const related = '相关知识要求'

/** Standards with what is known of them. All weight tables are composed and say so. */
export const demoStandards: readonly DemoStandard[] = [
  {
    key: 'std-bf',
    occupationCode: '6-17-01-06',
    title: '高炉炼铁工 国家职业技能标准（演示）',
    editionText: '演示版',
    effectiveFrom: '2024-01-01',
    levels: allLevels,
    trainingHours: hours(400, 350, 300, 250, 200),
    trainingHoursVerified: false,
    eligibility: template2018,
    theoryWeights: weights([
      [basic, '职业道德', 5, 5, 5, 5, 5],
      [basic, '基础知识', 25, 20, 15, 15, 10],
      [related, '原燃料与供料', 15, 10, 10, 5, 5],
      [related, '热风炉操作', 15, 15, 10, 10, 5],
      [related, '高炉冶炼操作', 10, 20, 30, 30, 30],
      [related, '炉前操作', 20, 15, 10, 5, 5],
      [related, '设备与煤气安全', 5, 10, 10, 10, 10],
      [related, '节能环保与班组管理', 5, 5, 10, 10, 10],
      [related, '培训指导与技术管理', 0, 0, 0, 10, 20],
    ]),
    skillWeights: weights([
      ['', '原燃料与供料', 20, 15, 10, 5, 5],
      ['', '热风炉操作', 20, 20, 15, 10, 10],
      ['', '高炉冶炼操作', 15, 25, 35, 35, 30],
      ['', '炉前操作', 35, 25, 20, 15, 10],
      ['', '设备与煤气安全', 10, 15, 20, 20, 20],
      ['', '培训指导与技术管理', 0, 0, 0, 15, 25],
    ]),
    weightsComposed: true,
    assessment,
    source: '结构依照国家职业技能标准编制技术规程的通行样式；学时与权重为演示编写',
    verified: false,
    composed: true,
    note: '未能读到该职业现行标准原文',
  },
  {
    key: 'std-bof',
    occupationCode: '6-17-02-02',
    title: '转炉炼钢工 国家职业标准（旧版，现归炼钢工）',
    editionText: '2015 年以前的国家职业标准',
    levels: allLevels,
    trainingHours: hours(500, 400, 300, 300, 200),
    trainingHoursVerified: false,
    eligibility: converterRules,
    theoryWeights: weights([
      [basic, '职业道德', 5, 5, 5, 5, 5],
      [basic, '基础知识', 25, 25, 20, 15, 10],
      [related, '原料与装入', 20, 15, 10, 5, 5],
      [related, '转炉吹炼', 25, 30, 30, 30, 25],
      [related, '终点控制与出钢', 10, 10, 15, 20, 20],
      [related, '炉衬维护', 10, 8, 8, 5, 5],
      [related, '煤气除尘与安全', 5, 7, 8, 8, 8],
      [related, '培训与管理', 0, 0, 4, 12, 22],
    ]),
    skillWeights: weights([
      ['', '原料与装入', 30, 20, 10, 5, 5],
      ['', '转炉吹炼', 35, 40, 45, 45, 35],
      ['', '终点控制与出钢', 20, 25, 25, 25, 25],
      ['', '炉衬维护', 15, 15, 15, 10, 10],
      ['', '培训与管理', 0, 0, 5, 15, 25],
    ]),
    weightsComposed: true,
    assessment,
    source: converterOld,
    verified: false,
    note: '高级技师 200 学时见于来源，其余学时与全部权重为演示编写',
  },
  {
    key: 'std-burden',
    occupationCode: '6-17-01-05',
    title: '高炉原料工 国家职业标准（旧版）',
    editionText: '2015 年以前的国家职业标准',
    levels: [5, 4, 3, 2],
    trainingHours: hours(400, 350, 300, 250),
    trainingHoursVerified: true,
    eligibility: [],
    theoryWeights: weights([
      [basic, '职业道德', 5, 5, 5, 5],
      [basic, '基础知识', 25, 20, 15, 15],
      [related, '原燃料管理', 20, 20, 15, 10],
      [related, '供料与装料操作', 30, 30, 30, 20],
      [related, '设备检查与维护', 15, 15, 20, 20],
      [related, '事故判断与处理', 5, 10, 15, 20],
      [related, '培训与管理', 0, 0, 0, 10],
    ]),
    skillWeights: weights([
      ['', '原燃料管理', 25, 25, 20, 15],
      ['', '供料与装料操作', 50, 45, 40, 30],
      ['', '设备检查与维护', 20, 20, 20, 20],
      ['', '事故判断与处理', 5, 10, 20, 20],
      ['', '培训与管理', 0, 0, 0, 15],
    ]),
    weightsComposed: true,
    assessment,
    source: 'www.boteman.cn/p-9705486.html',
    verified: true,
    note: '来源印作“初级＝国家职业资格四级”，与通常的“初级＝五级”不同；此处按通常对应',
  },
  {
    key: 'std-rolling',
    occupationCode: '6-17-09-02',
    title: '金属轧制工 国家职业技能标准',
    editionText: '2019年版',
    levels: allLevels,
    trainingHours: hours(400, 350, 300, 250, 200),
    trainingHoursVerified: false,
    eligibility: template2018,
    theoryWeights: weights([
      [basic, '职业道德', 5, 5, 5, 5, 5],
      [basic, '基础知识', 25, 20, 20, 15, 10],
      [related, '生产准备', 25, 20, 15, 10, 5],
      [related, '轧制操作', 30, 35, 35, 30, 25],
      [related, '质量控制', 8, 12, 15, 15, 15],
      [related, '设备维护与故障处理', 7, 8, 10, 15, 15],
      [related, '培训指导与技术管理', 0, 0, 0, 10, 25],
    ]),
    skillWeights: weights([
      ['', '生产准备', 30, 25, 20, 10, 5],
      ['', '轧制操作', 45, 45, 40, 35, 30],
      ['', '质量控制', 15, 18, 20, 20, 20],
      ['', '设备维护与故障处理', 10, 12, 20, 20, 20],
      ['', '培训指导与技术管理', 0, 0, 0, 15, 25],
    ]),
    weightsComposed: true,
    assessment,
    source: 'wenku.edumine.net/doc/161872.html；m448.com/info/docview_673476.html',
    verified: true,
    note: '只读到书名页与前言；权重为演示编写',
  },
  {
    key: 'std-extrusion',
    occupationCode: '6-17-09-09',
    title: '金属挤压工 国家职业技能标准',
    editionText: '2020年版',
    levels: allLevels,
    trainingHours: {},
    trainingHoursVerified: false,
    eligibility: template2018,
    theoryWeights: [],
    skillWeights: [],
    weightsComposed: false,
    assessment,
    source: extrusion,
    verified: true,
    note: '只读到代码、版次与申报条件',
  },
]

export const demoSpecifications = [blastFurnaceSpecification, steelmakingSpecification] as const
