import { blastFurnaceChapters, blastFurnaceForeword } from '../content/blast-furnace'
import { blastFurnaceCoverage, blastFurnaceGaps } from '../facts/coverage'
import { anchorOf, inOrder } from './anchor'
import { blastFurnaceAftermath } from './blast-furnace-aftermath'
import type { StoryCalendar } from '@/platform/demonstration/calendar'
import type { ProofStage, StoryBook, StoryChapter, StoryEvent } from './types'

const CHIEF = 'chief-bf'
const EDITOR = 'editor-1'

type Team = Pick<StoryChapter, 'authors' | 'unifiedBy' | 'firstReviewer' | 'secondReviewer' | 'finalReviewer'>

const team = (authors: string[], unifiedBy: string, firstReviewer: string, secondReviewer: string, finalReviewer: string): Team => ({
  authors,
  unifiedBy,
  firstReviewer,
  secondReviewer,
  finalReviewer,
})

const teams: Readonly<Record<string, Team>> = {
  'bf-01': team(['author-bf-1'], CHIEF, 'reviewer-bf-1', 'reviewer-bf-2', 'reviewer-bf-3'),
  'bf-02': team(['author-bf-2'], 'deputy-bf', 'reviewer-bf-1', 'reviewer-bf-4', 'reviewer-bf-3'),
  'bf-03': team(['author-bf-3'], CHIEF, 'reviewer-bf-4', 'reviewer-bf-2', 'reviewer-bf-3'),
  'bf-04': team(['author-bf-1', 'author-bf-5'], 'deputy-bf', 'reviewer-bf-1', 'reviewer-bf-2', 'reviewer-bf-3'),
  'bf-05': team(['author-bf-2'], CHIEF, 'reviewer-bf-4', 'reviewer-bf-1', 'reviewer-bf-3'),
  'bf-06': team(['author-bf-4'], 'deputy-bf', 'reviewer-bf-1', 'reviewer-bf-2', 'reviewer-bf-3'),
  'bf-07': team(['author-bf-5'], CHIEF, 'reviewer-bf-2', 'reviewer-bf-1', 'reviewer-bf-3'),
  'bf-08': team(['author-bf-4', 'author-bf-3'], 'deputy-bf', 'reviewer-bf-4', 'reviewer-bf-1', 'reviewer-bf-3'),
}

const proofs: readonly (readonly [
  stage: ProofStage,
  person: string,
  week: number,
  pass: string,
  to: 'proof2' | 'proof3' | 'read-through' | 'press',
])[] = [
  ['proof1', 'proof-1', -46, 'passProof1', 'proof2'],
  ['proof2', 'proof-2', -44, 'passProof2', 'proof3'],
  ['proof3', 'proof-3', -42, 'passProof3', 'read-through'],
  ['read-through', 'proof-4', -40, 'passReadThrough', 'press'],
]

/** What the proofreaders found in the typeset pages against the sealed manuscript. */
const found: Readonly<Record<string, readonly { quote: string; correction: string; note?: string }[]>> = {
  'bf-01 proof1': [{ quote: '垛着的焦炭', correction: '焦炭', note: '排版多字' }],
  'bf-02 proof1': [{ quote: '炉复角', correction: '炉腹角', note: '形近字' }],
  'bf-03 proof1': [{ quote: '均压伐', correction: '均压阀', note: '不规范用字' }],
  'bf-04 proof1': [{ quote: 'kg/ t', correction: 'kg/t', note: '单位中多空格' }],
  'bf-05 proof2': [{ quote: '泥泡', correction: '泥炮', note: '形近字' }],
  'bf-06 proof2': [{ quote: 'mg/m3', correction: 'mg/m³', note: '上标丢失' }],
  'bf-07 proof3': [{ quote: '座料', correction: '坐料', note: '同音字' }],
  'bf-08 read-through': [{ quote: '表 8-2', correction: '表 8-3', note: '表序' }],
}

/** 《高炉炼铁工（中级）》: from the first assignment to its second printing. */
export function blastFurnaceBook(calendar: StoryCalendar): StoryBook {
  return {
    key: 'book-bf',
    urlName: 'gaolu-liantie-gong-zhongji',
    title: '高炉炼铁工（中级）',
    titleEn: 'Blast Furnace Ironmaking Operator, Level 4',
    summary:
      '本书依据高炉炼铁工四级（中级工）鉴定要素细目表编写，分原燃料与设备、冶炼操作、安全与炉况三篇，共八章。例题取自同一座虚拟的 2500 m³ 高炉，数据前后衔接；每章附学习目标和思考与练习。',
    summaryEn:
      'Eight chapters on materials, equipment, furnace operation, gas safety, energy and team work for intermediate blast-furnace operators, with worked examples taken from one imaginary 2,500 m³ furnace.',
    keywords: ['高炉', '炼铁', '热风炉', '炉前', '煤气安全'],
    occupationCode: '6-17-01-06',
    levels: [4],
    committee: 'iron',
    specification: 'spec-bf-4',
    isPublic: true,
    edition: {
      editionNo: 1,
      isbn: '978-7-99999-001-7',
      cip: '（演示）CIP数据核字（2026）第000001号',
      publisherName: '演示冶金教材出版社',
      publisherAddress: '北京市示范路 1 号',
      formatText: '787 mm×1092 mm　1/16',
      priceFen: 3200,
      foreword: blastFurnaceForeword,
      contributors: [
        { name: '周立远', role: 'chiefEditor', organisation: '演示第一钢铁有限公司', user: CHIEF },
        { name: '孟庆和', role: 'deputyEditor', organisation: '演示第二钢铁有限公司', user: 'deputy-bf' },
        { name: '林致远', role: 'author', organisation: '演示第一钢铁有限公司', user: 'author-bf-1' },
        { name: '高秀峰', role: 'author', organisation: '演示第二钢铁有限公司', user: 'author-bf-2' },
        { name: '罗建业', role: 'author', organisation: '演示第一钢铁有限公司', user: 'author-bf-3' },
        { name: '邵红梅', role: 'author', organisation: '演示特殊钢有限公司', user: 'author-bf-4' },
        { name: '彭家骏', role: 'author', organisation: '演示冶金技师学院', user: 'author-bf-5' },
        { name: '欧阳铮', role: 'leadReviewer', organisation: '演示冶金技师学院', user: 'reviewer-bf-3' },
        { name: '曹定邦', role: 'reviewer', organisation: '演示第二钢铁有限公司', user: 'reviewer-bf-1' },
        { name: '万里晴', role: 'reviewer', organisation: '演示特殊钢有限公司', user: 'reviewer-bf-2' },
        { name: '邹守一', role: 'reviewer', organisation: '演示第一钢铁有限公司', user: 'reviewer-bf-4' },
        { name: '柳知非', role: 'responsibleEditor', organisation: '演示冶金教材出版社', user: EDITOR },
        { name: '尹小满', role: 'proofreader', organisation: '演示冶金教材出版社', user: 'proof-1' },
        { name: '葛立秋', role: 'proofreader', organisation: '演示冶金教材出版社', user: 'proof-2' },
        { name: '白露生', role: 'proofreader', organisation: '演示冶金教材出版社', user: 'proof-3' },
      ],
      chiefEditor: CHIEF,
      deputyEditors: ['deputy-bf'],
      responsibleEditor: EDITOR,
      firstProofreader: 'proof-1',
      secondProofreader: 'proof-2',
      thirdProofreader: 'proof-3',
      readThroughBy: 'proof-4',
      endsIn: 'published',
    },
    chapters: blastFurnaceChapters.map((chapter) => ({
      key: chapter.key,
      number: chapter.number,
      ...(chapter.part ? { part: chapter.part } : {}),
      title: chapter.title,
      drafts: [chapter.blocks],
      ...teamOf(chapter.key),
      dueOn: calendar.day(-64, 5),
      endsIn: 'final',
    })),
    coverage: blastFurnaceCoverage,
    events: inOrder([...writing(calendar), ...comments(calendar), ...production(calendar), ...blastFurnaceAftermath(calendar)]),
  }
}

function teamOf(key: string): Team {
  const found = teams[key]
  if (!found) throw new Error(`nobody is appointed for ${key}`)
  return found
}

function writing({ at, day }: StoryCalendar): StoryEvent[] {
  const chapters = blastFurnaceChapters.flatMap(({ key: chapter }, index): StoryEvent[] => {
    const { authors, finalReviewer, firstReviewer, secondReviewer, unifiedBy } = teamOf(chapter)
    const author = authors[0] ?? ''
    const shift = index % 3
    const start: StoryEvent[] = [
      ...authors.map((person): StoryEvent => ({
        kind: 'assign',
        at: at(-78, 2, '09:30'),
        by: CHIEF,
        assignment: 'author',
        chapter,
        person,
        dueOn: day(-64, 5),
      })),
      { kind: 'chapter', at: at(-77, 1 + shift), by: author, chapter, action: 'startWriting', to: 'writing' },
      { kind: 'draft', at: at(-66 + shift, 3, '16:20'), by: author, chapter, number: 1, note: '初稿' },
      { kind: 'chapter', at: at(-66 + shift, 4, '10:05'), by: author, chapter, action: 'submitDraft', to: 'unifying' },
      { kind: 'chapter', at: at(-62 + shift, 2, '14:00'), by: unifiedBy, chapter, action: 'passUnifying', to: 'review1' },
      { kind: 'declare', at: at(-61 + shift, 1, '08:40'), by: firstReviewer, chapter, stage: 'review1', declaration: 'none' },
    ]
    // Chapter 7 went back once: the order of cause and remedy was mixed up.
    const returned: StoryEvent[] =
      chapter === 'bf-07'
        ? [
            {
              kind: 'chapter',
              at: at(-60 + shift, 2, '15:10'),
              by: firstReviewer,
              chapter,
              action: 'return',
              to: 'unifying',
              reason: '失常炉况各节“征兆、原因、处理”的次序不一致，请统稿人统一体例后再送审。',
            },
            { kind: 'chapter', at: at(-60 + shift, 5, '11:30'), by: unifiedBy, chapter, action: 'passUnifying', to: 'review1' },
          ]
        : []
    return [
      ...start,
      ...returned,
      {
        kind: 'chapter',
        at: at(-59 + shift, 3, '10:20'),
        by: firstReviewer,
        chapter,
        action: 'passReview1',
        to: 'review2',
        opinion: '内容与鉴定点对应，数据经抽查无误，文字通顺，同意送复审。',
      },
      { kind: 'declare', at: at(-58 + shift, 1, '09:10'), by: secondReviewer, chapter, stage: 'review2', declaration: 'none' },
      {
        kind: 'chapter',
        at: at(-56 + shift, 4, '15:45'),
        by: secondReviewer,
        chapter,
        action: 'passReview2',
        to: 'review3',
        opinion: '工艺参数适用范围交代清楚，例题可复算，同意送终审。',
      },
      { kind: 'declare', at: at(-54 + shift, 2, '09:00'), by: finalReviewer, chapter, stage: 'review3', declaration: 'none' },
      {
        kind: 'chapter',
        at: at(-52 + shift, 3, '16:00'),
        by: finalReviewer,
        chapter,
        action: 'passReview3',
        to: 'final',
        opinion: '各章意见均已处理，体例统一，数据与现行规程一致，同意定稿。',
      },
    ]
  })
  return [...chapters, { kind: 'coverage', at: at(-54, 1, '14:00'), by: CHIEF, acceptedGaps: blastFurnaceGaps }]
}

function comments({ at }: StoryCalendar): StoryEvent[] {
  const make = (
    key: string,
    chapter: string,
    by: string,
    stage: 'review1' | 'review2',
    when: string,
    quote: string,
    body: string,
    severity: 'must' | 'should' | 'question',
  ): StoryEvent => ({
    kind: 'comment',
    at: when,
    by,
    key,
    chapter,
    draft: 1,
    stage,
    blockIndex: anchorOf(blocksOf(chapter), quote),
    quote,
    body,
    severity,
  })
  return [
    make(
      'bf-c1',
      'bf-02',
      'reviewer-bf-1',
      'review1',
      at(-59, 2, '10:00'),
      '漏入 1 t 水，要用 1 t 以上的焦炭热量去抵偿',
      '请在文中写明热量的取值，便于学员复算。',
      'must',
    ),
    {
      kind: 'answer',
      at: at(-59, 2, '16:30'),
      by: 'author-bf-2',
      comment: 'bf-c1',
      status: 'resolved',
      answer: '同段前两句已写明两个取值：汽化并与碳反应吸热约 10 MJ/kg，焦炭燃烧成 CO 放热 8 MJ/kg 左右。',
    },
    {
      kind: 'confirm',
      at: at(-59, 2, '17:10'),
      by: 'reviewer-bf-1',
      comment: 'bf-c1',
      note: '已对照同段前两句复算，取值写明，正文不必再改。',
    },
    make(
      'bf-c2',
      'bf-04',
      'reviewer-bf-2',
      'review2',
      at(-57, 2, '09:20'),
      '早动少动',
      '四级学员容易把“早动”理解为凭一点数据就动，建议加一句说明。',
      'should',
    ),
    {
      kind: 'answer',
      at: at(-57, 4, '11:00'),
      by: CHIEF,
      comment: 'bf-c2',
      status: 'kept',
      answer: '本节“看四班、定目标、留记录、作复核”已作说明，保留原文。',
    },
    make('bf-c3', 'bf-06', 'reviewer-bf-2', 'review2', at(-56, 3, '14:10'), '不得低于 100 Pa', '请核对与安全规程的一致性。', 'question'),
    {
      kind: 'answer',
      at: at(-56, 5, '10:40'),
      by: 'author-bf-4',
      comment: 'bf-c3',
      status: 'resolved',
      answer: '已对照煤气安全规程核实，灭火时管道压力最低保持 100 Pa。',
    },
    make('bf-c4', 'bf-07', 'reviewer-bf-2', 'review1', at(-60, 3, '09:00'), '出现管道最忌加风', '请把这一句用黑体突出。', 'should'),
    { kind: 'answer', at: at(-60, 4, '09:30'), by: 'author-bf-5', comment: 'bf-c4', status: 'resolved', answer: '已用黑体。' },
  ]
}

function blocksOf(key: string) {
  return blastFurnaceChapters.find((chapter) => chapter.key === key)?.blocks ?? []
}

function production({ at, day }: StoryCalendar): StoryEvent[] {
  return [
    { kind: 'edition', at: at(-49, 2, '10:00'), by: EDITOR, action: 'typeset', to: 'typesetting' },
    { kind: 'edition', at: at(-47, 4, '16:00'), by: EDITOR, action: 'startProofs', to: 'proof1' },
    ...proofs.flatMap(([stage, person, week, action, to]): StoryEvent[] => [
      ...blastFurnaceChapters.map(({ key: chapter }, index): StoryEvent => ({
        kind: 'proof',
        at: at(week, 1 + Math.floor(index / 2), index % 2 === 0 ? '10:30' : '15:30'),
        by: person,
        chapter,
        stage,
        corrections: found[`${chapter} ${stage}`] ?? [],
      })),
      { kind: 'edition', at: at(week + 1, 2, '17:00'), by: EDITOR, action, to },
    ]),
    {
      kind: 'qualitySample',
      at: at(-38, 1, '15:00'),
      by: EDITOR,
      sampled: 'whole-book',
      errors: [
        { kind: 'punctuation', weight: 0.1, place: '第五章第四节', note: '并列项之间误用逗号' },
        { kind: 'format', weight: 0.5, place: '第六章第三节', note: '表题与表格分在两页' },
        { kind: 'character', weight: 1, place: '第七章第二节', note: '“部分”误作“部份”' },
      ],
    },
    { kind: 'edition', at: at(-38, 3, '10:00'), by: EDITOR, action: 'passForPress', to: 'sample' },
    {
      kind: 'printing',
      at: at(-37, 2, '09:00'),
      by: EDITOR,
      printingNo: 1,
      printedOn: day(-37, 1),
      printRun: 5000,
      sheets: 5.25,
      corrects: [],
    },
    { kind: 'edition', at: at(-36, 1, '14:00'), by: EDITOR, action: 'receiveSample', to: 'sample' },
    { kind: 'edition', at: at(-35, 2, '09:00'), by: EDITOR, action: 'publish', to: 'published' },
  ]
}
