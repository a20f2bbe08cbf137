import { definePolicies, type PolicyDefinition, type ShippedRow } from '@/platform/policies'
import { levelLabel, LEVELS } from './domain/levels'

/** Names of regions and bodies whose rules bind only there. */
const HUNAN = '湖南省'
const HUNAN_SOURCE = 'bbbaike.com/baike/techan/998286.html（《关于明确湖南省职业技能培训补贴标准的通知（试行）》）'
const LIAONING_SOURCE =
  'www.wnchengjie.com/hongguan/2023/0128/012888985.html；通知本身：m.radiosuper92.com/pxfy/info/1005/1021.htm（节选未到数字处）'
const COLLEGE = '牡丹江技师学院（黑龙江）'
const COLLEGE_SOURCE = 'mdjjsxy.cn/newsshow.php?cid=60&id=1686&t=6'
const BLUEPRINT_SOURCE = '公开的软件仓库（技能鉴定题库产品中的命题指导文字）'
const PANEL_SOURCE = 'ks.shangxueba.com/zn/3FjtIxpI.html'

const minutes = { stored: 'min', label: { zh: '分钟', en: 'minutes' } }
const hours = { stored: '学时', label: { zh: '学时', en: 'hours' } }
const share = { stored: '比例', label: { zh: '', en: '' } }
const workingDays = { stored: '工作日', label: { zh: '个工作日', en: 'working days' } }

/** Read in a copy of its source: most are mirrors or reports, not the official text. `dated`: `2022-06-07`, `2023-01`, `2021`, or null. */
const seen = (value: unknown, scope: string, dated: string | null, source: string, note?: string): ShippedRow => ({
  value,
  scope,
  // The demonstration has what has no day of its own in force from the first day of its month or year.
  since: dated === null ? '2024-01-01' : `${dated}-01-01`.slice(0, 10),
  source,
  evidence: 'copy',
  dated,
  ...(note ? { note } : {}),
})

const reference = (rule: Omit<PolicyDefinition, 'without'>): PolicyDefinition => ({ ...rule, without: 'reference' })

const byLevel = {
  kind: 'members' as const,
  members: Object.fromEntries(
    LEVELS.map((level) => [
      ['一级', '二级', '三级', '四级', '五级'][level - 1] ?? '',
      { label: levelLabel(level), value: { kind: 'number' as const, min: 0, max: 5_000 } },
    ]),
  ),
}

/** Rules about training, appraisal and item blueprints, with rows seen in sources. */
export const standardsPolicies = definePolicies([
  {
    key: 'blueprint.importance_share',
    label: { zh: '细目表：重要程度的比例', en: 'Specification: shares by importance' },
    value: {
      kind: 'members',
      members: {
        X_min: { label: { zh: '核心（X）不少于', en: 'core (X) at least' }, value: { kind: 'share', per: 100 } },
        Y_max: { label: { zh: '一般（Y）不多于', en: 'general (Y) at most' }, value: { kind: 'share', per: 100 } },
        Z_max: { label: { zh: '辅助（Z）不多于', en: 'auxiliary (Z) at most' }, value: { kind: 'share', per: 100 } },
      },
    },
    without: 'default',
    shipped: [seen({ X_min: 0.8, Y_max: 0.15, Z_max: 0.05 }, 'default', null, BLUEPRINT_SOURCE)],
  },
  {
    key: 'blueprint.points_min',
    label: { zh: '细目表：鉴定点的最少数目', en: 'Specification: least number of points' },
    value: {
      kind: 'members',
      members: {
        per_level: {
          label: { zh: '每个等级不少于', en: 'per level at least' },
          value: { kind: 'number', min: 0, max: 100_000, whole: true },
        },
        times_weight: { label: { zh: '不少于比重的倍数', en: 'at least times the weight' }, value: { kind: 'number', min: 0, max: 100 } },
        premium_per_level: {
          label: { zh: '精品题库每个等级不少于', en: 'premium bank per level at least' },
          value: { kind: 'number', min: 0, max: 100_000, whole: true },
        },
        premium_times_weight: {
          label: { zh: '精品题库不少于比重的倍数', en: 'premium bank at least times the weight' },
          value: { kind: 'number', min: 0, max: 100 },
        },
      },
    },
    without: 'default',
    shipped: [
      seen({ per_level: 200, times_weight: 2, premium_per_level: 300, premium_times_weight: 3 }, 'default', null, BLUEPRINT_SOURCE),
    ],
  },
  reference({
    key: 'training.credit_hour_minutes',
    label: { zh: '培训：1 学时的分钟数', en: 'Training: minutes of an hour' },
    unit: minutes,
    value: { kind: 'number', min: 1, max: 120 },
    shipped: [seen(45, '湖南省补贴性培训', '2022-06-07', HUNAN_SOURCE)],
  }),
  reference({
    key: 'training.online_credit_hour_minutes',
    label: { zh: '线上培训：1 学时的分钟数', en: 'Online training: minutes of an hour' },
    unit: minutes,
    value: { kind: 'number', min: 1, max: 120 },
    shipped: [seen(45, '辽宁省补贴性培训线上部分', '2023-01', LIAONING_SOURCE, '文章 2023-01-28，自 2023 年起适用')],
  }),
  reference({
    key: 'training.online_credit_hour_minutes_min',
    label: { zh: '线上培训：1 学时最少的分钟数', en: 'Online training: least minutes of an hour' },
    unit: minutes,
    value: { kind: 'number', min: 1, max: 120 },
    shipped: [
      seen(
        45,
        '广东省在岗职工线上培训',
        '2020-05',
        'm.handmsg.com/page/2020/0527/6707182.shtml',
        '另有每学时 30 元、每人每年不超过 1,000 元',
      ),
    ],
  }),
  reference({
    key: 'training.online_share_max',
    label: { zh: '培训：线上学时占比上限', en: 'Training: largest share of online hours' },
    unit: share,
    value: { kind: 'share', per: 100 },
    shipped: [seen(0.5, '辽宁省（知识技能型以外的职业）', '2023-01', LIAONING_SOURCE)],
  }),
  reference({
    key: 'training.online_share_max.knowledge_type',
    label: { zh: '培训：知识技能型职业的线上占比上限', en: 'Training: largest online share for knowledge-type occupations' },
    unit: share,
    value: { kind: 'share', per: 100 },
    shipped: [seen(1, '辽宁省（知识技能型职业）', '2023-01', LIAONING_SOURCE)],
  }),
  reference({
    key: 'training.hours_per_day',
    label: { zh: '培训：每日折算学时', en: 'Training: hours counted a day' },
    unit: hours,
    value: { kind: 'number', min: 0, max: 24 },
    shipped: [seen(7, HUNAN, '2022-06-07', HUNAN_SOURCE, '来源称每日按 7 学时计；作为折算和每日上限的默认值')],
  }),
  reference({
    key: 'training.min_hours_by_category',
    label: { zh: '培训：各类别、等级的最少学时', en: 'Training: least hours by category and level' },
    unit: hours,
    value: {
      kind: 'members',
      members: {
        三高四新重点: { label: { zh: '三高四新重点', en: 'priority of the province' }, value: byLevel },
        吸纳和稳定就业重点: { label: { zh: '吸纳和稳定就业重点', en: 'employment priority' }, value: byLevel },
        农村技能人才重点: { label: { zh: '农村技能人才重点', en: 'rural skills priority' }, value: byLevel },
        '其他/专项能力': {
          label: { zh: '其他／专项能力', en: 'other and single skills' },
          value: {
            kind: 'members',
            members: { 全部: { label: { zh: '全部', en: 'all' }, value: { kind: 'number', min: 0, max: 5_000 } } },
          },
        },
      },
    },
    shipped: [
      seen(
        {
          三高四新重点: { 五级: 105, 四级: 84, 三级: 70, 二级: 63, 一级: 49 },
          吸纳和稳定就业重点: { 五级: 77, 四级: 70, 三级: 63, 二级: 56, 一级: 49 },
          农村技能人才重点: { 五级: 63, 四级: 56, 三级: 49, 二级: 42, 一级: 42 },
          '其他/专项能力': { 全部: 49 },
        },
        HUNAN,
        '2022-06-07',
        HUNAN_SOURCE,
      ),
    ],
  }),
  reference({
    key: 'appraisal.result_public_notice',
    label: { zh: '鉴定：结果公示期', en: 'Appraisal: public notice of results' },
    unit: workingDays,
    value: { kind: 'number', min: 0, max: 366, whole: true },
    shipped: [seen(5, COLLEGE, '2023-06-12', COLLEGE_SOURCE)],
  }),
  reference({
    key: 'appraisal.result_report_after_notice',
    label: { zh: '鉴定：公示后上报结果的期限', en: 'Appraisal: report of results after the notice' },
    unit: workingDays,
    value: { kind: 'number', min: 0, max: 366, whole: true },
    shipped: [seen(10, COLLEGE, '2023-06-12', COLLEGE_SOURCE)],
  }),
  reference({
    key: 'appraisal.pass_mark',
    label: { zh: '鉴定：合格分数', en: 'Appraisal: pass mark' },
    value: { kind: 'number', min: 0, max: 100 },
    shipped: [seen(60, 'default', '2023-06-12', 'juke.outofmemory.cn/life/1182804.html；mdjjsxy.cn（同上）')],
  }),
  reference({
    key: 'appraisal.theory_min_minutes',
    label: { zh: '鉴定：理论考试的最短时间', en: 'Appraisal: least time of the theory paper' },
    unit: minutes,
    value: { kind: 'number', min: 0, max: 1_440 },
    shipped: [seen(90, 'default', null, 'juke.outofmemory.cn/life/1182804.html；m.qebk.com/jiaoyu/207944.html')],
  }),
  reference({
    key: 'appraisal.theory_invigilator_ratio',
    label: { zh: '鉴定：理论考试监考人员配比', en: 'Appraisal: invigilators to candidates' },
    value: { kind: 'text' },
    shipped: [seen('1∶15，每考场不少于 2 人', 'default', '2021', PANEL_SOURCE)],
  }),
  reference({
    key: 'appraisal.skill_examiner_ratio',
    label: { zh: '鉴定：技能考核考评人员配比', en: 'Appraisal: examiners to candidates' },
    value: { kind: 'text' },
    shipped: [seen('1∶5，须为单数，不少于 3 人', 'default', '2021', PANEL_SOURCE)],
  }),
  reference({
    key: 'appraisal.review_panel',
    label: { zh: '鉴定：综合评审人员', en: 'Appraisal: review panel' },
    value: { kind: 'text' },
    shipped: [seen('单数，不少于 3 人', 'default', '2021', PANEL_SOURCE, '较早的标准为 5 人（一般知识）')],
  }),
  reference({
    key: 'appraisal.difficulty_target',
    label: { zh: '鉴定：试卷难度系数', en: 'Appraisal: difficulty of papers' },
    value: { kind: 'number', min: 0, max: 1 },
    shipped: [seen(0.65, 'default', null, '1sjs.com/kaopingyuankaoshi/17/1502-3.html')],
  }),
  reference({
    key: 'appraisal.annual_plan_due',
    label: { zh: '鉴定：年度计划上报日（月-日）', en: 'Appraisal: annual plan due (month-day)' },
    value: { kind: 'text' },
    shipped: [seen('12-10', 'default', null, 'tjdiaoyu.com/falvtiao/7247335.html', '考试安排提前 1 个月公布')],
  }),
  reference({
    key: 'certificate.number_format',
    label: { zh: '证书：编号格式', en: 'Certificate: form of the number' },
    value: { kind: 'text' },
    shipped: [
      seen(
        '1 位大写字母加 21 位数字',
        'default',
        null,
        'm.kane-010.com/show-100-1910-1.html',
        '依次为机构类别、机构、省份、机构序号、年份、等级、证书序号；2020 年据人社职司便函，属一般知识',
      ),
    ],
  }),
])
