import type { Sourced } from './types'

/** A dated rule. Days are `YYYY-MM-DD`; `scope` is `default` where the rule holds for everybody. */
export type DemoPolicy = Sourced & {
  key: string
  value: unknown
  unit?: string
  scope: string
  effectiveFrom: string
}

/** Rules read in copies of notices and regulations; local ones bind only in their province. */
const seen: readonly DemoPolicy[] = [
  {
    key: 'training.credit_hour_minutes',
    value: 45,
    unit: 'min',
    scope: '湖南省补贴性培训',
    effectiveFrom: '2022-06-07',
    source: 'bbbaike.com/baike/techan/998286.html (《关于明确湖南省职业技能培训补贴标准的通知(试行)》)',
    verified: true,
  },
  {
    key: 'training.online_credit_hour_minutes',
    value: 45,
    unit: 'min',
    scope: '辽宁省补贴性培训线上部分',
    effectiveFrom: '2023-01-01',
    source:
      'www.wnchengjie.com/hongguan/2023/0128/012888985.html; the notice itself: m.radiosuper92.com/pxfy/info/1005/1021.htm (its excerpt stops before the numbers)',
    verified: true,
    note: '来源只到月或年，生效日取首日；article 2023-01-28; applies from 2023',
  },
  {
    key: 'training.online_credit_hour_minutes_min',
    value: 45,
    unit: 'min',
    scope: '广东省在岗职工线上培训',
    effectiveFrom: '2020-05-01',
    source: 'm.handmsg.com/page/2020/0527/6707182.shtml',
    verified: true,
    note: '来源只到月或年，生效日取首日；also 30 yuan per hour, cap 1000 yuan per person and year',
  },
  {
    key: 'training.online_share_max',
    value: 0.5,
    unit: '比例',
    scope: '辽宁省（知识技能型以外的职业）',
    effectiveFrom: '2023-01-01',
    source:
      'www.wnchengjie.com/hongguan/2023/0128/012888985.html; the notice itself: m.radiosuper92.com/pxfy/info/1005/1021.htm (its excerpt stops before the numbers)',
    verified: true,
    note: '来源只到月或年，生效日取首日',
  },
  {
    key: 'training.online_share_max.knowledge_type',
    value: 1.0,
    unit: '比例',
    scope: '辽宁省（知识技能型职业）',
    effectiveFrom: '2023-01-01',
    source:
      'www.wnchengjie.com/hongguan/2023/0128/012888985.html; the notice itself: m.radiosuper92.com/pxfy/info/1005/1021.htm (its excerpt stops before the numbers)',
    verified: true,
    note: '来源只到月或年，生效日取首日',
  },
  {
    key: 'training.hours_per_day',
    value: 7,
    unit: '学时',
    scope: '湖南省',
    effectiveFrom: '2022-06-07',
    source: 'bbbaike.com/baike/techan/998286.html (《关于明确湖南省职业技能培训补贴标准的通知(试行)》)',
    verified: true,
    note: 'source says each day is counted as 7; treat as conversion and default daily cap',
  },
  {
    key: 'training.min_hours_by_category',
    value: {
      三高四新重点: { 五级: 105, 四级: 84, 三级: 70, 二级: 63, 一级: 49 },
      吸纳和稳定就业重点: { 五级: 77, 四级: 70, 三级: 63, 二级: 56, 一级: 49 },
      农村技能人才重点: { 五级: 63, 四级: 56, 三级: 49, 二级: 42, 一级: 42 },
      '其他/专项能力': { 全部: 49 },
    },
    unit: '学时',
    scope: '湖南省',
    effectiveFrom: '2022-06-07',
    source: 'bbbaike.com/baike/techan/998286.html (《关于明确湖南省职业技能培训补贴标准的通知(试行)》)',
    verified: true,
  },
  {
    key: 'appraisal.result_public_notice',
    value: 5,
    unit: '工作日',
    scope: '牡丹江技师学院（黑龙江）',
    effectiveFrom: '2023-06-12',
    source: 'mdjjsxy.cn/newsshow.php?cid=60&id=1686&t=6',
    verified: true,
  },
  {
    key: 'appraisal.result_report_after_notice',
    value: 10,
    unit: '工作日',
    scope: '牡丹江技师学院（黑龙江）',
    effectiveFrom: '2023-06-12',
    source: 'mdjjsxy.cn/newsshow.php?cid=60&id=1686&t=6',
    verified: true,
  },
  {
    key: 'appraisal.pass_mark',
    value: 60,
    scope: 'default',
    effectiveFrom: '2023-06-12',
    source: 'juke.outofmemory.cn/life/1182804.html; mdjjsxy.cn (as above)',
    verified: true,
  },
  {
    key: 'appraisal.theory_min_minutes',
    value: 90,
    unit: 'min',
    scope: 'default',
    effectiveFrom: '2024-01-01',
    source: 'juke.outofmemory.cn/life/1182804.html; m.qebk.com/jiaoyu/207944.html',
    verified: true,
    note: '来源未注明日期，生效日为演示约定',
  },
  {
    key: 'appraisal.theory_invigilator_ratio',
    value: '1:15, at least 2 per room',
    scope: 'default',
    effectiveFrom: '2021-01-01',
    source: 'ks.shangxueba.com/zn/3FjtIxpI.html',
    verified: true,
    note: '来源只到月或年，生效日取首日',
  },
  {
    key: 'appraisal.skill_examiner_ratio',
    value: '1:5, odd number, at least 3',
    scope: 'default',
    effectiveFrom: '2021-01-01',
    source: 'ks.shangxueba.com/zn/3FjtIxpI.html',
    verified: true,
    note: '来源只到月或年，生效日取首日',
  },
  {
    key: 'appraisal.review_panel',
    value: 'odd number, at least 3',
    scope: 'default',
    effectiveFrom: '2021-01-01',
    source: 'ks.shangxueba.com/zn/3FjtIxpI.html',
    verified: true,
    note: '来源只到月或年，生效日取首日；older standards used 5: general knowledge',
  },
  {
    key: 'appraisal.difficulty_target',
    value: 0.65,
    scope: 'default',
    effectiveFrom: '2024-01-01',
    source: '1sjs.com/kaopingyuankaoshi/17/1502-3.html',
    verified: true,
    note: '来源未注明日期，生效日为演示约定',
  },
  {
    key: 'appraisal.annual_plan_due',
    value: '12-10',
    scope: 'default',
    effectiveFrom: '2024-01-01',
    source: 'tjdiaoyu.com/falvtiao/7247335.html',
    verified: true,
    note: '来源未注明日期，生效日为演示约定；exam details announced 1 month before',
  },
  {
    key: 'certificate.number_format',
    value: '1 capital letter + 21 digits',
    scope: 'default',
    effectiveFrom: '2024-01-01',
    source: 'm.kane-010.com/show-100-1910-1.html',
    verified: true,
    note: '来源未注明日期，生效日为演示约定；parts: organisation class, organisation, province, serial of organisation, year, level, serial of certificate; year 2020 from 人社职司便函 is general knowledge',
  },
  {
    key: 'book.error_rate_max',
    value: 1,
    unit: '个/万字',
    scope: 'default',
    effectiveFrom: '2022-05-30',
    source: 'zixun.qudong.cn/xinwen/20220530/1293.html (图书质量管理规定 art. 16, 17 as reported)',
    verified: true,
    note: 'regulation itself 2004/2005: general knowledge',
  },
  {
    key: 'book.recall_and_reprint_band',
    value: [0.0001, 0.0005],
    scope: 'default',
    effectiveFrom: '2022-05-30',
    source: 'zixun.qudong.cn/xinwen/20220530/1293.html (图书质量管理规定 art. 16, 17 as reported)',
    verified: true,
  },
  {
    key: 'book.recall_threshold',
    value: 0.0005,
    scope: 'default',
    effectiveFrom: '2022-05-30',
    source: 'zixun.qudong.cn/xinwen/20220530/1293.html (图书质量管理规定 art. 16, 17 as reported)',
    verified: true,
  },
  {
    key: 'blueprint.importance_share',
    value: { X_min: 0.8, Y_max: 0.15, Z_max: 0.05 },
    scope: 'default',
    effectiveFrom: '2024-01-01',
    source: 'a public code repository (guidance text in a skills-appraisal item-bank product)',
    verified: true,
    note: '来源未注明日期，生效日为演示约定',
  },
  {
    key: 'blueprint.points_min',
    value: { per_level: 200, times_weight: 2, premium_per_level: 300, premium_times_weight: 3 },
    scope: 'default',
    effectiveFrom: '2024-01-01',
    source: 'a public code repository (guidance text in a skills-appraisal item-bank product)',
    verified: true,
    note: '来源未注明日期，生效日为演示约定',
  },
]

const house = '平台默认值（在线学时引擎的设计约定，可由中心另立新行）'

function standing(key: string, value: unknown, unit: string, note: string, source = house): DemoPolicy {
  return { key, value, unit, scope: 'default', effectiveFrom: '2024-01-01', source, verified: false, composed: true, note }
}

/** Defaults of the centre: what holds where no local rule does. The key says the unit. */
const defaults: readonly DemoPolicy[] = [
  standing('study.heartbeat_seconds', 30, 's', '学习端每 30 秒报到一次'),
  standing('study.lease_seconds', 75, 's', '两次报到相隔超过 75 秒，该段不计'),
  standing('study.presence_min_minutes', 8, 'min', '在岗验证间隔下限'),
  standing('study.presence_max_minutes', 15, 'min', '在岗验证间隔上限'),
  standing('study.presence_answer_seconds', 90, 's', '在岗验证须在 90 秒内应答'),
  standing('study.idle_seconds', 120, 's', '文本学习连续 120 秒无操作，该段不计'),
  standing('study.max_media_rate', 2, '×', '视频最快两倍速播放，学时仍按实际时间计'),
  standing('study.hour_minutes', 45, 'min', '1 标准学时为 45 分钟', '多省补贴性培训通知的一致口径（湖南 2022、辽宁 2023）'),
  standing('study.day_cap_hours', 7, '学时', '线上每日认定上限', '湖南省补贴性培训按每日 7 学时折算（2022-06-07）'),
  standing('study.online_share_max_percent', 50, '%', '线上学时不超过应修学时的一半', '辽宁省补贴性培训（2023-01，知识技能型以外的职业）'),
  standing('study.unit_review_percent', 200, '%', '一个单元最多认定到标称时长的两倍，复习计入其中'),
  standing('study.reconnect_minutes', 10, 'min', '在岗验证期间断线，10 分钟内恢复的重新验证'),
  standing('study.carry_hours', 24, 'h', '未经验证的时间留到下一次学习验证，最多 24 小时'),
  standing('study.claim_days', 14, '日', '漏计学时须在 14 日内申报'),
  standing('study.settle_after_hours', 24, 'h', '面授结束 24 小时后结清考勤'),
  standing(
    'study.shifts.four_crews_three_shifts',
    {
      crewEveryDays: 2,
      cycle: ['morning', 'morning', 'middle', 'middle', 'night', 'night', 'rest', 'rest'],
      shifts: {
        morning: { work: ['08:00', '16:00'], quiet: ['06:30', '17:00'] },
        middle: { work: ['16:00', '24:00'], quiet: ['15:00', '33:00'] },
        night: { work: ['24:00', '32:00'], quiet: ['20:00', '39:00'] },
      },
    },
    'HH:MM',
    '四班三倒：各班的工作时间与不打扰时间；24:00 以后为次日',
    '连续生产企业四班三倒的通行排法（一般知识）；不打扰时间为平台默认值',
  ),
  standing('study.shifts.day', { work: ['07:00', '17:30'] }, 'HH:MM', '常白班工作日的工作时间，含上下班路上'),
  standing('study.quiet_hours', ['21:00', '32:00'], 'HH:MM', '夜间不发提醒；24:00 以后为次日'),
  standing('study.reading_chars_per_minute', 300, '字/min', '由字数估算章节标称时长'),
  standing('book.sample_characters', 100_000, '字', '质量抽查的连续字数；不足者查全书', '《图书质量管理规定》附件的抽查办法（一般知识）'),
  standing('notice.public_days', 5, '工作日', '名单与结果公示期', '牡丹江技师学院 2023-06-12 通知的口径，中心默认采用'),
  standing('reminder.before_due_days', [7, 3, 1], '日', '任务到期前的提醒'),
]

export const demoPolicies: readonly DemoPolicy[] = [...seen, ...defaults]
