import { converterChapters, converterDrafts } from '../content/converter'
import { p, signature } from '../content/builder'
import { steelmakingCoverage } from '../facts/coverage'
import { anchorOf, inOrder } from './anchor'
import type { StoryCalendar } from '@/platform/demonstration/calendar'
import type { ChapterState, StoryBook, StoryChapter, StoryEvent } from './types'

const CHIEF = 'chief-bof'
const DEPUTY = 'deputy-bof'

type Plan = Pick<StoryChapter, 'authors' | 'unifiedBy' | 'firstReviewer' | 'secondReviewer' | 'finalReviewer' | 'endsIn'> & {
  due: readonly [number, number]
}

const plan = (
  authors: string[],
  unifiedBy: string,
  reviewers: readonly [string, string, string],
  endsIn: ChapterState,
  due: readonly [number, number],
): Plan => ({
  authors,
  unifiedBy,
  firstReviewer: reviewers[0],
  secondReviewer: reviewers[1],
  finalReviewer: reviewers[2],
  endsIn,
  due,
})

const plans: Readonly<Record<string, Plan>> = {
  'bof-01': plan(['author-bof-1'], CHIEF, ['reviewer-bof-1', 'reviewer-bof-2', 'reviewer-bof-3'], 'review3', [-15, 5]),
  'bof-02': plan(['author-bof-2'], DEPUTY, ['reviewer-bof-1', 'reviewer-bof-4', 'reviewer-bof-3'], 'review2', [-16, 5]),
  'bof-03': plan(['author-bof-1', 'author-bof-4'], DEPUTY, ['reviewer-bof-2', 'reviewer-bof-1', 'reviewer-bof-3'], 'review1', [-15, 5]),
  'bof-04': plan(['author-bof-2'], CHIEF, ['reviewer-bof-1', 'reviewer-bof-2', 'reviewer-bof-3'], 'unifying', [-8, 5]),
  'bof-05': plan(['author-bof-4'], DEPUTY, ['reviewer-bof-4', 'reviewer-bof-2', 'reviewer-bof-3'], 'writing', [2, 5]),
  'bof-06': plan(['author-bof-3'], CHIEF, ['reviewer-bof-2', 'reviewer-bof-1', 'reviewer-bof-3'], 'writing', [-3, 5]),
}

/** 《转炉炼钢工（高级）》 in the middle of its way: two chapters rewritten, comments open, tasks late, points without a chapter. */
export function converterBook(calendar: StoryCalendar): StoryBook {
  return {
    key: 'book-bof',
    urlName: 'zhuanlu-liangang-gong-gaoji',
    title: '转炉炼钢工（高级）',
    titleEn: 'Converter Steelmaking Operator, Level 3',
    summary: '本书供炼钢工（转炉方向）三级（高级工）培训使用，计划六章，围绕供氧、造渣、终点控制与炉衬维护展开，目前正在编写与审稿。',
    summaryEn:
      'Six planned chapters for advanced converter operators on blowing, slag making, end-point control and lining maintenance; being written and reviewed.',
    keywords: ['转炉', '炼钢', '氧枪', '造渣', '脱磷'],
    occupationCode: '6-17-02-02',
    levels: [3],
    committee: 'steel',
    specification: 'spec-bof-3',
    isPublic: true,
    edition: {
      editionNo: 1,
      publisherName: '演示冶金教材出版社',
      publisherAddress: '北京市示范路 1 号',
      formatText: '787 mm×1092 mm　1/16',
      foreword: [
        p('本书按照“少讲推导、多讲判断”的原则编写，供已有四级基础的转炉操作人员使用。书稿正在审定，欢迎各培训基地试用后提出意见。'),
        signature('炼钢专业编写委员会'),
      ],
      contributors: [
        { name: '秦越川', role: 'chiefEditor', organisation: '演示第二钢铁有限公司', user: CHIEF },
        { name: '贺兰亭', role: 'deputyEditor', organisation: '演示特殊钢有限公司', user: DEPUTY },
        { name: '程砚秋', role: 'author', organisation: '演示第二钢铁有限公司', user: 'author-bof-1' },
        { name: '段志强', role: 'author', organisation: '演示第一钢铁有限公司', user: 'author-bof-2' },
        { name: '苗新雨', role: 'author', organisation: '演示特殊钢有限公司', user: 'author-bof-3' },
        { name: '解春生', role: 'author', organisation: '演示冶金技师学院', user: 'author-bof-4' },
        { name: '盛怀谷', role: 'leadReviewer', organisation: '演示特殊钢有限公司', user: 'reviewer-bof-3' },
        { name: '梅若水', role: 'responsibleEditor', organisation: '演示冶金教材出版社', user: 'editor-2' },
      ],
      chiefEditor: CHIEF,
      deputyEditors: [DEPUTY],
      responsibleEditor: 'editor-2',
      firstProofreader: 'proof-2',
      secondProofreader: 'proof-1',
      thirdProofreader: 'proof-3',
      readThroughBy: 'proof-4',
      endsIn: 'writing',
    },
    chapters: converterChapters.map((chapter) => {
      const { due, ...people } = planOf(chapter.key)
      return {
        key: chapter.key,
        number: chapter.number,
        ...(chapter.part ? { part: chapter.part } : {}),
        title: chapter.title,
        drafts: (converterDrafts[chapter.key] ?? [chapter]).map(({ blocks }) => blocks),
        ...people,
        dueOn: calendar.day(due[0], due[1]),
      }
    }),
    coverage: steelmakingCoverage,
    events: inOrder([
      ...starts(calendar),
      ...chapterOne(calendar),
      ...chapterTwo(calendar),
      ...chapterThree(calendar),
      ...laterChapters(calendar),
    ]),
  }
}

function planOf(key: string): Plan {
  const found = plans[key]
  if (!found) throw new Error(`nobody is appointed for ${key}`)
  return found
}

function starts({ at, day }: StoryCalendar): StoryEvent[] {
  return [
    ...Object.entries(plans).flatMap(([chapter, { authors, due }], index): StoryEvent[] => [
      ...authors.map((person): StoryEvent => ({
        kind: 'assign',
        at: at(-27, 3, '10:00'),
        by: CHIEF,
        assignment: 'author',
        chapter,
        person,
        dueOn: day(due[0], due[1]),
        ...(chapter === 'bof-06' ? { note: '请与第一章的安全内容分工，避免重复。' } : {}),
      })),
      { kind: 'chapter', at: at(-26, 1 + (index % 4), '09:15'), by: authors[0] ?? '', chapter, action: 'startWriting', to: 'writing' },
    ]),
    { kind: 'coverage', at: at(-5, 2, '16:00'), by: CHIEF, acceptedGaps: [] },
  ]
}

function say(
  key: string,
  chapter: string,
  draft: number,
  by: string,
  stage: ChapterState,
  when: string,
  quote: string,
  severity: 'must' | 'should' | 'question',
  body: string,
): StoryEvent {
  const blocks = converterDrafts[chapter]?.[draft - 1]?.blocks ?? []
  return { kind: 'comment', at: when, by, key, chapter, draft, stage, blockIndex: anchorOf(blocks, quote), quote, body, severity }
}

/** Waits for its final review, which cannot pass while points have no chapter; and it is late. */
function chapterOne({ at, day }: StoryCalendar): StoryEvent[] {
  const chapter = 'bof-01'
  return [
    { kind: 'draft', at: at(-16, 3, '17:00'), by: 'author-bof-1', chapter, number: 1, note: '初稿' },
    { kind: 'chapter', at: at(-16, 4, '09:00'), by: 'author-bof-1', chapter, action: 'submitDraft', to: 'unifying' },
    { kind: 'chapter', at: at(-13, 2, '10:00'), by: CHIEF, chapter, action: 'passUnifying', to: 'review1' },
    { kind: 'declare', at: at(-12, 1, '09:00'), by: 'reviewer-bof-1', chapter, stage: 'review1', declaration: 'none' },
    say(
      'bof-1a',
      chapter,
      1,
      'reviewer-bof-1',
      'review1',
      at(-11, 3, '10:30'),
      '雨雪天气必须先烘干或延长摇炉时间',
      'must',
      '应写明谁来确认。',
    ),
    {
      kind: 'answer',
      at: at(-11, 5, '14:00'),
      by: 'reviewer-bof-1',
      comment: 'bof-1a',
      status: 'kept',
      answer: '经与主编商定，确认人由各厂规程规定，教材保留原文，在培训时说明。',
    },
    {
      kind: 'chapter',
      at: at(-10, 2, '15:00'),
      by: 'reviewer-bof-1',
      chapter,
      action: 'passReview1',
      to: 'review2',
      opinion: '安全要求写得具体，同意送复审。',
    },
    { kind: 'declare', at: at(-9, 1, '09:00'), by: 'reviewer-bof-2', chapter, stage: 'review2', declaration: 'none' },
    say('bof-1b', chapter, 1, 'reviewer-bof-2', 'review2', at(-8, 2, '11:00'), '铁矿石约为废钢的 3 倍', 'question', '是否与矿石品位有关？'),
    {
      kind: 'answer',
      at: at(-7, 1, '09:30'),
      by: 'author-bof-1',
      comment: 'bof-1b',
      status: 'resolved',
      answer: '是。正文取常用品位下的平均值，讲课时提示学员按本厂矿石修正。',
    },
    {
      kind: 'chapter',
      at: at(-6, 4, '16:00'),
      by: 'reviewer-bof-2',
      chapter,
      action: 'passReview2',
      to: 'review3',
      opinion: '热平衡数据可用，同意送终审。',
    },
    { kind: 'declare', at: at(-4, 1, '09:00'), by: 'reviewer-bof-3', chapter, stage: 'review3', declaration: 'none' },
    {
      kind: 'assign',
      at: at(-6, 5, '09:00'),
      by: CHIEF,
      assignment: 'review3',
      chapter,
      person: 'reviewer-bof-3',
      dueOn: day(-1, 3),
      note: '终审前请先看覆盖表。',
    },
  ]
}

/** Sent back by the unifier, rewritten; a reviewer stepped aside; the second review is going on. */
function chapterTwo({ at, day }: StoryCalendar): StoryEvent[] {
  const chapter = 'bof-02'
  return [
    { kind: 'draft', at: at(-18, 4, '18:10'), by: 'author-bof-2', chapter, number: 1, note: '初稿' },
    { kind: 'chapter', at: at(-17, 1, '08:30'), by: 'author-bof-2', chapter, action: 'submitDraft', to: 'unifying' },
    say(
      'bof-2a',
      chapter,
      1,
      DEPUTY,
      'unifying',
      at(-15, 1, '10:00'),
      '国内转炉的设计马赫数多取 1.8～2.2',
      'must',
      '范围过宽，且氧压未说明表压还是绝对压力，请按大中型转炉的实际改写。',
    ),
    say(
      'bof-2b',
      chapter,
      1,
      DEPUTY,
      'unifying',
      at(-15, 1, '10:20'),
      '发生喷溅时应当立即提枪',
      'must',
      '爆发性喷溅时突然大幅提枪会使 FeO 继续积累，请分类写明处理方法。',
    ),
    say(
      'bof-2c',
      chapter,
      1,
      DEPUTY,
      'unifying',
      at(-15, 1, '10:40'),
      '操作人员应根据经验灵活掌握',
      'should',
      '教材要给出可以检查的判据。',
    ),
    {
      kind: 'chapter',
      at: at(-15, 2, '09:00'),
      by: DEPUTY,
      chapter,
      action: 'return',
      to: 'writing',
      reason: '枪位一节没有交代液面测量；喷溅处理的表述有安全隐患。请按所附三条意见修改，重新提交。',
    },
    {
      kind: 'answer',
      at: at(-12, 1, '09:00'),
      by: 'author-bof-2',
      comment: 'bof-2a',
      status: 'resolved',
      answer: '已改为 1.95～2.05，并注明为绝对压力。',
    },
    {
      kind: 'answer',
      at: at(-12, 1, '09:05'),
      by: 'author-bof-2',
      comment: 'bof-2b',
      status: 'resolved',
      answer: '已按三类喷溅分别写明成因、预防和处理。',
    },
    {
      kind: 'answer',
      at: at(-12, 1, '09:10'),
      by: 'author-bof-2',
      comment: 'bof-2c',
      status: 'resolved',
      answer: '已改为以炉渣状态作判据。',
    },
    { kind: 'draft', at: at(-12, 3, '17:30'), by: 'author-bof-2', chapter, number: 2, note: '按统稿意见修改' },
    { kind: 'chapter', at: at(-12, 4, '08:40'), by: 'author-bof-2', chapter, action: 'submitDraft', to: 'unifying' },
    { kind: 'chapter', at: at(-10, 1, '14:30'), by: DEPUTY, chapter, action: 'passUnifying', to: 'review1' },
    { kind: 'declare', at: at(-9, 2, '09:00'), by: 'reviewer-bof-1', chapter, stage: 'review1', declaration: 'none' },
    say(
      'bof-2d',
      chapter,
      2,
      'reviewer-bof-1',
      'review1',
      at(-8, 1, '10:00'),
      '喉口磨大 3%，在同样氧压下流量就增大约 6%',
      'should',
      '建议给出推导过程。',
    ),
    say(
      'bof-2e',
      chapter,
      2,
      'reviewer-bof-1',
      'review1',
      at(-8, 1, '10:15'),
      '端面熔损深度超过 3 mm 应更换',
      'must',
      '请核对与设备规程是否一致。',
    ),
    {
      kind: 'answer',
      at: at(-7, 3, '11:00'),
      by: CHIEF,
      comment: 'bof-2d',
      status: 'kept',
      answer: '面积与直径平方成正比，三级学员可自行推得，保留原文。',
    },
    {
      kind: 'answer',
      at: at(-7, 2, '16:00'),
      by: 'author-bof-2',
      comment: 'bof-2e',
      status: 'resolved',
      answer: '已与两家企业的设备规程核对，均为 3 mm。',
    },
    {
      kind: 'confirm',
      at: at(-7, 4, '09:20'),
      by: 'reviewer-bof-1',
      comment: 'bof-2e',
      note: '已看过两家企业规程的相应条款，与正文一致，不必改动。',
    },
    {
      kind: 'chapter',
      at: at(-6, 1, '15:20'),
      by: 'reviewer-bof-1',
      chapter,
      action: 'passReview1',
      to: 'review2',
      opinion: '第二稿较初稿有明显提高，喷溅一节处理得当，同意送复审。',
    },
    {
      kind: 'declare',
      at: at(-5, 1, '08:50'),
      by: 'reviewer-bof-4',
      chapter,
      stage: 'review2',
      declaration: 'conflict',
      details: '本人与编写人为同一攻关项目成员，申请回避。',
    },
    {
      kind: 'replaceReviewer',
      at: at(-5, 3, '10:00'),
      by: CHIEF,
      chapter,
      stage: 'review2',
      person: 'reviewer-bof-2',
      reason: '原复审人申请回避。',
    },
    { kind: 'assign', at: at(-5, 3, '10:05'), by: CHIEF, assignment: 'review2', chapter, person: 'reviewer-bof-2', dueOn: day(1, 3) },
    { kind: 'declare', at: at(-4, 2, '09:20'), by: 'reviewer-bof-2', chapter, stage: 'review2', declaration: 'none' },
    say(
      'bof-2f',
      chapter,
      2,
      'reviewer-bof-2',
      'review2',
      at(-2, 2, '14:00'),
      '前期、中期可吹氮，后期切换为氩',
      'must',
      '对低氮钢种，切换时刻要提前乃至全程吹氩。请补充适用条件，否则学员会一概照搬。',
    ),
    say(
      'bof-2g',
      chapter,
      2,
      'reviewer-bof-2',
      'review2',
      at(-2, 2, '14:25'),
      '一般取 0.4～0.6',
      'question',
      '复吹条件下冲击深度比是否仍取这一范围？',
    ),
    say(
      'bof-2h',
      chapter,
      2,
      'reviewer-bof-2',
      'review2',
      at(-2, 3, '09:10'),
      '点吹时间一般不超过 60 s',
      'should',
      '建议与第四章补吹一节互相引用。',
    ),
    {
      kind: 'answer',
      at: at(-1, 1, '10:00'),
      by: 'author-bof-2',
      comment: 'bof-2h',
      status: 'resolved',
      answer: '同意，已在第四章提纲中注明。',
    },
  ]
}

/** Returned by the first reviewer and rewritten; under first review again. */
function chapterThree({ at, day }: StoryCalendar): StoryEvent[] {
  const chapter = 'bof-03'
  return [
    { kind: 'draft', at: at(-17, 3, '19:00'), by: 'author-bof-1', chapter, number: 1, note: '初稿' },
    { kind: 'chapter', at: at(-16, 1, '09:40'), by: 'author-bof-1', chapter, action: 'submitDraft', to: 'unifying' },
    { kind: 'chapter', at: at(-13, 4, '11:00'), by: DEPUTY, chapter, action: 'passUnifying', to: 'review1' },
    { kind: 'declare', at: at(-12, 2, '09:00'), by: 'reviewer-bof-2', chapter, stage: 'review1', declaration: 'none' },
    say(
      'bof-3a',
      chapter,
      1,
      'reviewer-bof-2',
      'review1',
      at(-11, 1, '09:00'),
      '碱度要高，越高越好',
      'must',
      '结论错误。碱度超过 3.5 以后石灰不能完全溶解，炉渣变黏，脱磷反而变差。',
    ),
    say(
      'bof-3b',
      chapter,
      1,
      'reviewer-bof-2',
      'review1',
      at(-11, 1, '09:30'),
      '铁水带入硅 0.486 t',
      'must',
      '漏算废钢带入的硅，也没有扣除白云石带入的 CaO，学员照此加料会偏差一吨多。',
    ),
    say(
      'bof-3c',
      chapter,
      1,
      'reviewer-bof-2',
      'review1',
      at(-11, 1, '10:00'),
      '留渣操作时应注意安全',
      'must',
      '必须写明“渣固化确认后方可兑铁”，不能只写注意安全。',
    ),
    say('bof-3d', chapter, 1, 'reviewer-bof-2', 'review1', at(-11, 1, '10:15'), '七分化渣，三分枪位', 'should', '俗语是否适合放在章首？'),
    {
      kind: 'chapter',
      at: at(-11, 2, '08:50'),
      by: 'reviewer-bof-2',
      chapter,
      action: 'return',
      to: 'writing',
      reason: '脱磷条件的结论有原则性错误，例题漏项，留渣安全要求不完整，退回编写人重写第三、四、六节。',
    },
    {
      kind: 'answer',
      at: at(-7, 1, '10:00'),
      by: 'author-bof-1',
      comment: 'bof-3a',
      status: 'resolved',
      answer: '已重写，说明四个条件之间的最佳配合。',
    },
    {
      kind: 'answer',
      at: at(-7, 1, '10:05'),
      by: 'author-bof-1',
      comment: 'bof-3b',
      status: 'resolved',
      answer: '例题已补入废钢带入的硅和白云石的扣减。',
    },
    {
      kind: 'answer',
      at: at(-7, 1, '10:10'),
      by: 'author-bof-4',
      comment: 'bof-3c',
      status: 'resolved',
      answer: '已写明确认要求，并放入本章小结。',
    },
    {
      kind: 'answer',
      at: at(-7, 2, '09:00'),
      by: CHIEF,
      comment: 'bof-3d',
      status: 'kept',
      answer: '一线通行的说法，能引起学员共鸣，后文已给出完整表述，保留。',
    },
    { kind: 'draft', at: at(-6, 2, '17:45'), by: 'author-bof-1', chapter, number: 2, note: '按初审意见重写三节' },
    { kind: 'chapter', at: at(-6, 3, '08:30'), by: 'author-bof-1', chapter, action: 'submitDraft', to: 'unifying' },
    { kind: 'chapter', at: at(-4, 3, '10:30'), by: DEPUTY, chapter, action: 'passUnifying', to: 'review1' },
    { kind: 'assign', at: at(-4, 3, '10:35'), by: DEPUTY, assignment: 'review1', chapter, person: 'reviewer-bof-2', dueOn: day(0, 5) },
    say(
      'bof-3e',
      chapter,
      2,
      'reviewer-bof-2',
      'review1',
      at(-2, 4, '15:00'),
      '若其中 70% 的磷还原进入钢水',
      'must',
      '70% 的取值缺少依据，请注明来源，或改写为“由本厂统计确定，例中取 70%”。',
    ),
    say(
      'bof-3f',
      chapter,
      2,
      'reviewer-bof-2',
      'review1',
      at(-2, 4, '15:20'),
      '1650 ℃ 下饱和 MgO 约为 8%',
      'question',
      '与第五章溅渣终渣 MgO 8%～12% 的关系，建议说明。',
    ),
    say(
      'bof-3g',
      chapter,
      2,
      'author-bof-4',
      'review1',
      at(-1, 2, '09:00'),
      '渣样夹有白色颗粒',
      'should',
      '计划补一张渣样断面照片，正在征得企业同意。',
    ),
  ]
}

/** One waits for its unifier, two are still being written; two of the three are late. */
function laterChapters({ at, day }: StoryCalendar): StoryEvent[] {
  return [
    { kind: 'draft', at: at(-8, 4, '16:00'), by: 'author-bof-2', chapter: 'bof-04', number: 1, note: '初稿' },
    { kind: 'chapter', at: at(-7, 1, '08:20'), by: 'author-bof-2', chapter: 'bof-04', action: 'submitDraft', to: 'unifying' },
    {
      kind: 'assign',
      at: at(-7, 1, '14:00'),
      by: DEPUTY,
      assignment: 'unify',
      chapter: 'bof-04',
      person: CHIEF,
      dueOn: day(-2, 5),
      note: '与第二章术语统一后送审。',
    },
    say(
      'bof-4a',
      'bof-04',
      1,
      CHIEF,
      'unifying',
      at(-3, 2, '11:00'),
      '脱氧剂按由弱到强的次序加入',
      'must',
      '与后半句“可先用铝预脱氧”的适用条件要分清，否则前后矛盾。',
    ),
    say(
      'bof-4b',
      'bof-04',
      1,
      CHIEF,
      'unifying',
      at(-3, 2, '11:20'),
      '收得率与终点氧含量、下渣量、加入时机有关',
      'should',
      '建议附一张本厂收得率统计表作示例。',
    ),
    { kind: 'draft', at: at(-2, 3, '18:00'), by: 'author-bof-4', chapter: 'bof-05', number: 1, note: '半成稿，第二节待补参数' },
    { kind: 'draft', at: at(-4, 5, '17:10'), by: 'author-bof-3', chapter: 'bof-06', number: 1, note: '半成稿，干法除尘一节待核实' },
  ]
}
