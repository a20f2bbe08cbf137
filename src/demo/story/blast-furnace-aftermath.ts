import type { StoryCalendar } from '@/platform/demonstration/calendar'
import type { StoryEvent } from './types'

const STAFF = 'staff2'
const CHIEF = 'chief-bf'
const EDITOR = 'editor-1'

type OrderRow = readonly [organisation: string, quantity: number, contact: string, by: string]

const firstOrders: readonly OrderRow[] = [
  ['yigang', 860, '宋知行', 'ta-yigang'],
  ['ergang', 720, '严守则', 'ta-ergang'],
  ['college', 640, '费学优', 'ta-college'],
  ['tegang', 210, '贺兰亭', STAFF],
  ['zhagang', 45, '池铁民', STAFF],
  ['jiaohua', 60, '薛青禾', STAFF],
  ['naicai', 38, '穆怀石', STAFF],
  ['yigang', 140, '宋知行', 'ta-yigang'],
]

const secondOrders: readonly OrderRow[] = [
  ['yigang', 400, '宋知行', 'ta-yigang'],
  ['ergang', 350, '严守则', 'ta-ergang'],
  ['college', 520, '费学优', 'ta-college'],
  ['tiehejin', 36, '阮金声', STAFF],
  ['zhipin', 24, '辛良弓', STAFF],
]

/** After the book came out: copies, orders, what readers found, and the second printing. */
export function blastFurnaceAftermath(calendar: StoryCalendar): StoryEvent[] {
  return [...copies(calendar), ...orders(calendar), ...errata(calendar), ...reprint(calendar)]
}

function copies({ at, day }: StoryCalendar): StoryEvent[] {
  const send = (recipient: { organisation: string } | { user: string }, quantity: number): StoryEvent => ({
    kind: 'sampleCopies',
    at: at(-36, 2, '10:00'),
    by: STAFF,
    recipient,
    quantity,
    sentOn: day(-36, 2),
    receivedOn: day(-36, 5),
  })
  return [
    send({ organisation: 'centre' }, 10),
    send({ organisation: 'yigang' }, 5),
    send({ organisation: 'ergang' }, 5),
    send({ organisation: 'college' }, 5),
    send({ user: CHIEF }, 2),
    send({ user: 'deputy-bf' }, 2),
    send({ user: 'reviewer-bf-3' }, 1),
    { kind: 'sampleCopies', at: at(-7, 2, '10:00'), by: STAFF, recipient: { organisation: 'centre' }, quantity: 5, sentOn: day(-7, 2) },
  ]
}

function orders({ at, day }: StoryCalendar): StoryEvent[] {
  const place = (call: string, rows: readonly OrderRow[], week: number): StoryEvent[] =>
    rows.map(([organisation, quantity, contact, by], index) => ({
      kind: 'order',
      at: at(week + Math.floor(index / 3), 1 + (index % 5), '10:20'),
      by,
      call,
      organisation,
      quantity,
      contact,
      ...(index === 7 ? { note: '增订：新入厂学员班' } : {}),
    }))
  return [
    {
      kind: 'orderCall',
      at: at(-35, 3, '09:00'),
      by: STAFF,
      key: 'call-1',
      title: '《高炉炼铁工（中级）》第 1 版征订',
      opensOn: day(-35, 3),
      closesOn: day(-29, 5),
      note: '以单位为征订户，汇总后统一发行；样书已寄各鉴定站。',
    },
    ...place('call-1', firstOrders, -34),
    { kind: 'closeOrderCall', at: at(-28, 1, '09:00'), by: STAFF, call: 'call-1' },
    {
      kind: 'orderCall',
      at: at(-7, 1, '09:00'),
      by: STAFF,
      key: 'call-2',
      title: '《高炉炼铁工（中级）》第 1 版第 2 次印刷补订',
      opensOn: day(-7, 1),
      closesOn: day(3, 5),
      note: '第 2 次印刷已改正三处勘误，持第 1 次印刷者可对照勘误表使用，不必更换。',
    },
    ...place('call-2', secondOrders, -6),
  ]
}

/** What was printed wrongly the first time and reads rightly now; what stands open; what was no error. */
function errata({ at }: StoryCalendar): StoryEvent[] {
  return [
    {
      kind: 'erratum',
      at: at(-32, 3, '20:15'),
      by: 'trainee-1',
      key: 'err-1',
      printingNo: 1,
      chapter: 'bf-01',
      page: 8,
      quote: '湿焦批重应由 14.85 t 增加到 15.05 t',
      correction: '湿焦批重应由 14.58 t 增加到 15.05 t',
      note: '按 14.0÷0.96 计算应为 14.58。',
    },
    { kind: 'answerErratum', at: at(-31, 2, '09:40'), by: CHIEF, erratum: 'err-1', action: 'confirm' },
    {
      kind: 'erratum',
      at: at(-30, 1, '11:30'),
      by: 'ta-ergang',
      key: 'err-2',
      printingNo: 1,
      chapter: 'bf-03',
      page: 22,
      quote: '180～270 ℃ 和 537 ℃ 附近发生晶型转变',
      correction: '180～270 ℃ 和 573 ℃ 附近发生晶型转变',
    },
    { kind: 'answerErratum', at: at(-29, 4, '15:00'), by: CHIEF, erratum: 'err-2', action: 'confirm' },
    {
      kind: 'erratum',
      at: at(-27, 2, '08:10'),
      by: 'trainee-3',
      key: 'err-3',
      printingNo: 1,
      chapter: 'bf-06',
      page: 51,
      quote: '折合水柱 12.2 m',
      correction: '折合水柱 1.22 m',
      reporterName: '孙小炎',
    },
    { kind: 'answerErratum', at: at(-26, 1, '10:00'), by: CHIEF, erratum: 'err-3', action: 'confirm' },
    {
      kind: 'erratum',
      at: at(-23, 3, '19:45'),
      by: 'trainee-2',
      key: 'err-4',
      printingNo: 1,
      chapter: 'bf-02',
      page: 14,
      quote: '铜的导热系数为球墨铸铁的 8～10 倍',
      correction: '铜的导热系数为球墨铸铁的 5 倍',
    },
    {
      kind: 'answerErratum',
      at: at(-22, 1, '14:20'),
      by: CHIEF,
      erratum: 'err-4',
      action: 'reject',
      reason: '铸造纯铜的导热系数约为 350～380 W/（m·K），球墨铸铁约为 35～40 W/（m·K），原文不误。',
    },
    {
      kind: 'erratum',
      at: at(-5, 4, '21:05'),
      by: 'ta-college',
      key: 'err-5',
      printingNo: 2,
      chapter: 'bf-05',
      page: 45,
      quote: '渣水比 1∶8 以上',
      correction: '水渣比（冲渣水量与渣量之比）8∶1 以上',
      note: '“渣水比 1∶8 以上”容易误解为水量可以更少。',
    },
    { kind: 'answerErratum', at: at(-4, 2, '09:30'), by: CHIEF, erratum: 'err-5', action: 'confirm' },
    {
      kind: 'erratum',
      at: at(-1, 3, '22:40'),
      by: 'trainee-1',
      key: 'err-6',
      printingNo: 2,
      chapter: 'bf-07',
      page: 62,
      quote: '每超过 0.5 h 加焦 5，并应组织休风或慢风',
      note: '“加焦 5”的单位是百分数还是吨，表中看不清楚。',
    },
  ]
}

function reprint({ at, day }: StoryCalendar): StoryEvent[] {
  const corrected = (erratum: string, clock: string): StoryEvent => ({
    kind: 'answerErratum',
    at: at(-9, 3, clock),
    by: EDITOR,
    erratum,
    action: 'correct',
    correctedIn: 2,
  })
  return [
    { kind: 'edition', at: at(-25, 1, '09:00'), by: EDITOR, action: 'openErrata', to: 'errata' },
    { kind: 'edition', at: at(-11, 2, '09:00'), by: 'staff1', action: 'reprint', to: 'reprint' },
    {
      kind: 'printing',
      at: at(-9, 2, '09:00'),
      by: EDITOR,
      printingNo: 2,
      printedOn: day(-9, 1),
      printRun: 3000,
      sheets: 5.25,
      corrects: ['err-1', 'err-2', 'err-3'],
    },
    corrected('err-1', '10:00'),
    corrected('err-2', '10:05'),
    corrected('err-3', '10:10'),
    { kind: 'edition', at: at(-8, 1, '09:00'), by: EDITOR, action: 'finishReprint', to: 'published' },
  ]
}
