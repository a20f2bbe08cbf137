import { demoTrainees } from './people'
import type { DemoClass, DemoClassSession, DemoUnit } from './types'

/** The course that both classes follow: the eight chapters of the published book, a film and the safety sheet. */
export const demoUnits: readonly DemoUnit[] = [
  {
    key: 'u1',
    kind: 'chapter',
    chapter: 'bf-01',
    title: '原燃料与炉料质量',
    titleEn: 'Raw materials and burden quality',
    nominalMinutes: 420,
  },
  { key: 'u2', kind: 'chapter', chapter: 'bf-02', title: '高炉本体与冷却系统', titleEn: 'Furnace body and cooling', nominalMinutes: 420 },
  { key: 'u3', kind: 'chapter', chapter: 'bf-03', title: '热风炉操作', titleEn: 'Hot stove operation', nominalMinutes: 480 },
  {
    key: 'u3v',
    kind: 'video',
    file: 'hot-stove',
    title: '影片：热风炉的一个周期',
    titleEn: 'Film: one cycle of a hot stove',
    nominalMinutes: 6,
  },
  { key: 'u4', kind: 'chapter', chapter: 'bf-04', title: '高炉基本操作制度', titleEn: 'Basic operating regimes', nominalMinutes: 540 },
  { key: 'u5', kind: 'chapter', chapter: 'bf-05', title: '炉前操作', titleEn: 'Cast house operation', nominalMinutes: 480 },
  {
    key: 'u6',
    kind: 'chapter',
    chapter: 'bf-06',
    title: '高炉煤气与安全生产',
    titleEn: 'Blast furnace gas and safety',
    nominalMinutes: 480,
  },
  {
    key: 'u6a',
    kind: 'attachment',
    file: 'gas-safety',
    title: '煤气区域作业安全卡',
    titleEn: 'Safety card for work in gas areas',
    nominalMinutes: 30,
  },
  {
    key: 'u7',
    kind: 'chapter',
    chapter: 'bf-07',
    title: '炉况判断与失常处理',
    titleEn: 'Judging and restoring the furnace',
    nominalMinutes: 540,
  },
  {
    key: 'u8',
    kind: 'chapter',
    chapter: 'bf-08',
    title: '节能、环保与班组管理',
    titleEn: 'Energy, environment and crew management',
    nominalMinutes: 360,
  },
]

const TOPICS = [
  ['炉料结构与槽下操作', 'Burden composition and stockhouse work'],
  ['冷却壁与水温差判断', 'Staves and water temperature differences'],
  ['热风炉换炉实操', 'Changing over the stoves'],
  ['装料制度与布料', 'Charging and burden distribution'],
  ['出铁口维护与开堵口', 'Taphole care, drilling and plugging'],
  ['煤气防护器材与救护', 'Gas protection gear and rescue'],
  ['炉温判断与调剂', 'Judging and adjusting the furnace heat'],
  ['悬料、崩料处理演练', 'Drill: hanging and slipping burden'],
  ['喷煤操作与安全', 'Coal injection and its safety'],
  ['铁口与渣沟事故案例', 'Cases: taphole and runner accidents'],
  ['班组交接与数据记录', 'Shift handover and records'],
  ['休风与复风操作', 'Taking off and putting on blast'],
  ['炉前机械操作', 'Cast house machines'],
  ['送风制度与鼓风参数', 'Blast regime and parameters'],
  ['综合模拟：正常班次', 'Simulation: an ordinary shift'],
  ['综合模拟：异常处置', 'Simulation: an abnormal shift'],
  ['鉴定前辅导', 'Before the appraisal'],
] as const

/** Two half days a week, six 学时 each: one in the classroom, one in the workshop. */
function timeTable(key: string, fromWeek: number, toWeek: number, room: string, shop: string): DemoClassSession[] {
  const sessions: DemoClassSession[] = []
  for (let week = fromWeek; week <= toWeek; week += 1) {
    const [title, titleEn] = TOPICS[(week - fromWeek) % TOPICS.length] ?? TOPICS[0]
    const base = { week, from: '08:00', to: '12:30' }
    sessions.push({ ...base, key: `${key}-${week}-r`, weekday: 2, kind: 'classroom', title, titleEn, place: room })
    sessions.push({
      ...base,
      key: `${key}-${week}-s`,
      weekday: 4,
      kind: 'workshop',
      title: `${title}（实训）`,
      titleEn: `${titleEn} (workshop)`,
      place: shop,
    })
  }
  return sessions
}

const CREWS = ['A', 'B', 'C', 'D'] as const
/** How much of the plan each one keeps; below 0.8 somebody will miss the hours. */
const DILIGENCE = [1.02, 0.94, 0.9, 1.08, 0.62, 0.98, 0.85, 1.0, 0.93, 0.55, 1.04, 0.88, 0.97, 0.8, 1.01, 0.9]

function traineesOf(organisation: string, first: readonly string[], withCrews: boolean): DemoClass['trainees'] {
  return [...first, ...demoTrainees.filter(([, , home]) => home === organisation).map(([username]) => username)].map((user, index) => ({
    user,
    diligence: DILIGENCE[index % DILIGENCE.length] ?? 0.9,
    ...(withCrews ? { crew: CREWS[index % 4] as (typeof CREWS)[number] } : {}),
  }))
}

/** Two classes that are under way and a short one that is over, all for 高炉炼铁工 (6-17-01-06). `year` is for the class numbers. */
export function demoClasses(year: string): DemoClass[] {
  return [
    {
      key: 'refresher',
      code: `YG-BX-${year}-01`,
      name: '高炉炼铁工四级岗位补训班',
      nameEn: 'Refresher for blast furnace operators, level 4',
      organisation: 'yigang',
      administrator: 'ta-yigang',
      purpose: 'refresher',
      teacher: 'author-bf-1',
      startsWeek: -20,
      endsWeek: -16,
      appraisalWeek: null,
      requiredHours: 24,
      shiftPattern: 'day',
      trainees: [
        { user: 'trainee-1', diligence: 1 },
        { user: 'trainee-2', diligence: 1 },
        { user: 'trainee-3', diligence: 1 },
      ],
      sessions: timeTable('refresher', -19, -18, '一钢培训中心 201', '一钢实训车间').slice(0, 3),
    },
    {
      key: 'yigang',
      code: `YG-GL-${year}-02`,
      name: '高炉炼铁工四级培训班（一钢）',
      nameEn: 'Blast furnace operators, level 4 (No. 1 Works)',
      organisation: 'yigang',
      administrator: 'ta-yigang',
      purpose: 'appraisal',
      teacher: 'author-bf-1',
      startsWeek: -13,
      endsWeek: 5,
      appraisalWeek: 6,
      requiredHours: 350,
      shiftPattern: 'four-crews-three-shifts',
      trainees: traineesOf('yigang', ['trainee-1', 'trainee-2', 'trainee-3'], true),
      sessions: timeTable('yigang', -13, 4, '一钢培训中心 305', '一钢高炉实训车间'),
    },
    {
      key: 'ergang',
      code: `EG-GL-${year}-01`,
      name: '高炉炼铁工四级培训班（二钢）',
      nameEn: 'Blast furnace operators, level 4 (No. 2 Works)',
      organisation: 'ergang',
      administrator: 'ta-ergang',
      purpose: 'appraisal',
      teacher: 'deputy-bf',
      startsWeek: -12,
      endsWeek: 7,
      appraisalWeek: 8,
      requiredHours: 350,
      shiftPattern: 'day',
      trainees: traineesOf('ergang', [], false),
      sessions: timeTable('ergang', -12, 6, '二钢职工学校 102', '二钢实训基地'),
    },
  ]
}
