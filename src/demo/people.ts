import type { CommitteeRole, GlobalRole } from '../kernel/actor'
import type { DemoMembership, DemoPerson as Person } from '../platform/demonstration'
import { demoParts } from './parts.generated'

export type DemoPerson = Person & { employeeNumber: string }

/** The password of a demonstration account: `Liangong-` and the username. Production asks for a new one at the first sign-in. */
export function demoPasswordOf(username: string): string {
  return `Liangong-${username}`
}

type Row = readonly [
  username: string,
  name: string,
  organisation: string,
  role: GlobalRole | '',
  title: string,
  committee?: string,
  committeeRole?: CommitteeRole,
]

/** Members of committees need no global role: their seat gives them what they may do. */
const rows: readonly Row[] = [
  ['admin', '系统管理员', 'centre', 'admin', '系统管理员'],
  ['staff1', '沈明月', 'centre', 'centre-staff', '教材处处长'],
  ['staff2', '何书宁', 'centre', 'centre-staff', '教材处主管'],
  ['auditor1', '崔正言', 'centre', 'auditor', '纪检审计专员'],
  ['chair1', '顾长河', 'centre', '', '编审委员会主任', 'editorial', 'chair'],
  ['vice1', '乔望山', 'yigang', '', '总工程师，教授级高级工程师', 'editorial', 'vice-chair'],
  ['vice2', '施蕴华', 'college', '', '院长，教授', 'editorial', 'vice-chair'],
  ['secretary1', '童晓岚', 'centre', '', '编审委员会秘书', 'editorial', 'secretary'],
  ['chair-bf', '魏承钢', 'yigang', '', '炼铁总厂厂长，教授级高级工程师', 'iron', 'chair'],
  ['chief-bf', '周立远', 'yigang', '', '炼铁首席工程师', 'iron', 'chief-editor'],
  ['deputy-bf', '孟庆和', 'ergang', '', '炼铁厂总工程师', 'iron', 'deputy-editor'],
  ['author-bf-1', '林致远', 'yigang', '', '高级工程师', 'iron', 'author'],
  ['author-bf-2', '高秀峰', 'ergang', '', '高级技师', 'iron', 'author'],
  ['author-bf-3', '罗建业', 'yigang', '', '热风炉高级技师', 'iron', 'author'],
  ['author-bf-4', '邵红梅', 'tegang', '', '安全工程师', 'iron', 'author'],
  ['author-bf-5', '彭家骏', 'college', '', '副教授', 'iron', 'author'],
  ['reviewer-bf-1', '曹定邦', 'ergang', '', '高级工程师', 'iron', 'reviewer'],
  ['reviewer-bf-2', '万里晴', 'tegang', '', '教授级高级工程师', 'iron', 'reviewer'],
  ['reviewer-bf-3', '欧阳铮', 'college', '', '教授', 'iron', 'reviewer'],
  ['reviewer-bf-4', '邹守一', 'yigang', '', '首席技师', 'iron', 'reviewer'],
  ['chair-bof', '雷振炉', 'ergang', '', '炼钢厂厂长，教授级高级工程师', 'steel', 'chair'],
  ['chief-bof', '秦越川', 'ergang', '', '炼钢首席工程师', 'steel', 'chief-editor'],
  ['deputy-bof', '贺兰亭', 'tegang', '', '炼钢厂副厂长', 'steel', 'deputy-editor'],
  ['author-bof-1', '程砚秋', 'ergang', '', '高级工程师', 'steel', 'author'],
  ['author-bof-2', '段志强', 'yigang', '', '转炉高级技师', 'steel', 'author'],
  ['author-bof-3', '苗新雨', 'tegang', '', '工程师', 'steel', 'author'],
  ['author-bof-4', '解春生', 'college', '', '讲师', 'steel', 'author'],
  ['reviewer-bof-1', '陆明达', 'yigang', '', '高级工程师', 'steel', 'reviewer'],
  ['reviewer-bof-2', '康静姝', 'college', '', '教授', 'steel', 'reviewer'],
  ['reviewer-bof-3', '盛怀谷', 'tegang', '', '教授级高级工程师', 'steel', 'reviewer'],
  ['reviewer-bof-4', '翟远航', 'ergang', '', '首席技师', 'steel', 'reviewer'],
  ['editor-1', '柳知非', 'press', '', '编审', 'iron', 'responsible-editor'],
  ['editor-2', '梅若水', 'press', '', '副编审', 'steel', 'responsible-editor'],
  ['proof-1', '尹小满', 'press', '', '校对', 'iron', 'proofreader'],
  ['proof-2', '葛立秋', 'press', '', '校对', 'iron', 'proofreader'],
  ['proof-3', '白露生', 'press', '', '一级校对', 'iron', 'proofreader'],
  ['proof-4', '冬以宁', 'press', '', '编辑', 'steel', 'proofreader'],
  ['chair-sinter', '龚宝泉', 'yigang', '', '烧结厂厂长', 'sinter', 'chair'],
  ['chair-rolling', '池铁民', 'zhagang', '', '轧钢总工程师', 'rolling', 'chair'],
  ['chair-coke', '薛青禾', 'jiaohua', '', '焦化总工程师', 'coke', 'chair'],
  ['chair-refractory', '穆怀石', 'naicai', '', '耐火材料研究所所长', 'refractory', 'chair'],
  ['chair-alloy', '阮金声', 'tiehejin', '', '总工程师', 'alloy', 'chair'],
  ['chair-products', '辛良弓', 'zhipin', '', '质量总监', 'products', 'chair'],
  ['ta-yigang', '宋知行', 'yigang', 'training-admin', '培训中心主任'],
  ['ta-ergang', '严守则', 'ergang', 'training-admin', '人力资源部培训主管'],
  ['ta-college', '费学优', 'college', 'training-admin', '继续教育处处长'],
  ['expert-1', '祁连城', 'ergang', 'item-expert', '高级技师，命题专家'],
  ['expert-2', '单雨桐', 'college', 'item-expert', '副教授，命题专家'],
  ['trainee-1', '赵铁柱', 'yigang', 'trainee', '高炉炼铁工'],
  ['trainee-2', '钱进炉', 'yigang', 'trainee', '热风炉工'],
  ['trainee-3', '孙小炎', 'yigang', 'trainee', '高炉炼铁工'],
  ['trainee-4', '李红钢', 'ergang', 'trainee', '转炉炼钢工'],
  ['trainee-5', '吴海潮', 'ergang', 'trainee', '转炉炼钢工'],
  ['trainee-6', '郑一鸣', 'college', 'trainee', '在校生'],
]

/** Further seats of people who are listed above with their first one. */
const furtherSeats: readonly (readonly [user: string, committee: string, role: CommitteeRole])[] = [
  ['vice1', 'iron', 'vice-chair'],
  ['chair-bf', 'editorial', 'member'],
  ['chair-bof', 'editorial', 'member'],
  ['chief-bf', 'editorial', 'member'],
  ['chief-bof', 'editorial', 'member'],
  ['editor-1', 'steel', 'responsible-editor'],
  ['proof-1', 'steel', 'proofreader'],
  ['proof-2', 'steel', 'proofreader'],
  ['proof-3', 'steel', 'proofreader'],
  ['reviewer-bf-4', 'sinter', 'member'],
  ['expert-1', 'steel', 'member'],
]

const numberPrefix: Readonly<Record<string, string>> = {
  centre: 'ZX',
  press: 'CB',
  college: 'JS',
  yigang: 'YG',
  ergang: 'EG',
  tegang: 'TG',
  jiaohua: 'JH',
  naicai: 'NC',
  tiehejin: 'TH',
  zhagang: 'ZG',
  zhipin: 'ZP',
}

const seated = rows.map(([username, name, organisation, role, title]): Person => ({
  username,
  name,
  organisation,
  roles: role ? [role] : [],
  title,
}))

/** Everybody in the story: those of the textbook line, and whom each domain adds. */
export const demoPeople: readonly DemoPerson[] = [...seated, ...demoParts.flatMap(({ people }) => people)].map((person, index) => ({
  ...person,
  employeeNumber: `${numberPrefix[person.organisation] ?? 'XX'}${String(1001 + index * 7)}`,
}))

/**
 * Who sits where. Terms are five years around `today` (`YYYY-MM-DD`), so that the demonstration works whenever it is started;
 * two seats have run out, as in every real committee.
 */
export function demoMemberships(today: string): DemoMembership[] {
  const year = Number(today.slice(0, 4))
  const current = { termStartsOn: `${year - 2}-01-01`, termEndsOn: `${year + 2}-12-31` }
  const former = { termStartsOn: `${year - 7}-01-01`, termEndsOn: `${year - 3}-12-31` }
  const first = rows.flatMap(([user, , , , , committee, role]) => (committee && role ? [{ user, committee, role, ...current }] : []))
  const further = furtherSeats.map(([user, committee, role]) => ({ user, committee, role, ...current }))
  return [
    ...first,
    ...further,
    { user: 'vice2', committee: 'iron', role: 'chair', ...former },
    { user: 'reviewer-bof-3', committee: 'steel', role: 'chief-editor', ...former },
  ]
}

/** The accounts that are worth naming on the first start, one for every way of seeing the platform. */
export const demoTour: readonly { username: string; role: { zh: string; en: string } }[] = [
  { username: 'admin', role: { zh: '系统管理员', en: 'administrator' } },
  { username: 'staff1', role: { zh: '中心工作人员', en: 'centre staff' } },
  { username: 'auditor1', role: { zh: '审计员', en: 'auditor' } },
  { username: 'chair1', role: { zh: '编审委员会主任', en: 'chair of the editorial committee' } },
  { username: 'chief-bof', role: { zh: '主编', en: 'chief editor' } },
  { username: 'author-bof-3', role: { zh: '编写人（有逾期任务）', en: 'author with a late task' } },
  { username: 'reviewer-bof-2', role: { zh: '审稿人', en: 'reviewer' } },
  { username: 'editor-1', role: { zh: '责任编辑', en: 'responsible editor' } },
  { username: 'proof-1', role: { zh: '校对', en: 'proofreader' } },
  { username: 'ta-yigang', role: { zh: '企业培训管理员', en: 'training administrator' } },
  { username: 'author-bf-1', role: { zh: '编写人，兼培训班教师', en: 'author, and teacher of a class' } },
  { username: 'expert-1', role: { zh: '命题专家', en: 'item expert' } },
  { username: 'trainee-1', role: { zh: '学员', en: 'trainee' } },
]
