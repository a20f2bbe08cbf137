import type { StoryCalendar } from '@/platform/demonstration/calendar'
import type { StoryDocument } from '../../story/types'
import { h2, ol, p, signature, table, ul } from '../builder'

const centre = '冶金行业职业技能鉴定指导中心（演示）'
const editorial = '冶金行业培训教材编审委员会'
const mark = '（本通知为演示数据。）'

/** What the centre told the public while the story went on. */
export function noticeDocuments(calendar: StoryCalendar): StoryDocument[] {
  const { at, day, written } = calendar
  const notice = (
    key: string,
    week: number,
    weekday: number,
    title: string,
    titleEn: string,
    summary: string,
    body: StoryDocument['body'],
    more: { number?: string; issuer?: string } = {},
  ): StoryDocument => ({
    key,
    kind: 'notice',
    title,
    titleEn,
    ...(more.number ? { documentNumber: `演示函〔${day(week).slice(0, 4)}〕${more.number}号` } : {}),
    issuer: more.issuer ?? centre,
    publishedAt: at(week, weekday, '10:00'),
    summary,
    body: [...body, p(mark), signature(more.issuer ?? centre), signature(written(week, weekday))],
  })
  return [
    notice(
      'notice-outline',
      -80,
      3,
      '关于启动《高炉炼铁工（中级）》教材编写工作的通知',
      'Writing of “Blast Furnace Ironmaking Operator, Level 4” begins',
      '编写大纲经编审委员会审定，成立编写组，计划十六周完成初稿。',
      [
        p('各有关单位：'),
        p(
          '高炉炼铁工四级（中级工）鉴定要素细目表已经编制完成。经编审委员会审定，决定启动《高炉炼铁工（中级）》培训教材的编写工作，现将有关事项通知如下。',
        ),
        ol(
          '全书分三篇八章，每章三千至五千字，须附学习目标、例题和思考与练习。',
          `各章编写人应于${written(-64, 5)}前提交初稿，提交前请对照细目表逐点自查。`,
          '图、表、公式应当可编辑，照片须取得使用授权；引用标准以现行版本为准。',
          '编写人所在单位请在时间和资料上给予支持。',
        ),
      ],
      { number: '11', issuer: editorial },
    ),
    notice(
      'notice-review',
      -55,
      2,
      '关于教材审稿人回避申报的提醒',
      'Reviewers: declare conflicts of interest before you open a manuscript',
      '审稿人打开稿件之前须先申报有无利益冲突。',
      [
        p('各位审稿人：'),
        p('按照《教材三审三校工作规程》，审稿人在打开稿件之前，须先在系统中申报有无利益冲突。请注意：'),
        ul(
          '申报为“无”之后，稿件正文方可显示。',
          '申报为“有”的，系统将自动停止该稿件的审稿任务，由主编另行指定审稿人，不影响您承担其他章节。',
          '同一课题组、同一项目组成员属于应当申报的情形。',
        ),
      ],
      { issuer: editorial },
    ),
    notice(
      'notice-published',
      -35,
      2,
      '《高炉炼铁工（中级）》第 1 版出版发行',
      '“Blast Furnace Ironmaking Operator, Level 4”, first edition, is out',
      '全书八章，鉴定点覆盖率超过 97%，可在线阅读，也可下载电子书。',
      [
        p(
          '由炼铁专业编写委员会组织编写的《高炉炼铁工（中级）》第 1 版现已出版。全书八章，配有插图十八幅，例题数据前后衔接，每章附思考与练习。',
        ),
        table({
          caption: '基本信息',
          head: [['项目', '内容']],
          rows: [
            ['适用职业与等级', '高炉炼铁工，四级（中级工）'],
            ['版次与印次', '第 1 版第 1 次印刷'],
            ['印数', '5000 册'],
            ['定价', '32.00 元'],
          ],
        }),
        p('读者可在本站“教材”栏目在线阅读全文，电子书（EPUB、PDF）在教材页面按权限下载。发现差错，请点击页面上的“报告勘误”。'),
      ],
    ),
    notice(
      'notice-order-1',
      -35,
      3,
      '关于征订《高炉炼铁工（中级）》的通知',
      'Order call for the first printing',
      `以单位为征订户，${written(-29, 5)}截止。`,
      [
        p('各鉴定站、各培训基地、各有关企业：'),
        p('《高炉炼铁工（中级）》第 1 版第 1 次印刷开始征订，请组织做好以下工作。'),
        ol(
          `征订时间：${written(-35, 3)}至${written(-29, 5)}。`,
          '由本单位培训管理员登录平台填报数量、联系人；同一单位可分批填报，系统自动汇总。',
          '计划举办四级培训班的单位，请按实际学员数加百分之五的备用数填报。',
          '截止后不再受理，未订到的单位可在补印时申请。',
        ),
      ],
      { number: '23' },
    ),
    notice(
      'notice-errata',
      -25,
      1,
      '关于公布《高炉炼铁工（中级）》第 1 次印刷勘误表的公告',
      'Errata of the first printing published',
      '确认三处差错，请持有第 1 次印刷的读者对照使用。',
      [
        p(
          '根据读者报告并经主编核实，《高炉炼铁工（中级）》第 1 版第 1 次印刷有三处数字差错，分别位于第一章、第三章和第六章。请在教材页面选择“第 1 次印刷”查看与手中图书对应的勘误表。',
        ),
        p('三处差错均已在网站阅读版中改正，并将在下一印次改正。感谢报告差错的读者。'),
      ],
    ),
    notice(
      'notice-converter',
      -27,
      2,
      '关于《转炉炼钢工（高级）》编写分工与进度安排的通知',
      'Schedule of “Converter Steelmaking Operator, Level 3”',
      '明确六章的编写人、统稿人与交稿时间。',
      [
        p('炼钢专业编写委员会各位成员：'),
        p('《转炉炼钢工（高级）》编写大纲已通过审定，全书暂定六章，安排如下。'),
        table({
          caption: '编写分工与交稿时间',
          head: [['章', '题目', '编写人', '交稿日期']],
          rows: [
            ['1', '入炉原料与装入制度', '程砚秋', written(-15, 5)],
            ['2', '氧枪与供氧制度', '段志强', written(-16, 5)],
            ['3', '造渣制度与脱磷', '程砚秋、解春生', written(-15, 5)],
            ['4', '终点控制与脱氧合金化', '段志强', written(-8, 5)],
            ['5', '溅渣护炉与炉衬维护', '解春生', written(2, 5)],
            ['6', '煤气回收、除尘与安全', '苗新雨', written(-3, 5)],
          ],
        }),
        p('培训指导与管理部分的鉴定点尚未安排章节，请主编提出增补方案。'),
      ],
      { number: '31', issuer: '炼钢专业编写委员会' },
    ),
    notice('notice-reprint', -8, 2, '《高炉炼铁工（中级）》第 2 次印刷完成', 'Second printing finished', '印数 3000 册，已改正三处勘误。', [
      p('《高炉炼铁工（中级）》第 1 版第 2 次印刷现已完成，印数 3000 册，已改正第 1 次印刷中确认的三处差错，其余内容不变。'),
      p('两次印刷可在同一培训班混用。持有第 1 次印刷的学员，请对照勘误表使用。'),
    ]),
    notice(
      'notice-order-2',
      -7,
      1,
      '关于补订《高炉炼铁工（中级）》的通知',
      'Order call for the second printing',
      `补订截止日期为${written(3, 5)}。`,
      [
        p('各鉴定站、各培训基地、各有关企业：'),
        p(
          `《高炉炼铁工（中级）》第 1 版第 2 次印刷接受补订，截止日期为${written(3, 5)}。请由本单位培训管理员登录平台填报。已订第 1 次印刷的单位无须更换。`,
        ),
        ul('每单位补订起订数 10 册。', '技工院校秋季班用书优先供应。', '咨询请联系本单位培训管理员或中心教材处。'),
      ],
      { number: '52' },
    ),
    notice(
      'notice-meeting',
      -2,
      4,
      '关于召开专业编写委员会年度会议的预备通知',
      'Annual meeting of the writing committees: advance notice',
      `拟于${written(5, 2)}召开，审议覆盖情况、勘误与修订建议。`,
      [
        p('各专业编写委员会：'),
        p(`年度会议拟于${written(5, 2)}至${written(5, 3)}召开，现将预备事项通知如下。`),
        h2('一、主要议题'),
        ol(
          '通报鉴定点覆盖情况，研究未覆盖核心鉴定点的处理意见。',
          '审议下一年度教材编写与修订计划。',
          '交流一线使用意见，讨论勘误中反映的共性问题。',
          '研究题库随教材修订同步更新的安排。',
        ),
        h2('二、材料准备'),
        p(`请各委员会秘书于${written(2, 5)}前提交书面材料，内容包括本年度进度、逾期任务及原因、下年度选题建议。`),
      ],
      { number: '58', issuer: editorial },
    ),
    notice('notice-maintenance', -1, 5, '关于平台例行维护的公告', 'Routine maintenance', '维护期间可以阅读，暂停提交。', [
      p(`平台将于${written(1, 6)}22:00 至次日 02:00 进行例行维护。维护期间网站可以阅读，稿件提交、审稿流转与征订填报暂停。请提前保存。`),
      p('维护前系统会自动备份数据库与文件。维护完成后，如发现异常，请联系系统管理员。'),
    ]),
  ]
}
