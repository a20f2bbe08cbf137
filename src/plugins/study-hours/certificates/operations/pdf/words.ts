import { dayInWords } from '@/kernel/clock'
import { hoursText, partsStated, type CertificateSnapshot } from '../../../recognition/domain/certificate'
import type { NamedRule } from '../../../ledger/domain/rules'

const LEVELS: Readonly<Record<string, { zh: string; en: string }>> = {
  '5': { zh: '五级/初级工', en: 'level 5 (junior)' },
  '4': { zh: '四级/中级工', en: 'level 4 (intermediate)' },
  '3': { zh: '三级/高级工', en: 'level 3 (senior)' },
  '2': { zh: '二级/技师', en: 'level 2 (technician)' },
  '1': { zh: '一级/高级技师', en: 'level 1 (senior technician)' },
}

/** The sentence of the certificate. */
export function statement(name: string, identity: string | null, snapshot: CertificateSnapshot): { zh: string; en: string } {
  const { class: course, isRefresher, occupation, organisation, requiredHours, tenths } = snapshot
  const level = LEVELS[snapshot.level] ?? { zh: snapshot.level, en: snapshot.level }
  const person = identity ? `${name}（证件号码 ${identity}）` : name
  return {
    zh: `兹证明${person}于${dayInWords(course.startsOn, 'zh')}至${dayInWords(course.endsOn, 'zh')}参加${organisation.name}举办的“${course.name}”，修习职业“${occupation.name}”${level.zh}，经认定完成培训 ${hoursText(tenths)} 标准学时，达到${isRefresher ? '本班' : '鉴定前'}应修的 ${requiredHours} 标准学时。`,
    en: `This is to certify that ${name} took part in “${course.nameEn ?? course.name}”, held by ${organisation.nameEn ?? organisation.name} from ${dayInWords(course.startsOn, 'en')} to ${dayInWords(course.endsOn, 'en')} for the occupation ${occupation.nameEn ?? occupation.name}, ${level.en}, and was credited with ${hoursText(tenths)} standard study hours; ${requiredHours} are required ${isRefresher ? 'by the class' : 'before appraisal'}.`,
  }
}

/** Label and value, Chinese over English. */
export function facts(
  snapshot: CertificateSnapshot,
  covered: { ledgerSeq: number; ledgerHash: string; hash: string | null },
): [zh: string, en: string, value: string][] {
  const { offlineTenths, onlineTenths } = partsStated(snapshot)
  return [
    ['职业代码', 'Occupation code', snapshot.occupation.code],
    ['培训班', 'Class', `${snapshot.class.code}　${snapshot.class.name}`],
    [
      '认定学时',
      'Recognised hours',
      `${hoursText(snapshot.tenths)} 标准学时（线上 ${hoursText(onlineTenths)}，面授 ${hoursText(offlineTenths)}）`,
    ],
    ['认定规则', 'Rules applied', ruleLine(snapshot)],
    covered.hash
      ? ['证明摘要', 'Digest', covered.ledgerSeq > 0 ? `${covered.hash.slice(0, 24)}（#${covered.ledgerSeq}）` : covered.hash.slice(0, 24)]
      : ['学时流水', 'Ledger', covered.ledgerSeq > 0 ? `#${covered.ledgerSeq}　${covered.ledgerHash.slice(0, 24)}` : '—（不含线上学时）'],
  ]
}

function ruleLine({ hourMinutes, rules }: CertificateSnapshot): string {
  const value = (key: string) => rules.find((rule) => rule.key === key)?.value
  const parts = [`1 标准学时 = ${hourMinutes} 分钟`]
  const cap = value('study.day_cap_hours')
  if (cap !== undefined && cap !== null) parts.push(`每日线上至多 ${cap} 标准学时`)
  const share = value('study.online_share_max_percent')
  if (share !== undefined && share !== null) parts.push(`线上至多占应修学时 ${share}%`)
  const since = latest(rules)
  return parts.join('；') + (since ? `（${since} 起施行）` : '')
}

function latest(rules: readonly NamedRule[]): string | undefined {
  return rules
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((day): day is string => day !== null)
    .toSorted()
    .at(-1)
}
