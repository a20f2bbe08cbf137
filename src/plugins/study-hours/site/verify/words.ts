import type { Language } from '@/kernel/errors'

export type CertificateWords = {
  result: string
  states: Record<
    'valid' | 'suspended' | 'restored' | 'superseded' | 'revoked' | 'doubtful',
    { seal: string; title: string; text: (reason: string, on: string, wasConfirmed: boolean) => string }
  >
  successor: string
  /** What was corrected beneath it. */
  corrections: Record<'attendance' | 'absentAtMs' | 'reversed', string>
  /** @param by null where it is not written down who */
  confirmed: (on: string, by: 'issuer' | 'centre' | null) => string
  hash: string
  holder: string
  maskedNote: string
  hours: string
  hoursOf: (hours: string, online: string, offline: string) => string
  required: string
  /** Of a class that leads to no appraisal. */
  requiredOfClass: string
  requiredOf: (hours: number) => string
  occupation: string
  level: string
  levels: Record<string, string>
  class: string
  period: (from: string, to: string) => string
  organisation: string
  issued: string
  code: string
  rules: string
  rulesLine: string
  rule: string
  value: string
  since: string
  source: string
  builtIn: string
  noLimit: string
  /** Of the rules' values, by the unit that the rule is kept in. */
  units: Record<string, string>
  ruleNames: Record<string, string>
  ledger: string
  ledgerLine: string
  matches: string
  /** Of one without a ledger. */
  matchesAttendance: string
  noLedger: string
  /** Where something beneath it was corrected. */
  recomputed: Record<'corrected' | 'restored', string>
  /** Above the corrections, one by one. */
  history: string
  correctedOn: (on: string, session: string) => string
  differs: string
  ledgerRow: (seq: number) => string
}

export function certificateWords(language: Language): CertificateWords {
  return language === 'en' ? en : zh
}

const zh: CertificateWords = {
  result: '核验结果',
  states: {
    valid: { seal: '有效', title: '证明有效', text: () => '认定学时与学时流水、考勤记录重算的结果一致。' },
    suspended: {
      seal: '暂停',
      title: '证明已暂停，等待签发人核对',
      text: (_, on) =>
        `签发以后，它所依据的记录有了更正${on ? `，自 ${on} 起暂停` : ''}。在签发人（已不再办理的，由中心）确认或者由新证明取代之前，请不要以它为凭据。`,
    },
    restored: {
      seal: '暂停',
      title: '证明已暂停：更正后又恢复，等待签发人确认',
      text: (_, on, wasConfirmed) =>
        `更正后又恢复：现在与${wasConfirmed ? '上次确认' : '签发'}时一致，等待签发人确认。${on ? `自 ${on} 起暂停，` : ''}在签发人（已不再办理的，由中心）确认之前，请不要以它为凭据。`,
    },
    superseded: {
      seal: '取代',
      title: '证明已被新证明取代',
      text: (_, on) => `学员的学时有增加或更正，这份证明已于${on}由新的证明取代，请核验新证明。`,
    },
    revoked: { seal: '撤销', title: '证明已撤销', text: (reason, on) => `这份证明已于${on}撤销，不再作为凭据。理由：${reason}` },
    doubtful: {
      seal: '存疑',
      title: '证明与流水不符',
      text: () => '证明上的数字与学时流水重算的结果不一致，请联系中心核实；在此之前不要以它为凭据。',
    },
  },
  successor: '新证明编号',
  corrections: {
    attendance: '更正涉及考勤：部分计入的课时不再计入。',
    absentAtMs: '更正涉及考勤：补记了无故旷课。',
    reversed: '更正涉及学时流水：部分计入的时长已冲销。',
  },
  confirmed: (on, by) => {
    const who = { issuer: `签发人已于${on}核对确认`, centre: `签发人已不再办理本班，中心已于${on}核对确认` }
    return `所依据的记录有过更正，${by ? who[by] : `已于${on}核对确认`}：证明所载学时仍然成立。`
  },
  hash: '证明摘要（印在纸面上）',
  holder: '持有人',
  maskedNote: '姓名只显示一部分，请与纸面核对。',
  hours: '认定学时',
  hoursOf: (hours, online, offline) => `${hours} 标准学时（线上 ${online}，面授 ${offline}）`,
  required: '鉴定前应修',
  requiredOfClass: '本班应修',
  requiredOf: (hours) => `${hours} 标准学时`,
  occupation: '职业（工种）',
  level: '等级',
  levels: { '5': '五级/初级工', '4': '四级/中级工', '3': '三级/高级工', '2': '二级/技师', '1': '一级/高级技师' },
  class: '培训班',
  period: (from, to) => `${from}至${to}`,
  organisation: '举办单位',
  issued: '签发日期',
  code: '证明编号',
  rules: '认定规则',
  rulesLine: '签发时施行的规则及其依据',
  rule: '规则',
  value: '取值',
  since: '施行日期',
  source: '依据',
  builtIn: '系统内置',
  noLimit: '不限',
  units: { s: '秒', min: '分钟', h: '小时', '×': '倍', 学时: '学时', '%': '%' },
  ruleNames: {
    'study.heartbeat_seconds': '学习端报到间隔',
    'study.lease_seconds': '两次报到最长间隔',
    'study.presence_min_minutes': '在岗验证最短间隔',
    'study.presence_max_minutes': '在岗验证最长间隔',
    'study.presence_answer_seconds': '在岗验证应答时限',
    'study.idle_seconds': '无操作不计时界限',
    'study.max_media_rate': '视频最高倍速',
    'study.hour_minutes': '1 标准学时',
    'study.day_cap_hours': '每日线上认定上限',
    'study.online_share_max_percent': '线上占应修学时上限',
    'study.unit_review_percent': '单元复习认定上限',
    'study.reconnect_minutes': '断线重连时限',
    'study.carry_hours': '待确认时长保留',
  },
  ledger: '学时流水',
  ledgerLine: '只增不改，每一条以摘要相连',
  matches: '刚刚按流水重算：一致。',
  matchesAttendance: '刚刚按考勤重算：一致。',
  noLedger: '这份证明不含线上学时，没有学时流水；认定学时来自面授考勤。',
  recomputed: {
    corrected: '签发时的数字可以重算出来，但所依据的记录此后有更正，今天的记录与当时不同。',
    restored: '刚刚重算：现在的记录又与当时一致；中间有过更正，尚待签发人确认。',
  },
  history: '更正的经过：',
  correctedOn: (on, session) => `${on}，“${session}”：`,
  differs: '刚刚按流水重算：不一致。',
  ledgerRow: (seq) => `截至第 ${seq} 条，摘要`,
}

const en: CertificateWords = {
  result: 'Result',
  states: {
    valid: {
      seal: '有效',
      title: 'This certificate is valid',
      text: () => 'Its hours are what the ledger of study time and the attendance record give.',
    },
    suspended: {
      seal: '暂停',
      title: 'This certificate is suspended',
      text: (_, on) =>
        `What it was issued over has been corrected since${on ? `; suspended from ${on}` : ''}. Do not rely on it before its issuer, or the centre where the issuer answers no longer, has confirmed it or a new one has taken its place.`,
    },
    restored: {
      seal: '暂停',
      title: 'This certificate is suspended: corrected back, waiting for its issuer',
      text: (_, on, wasConfirmed) =>
        `What it rests on was corrected, and corrected back: it agrees again with what it was ${wasConfirmed ? 'last confirmed' : 'issued'} over, and waits for its issuer to confirm that.${on ? ` Suspended from ${on};` : ''} do not rely on it before its issuer, or the centre where the issuer answers no longer, has confirmed it.`,
    },
    superseded: {
      seal: '取代',
      title: 'A newer certificate took the place of this one',
      text: (_, on) =>
        `The hours have grown or were corrected, and on ${on} a newer certificate took the place of this one. Please verify that one.`,
    },
    revoked: {
      seal: '撤销',
      title: 'This certificate was revoked',
      text: (reason, on) => `It was revoked on ${on} and proves nothing any more. Reason: ${reason}`,
    },
    doubtful: {
      seal: '存疑',
      title: 'This certificate does not agree with the ledger',
      text: () => 'Its figures are not what the ledger of study time gives. Do not rely on it before the centre has looked into it.',
    },
  },
  successor: 'Newer certificate',
  corrections: {
    attendance: 'The attendance was corrected: part of the time that was counted counts no longer.',
    absentAtMs: 'The attendance was corrected: an unexcused absence was recorded.',
    reversed: 'The ledger was corrected: part of the time that was credited was taken back.',
  },
  confirmed: (on, by) => {
    const who = {
      issuer: `on ${on} its issuer confirmed`,
      centre: `on ${on} the centre confirmed, in place of an issuer who no longer answers for the class,`,
    }
    return `What it rests on was corrected, and ${by ? who[by] : `on ${on} it was confirmed`} that the hours stated still hold.`
  },
  hash: 'Digest of the certificate, as printed',
  holder: 'Holder',
  maskedNote: 'The name is shown in part only; compare it with the paper.',
  hours: 'Recognised hours',
  hoursOf: (hours, online, offline) => `${hours} study hours (${online} online, ${offline} face to face)`,
  required: 'Required before appraisal',
  requiredOfClass: 'Required by the class',
  requiredOf: (hours) => `${hours} study hours`,
  occupation: 'Occupation',
  level: 'Level',
  levels: {
    '5': 'Level 5 · junior',
    '4': 'Level 4 · intermediate',
    '3': 'Level 3 · senior',
    '2': 'Level 2 · technician',
    '1': 'Level 1 · senior technician',
  },
  class: 'Class',
  period: (from, to) => `${from} to ${to}`,
  organisation: 'Held by',
  issued: 'Issued on',
  code: 'Number',
  rules: 'Rules applied',
  rulesLine: 'Those in force on the day of issue, and where they come from',
  rule: 'Rule',
  value: 'Value',
  since: 'In force since',
  source: 'Source',
  builtIn: 'Built in',
  noLimit: 'no limit',
  units: { s: 's', min: 'min', h: 'h', '×': 'times', 学时: 'study hours', '%': '%' },
  ruleNames: {
    'study.heartbeat_seconds': 'Interval of signs of life',
    'study.lease_seconds': 'Longest interval between two of them',
    'study.presence_min_minutes': 'Presence check, at the earliest after',
    'study.presence_max_minutes': 'Presence check, at the latest after',
    'study.presence_answer_seconds': 'Time to answer it',
    'study.idle_seconds': 'Without activity not counted after',
    'study.max_media_rate': 'Fastest playing of videos',
    'study.hour_minutes': 'One study hour',
    'study.day_cap_hours': 'Online study a day, at most',
    'study.online_share_max_percent': 'Online share of the required hours, at most',
    'study.unit_review_percent': 'One unit, of its nominal length at most',
    'study.reconnect_minutes': 'Time to reconnect',
    'study.carry_hours': 'Unconfirmed time is kept for',
  },
  ledger: 'Ledger',
  ledgerLine: 'Rows are only added, each linked to the one before it by its digest',
  matches: 'Worked out again from the ledger just now: it agrees.',
  matchesAttendance: 'Worked out again from the attendance just now: it agrees.',
  noLedger: 'It states no hours online, so there is no ledger of them; its hours come from attendance.',
  recomputed: {
    corrected: 'The figures of its issue can be worked out, but what they rest on was corrected since: today’s record is another one.',
    restored: 'Worked out again just now: the record is again what it was; it was corrected in between, and its issuer has yet to confirm.',
  },
  history: 'What was corrected:',
  correctedOn: (on, session) => `${on}, “${session}”: `,
  differs: 'Worked out again from the ledger just now: it does not agree.',
  ledgerRow: (seq) => `Up to row ${seq}, digest`,
}
