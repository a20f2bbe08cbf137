import { defineTable } from '@/platform/spreadsheets'

const CREW_OPTIONS = [
  { value: 'A', label: { zh: '甲班', en: 'Crew A' } },
  { value: 'B', label: { zh: '乙班', en: 'Crew B' } },
  { value: 'C', label: { zh: '丙班', en: 'Crew C' } },
  { value: 'D', label: { zh: '丁班', en: 'Crew D' } },
]

const STATE_OPTIONS = [
  { value: 'active', label: { zh: '在读', en: 'Active' } },
  { value: 'completed', label: { zh: '结业', en: 'Completed' } },
  { value: 'revoked', label: { zh: '退班', en: 'Withdrawn' } },
]

const person = {
  number: { type: 'text', header: { zh: '学号', en: 'Number' }, width: 12 },
  name: { type: 'text', header: { zh: '姓名', en: 'Name' }, width: 16 },
  crew: { type: 'enum', header: { zh: '班组', en: 'Crew' }, options: CREW_OPTIONS, width: 8 },
} as const

/** The class board as a sheet. Hours with one decimal, as they are recognised. */
export const boardTable = defineTable({
  title: { zh: '学时看板', en: 'Class board' },
  columns: {
    ...person,
    state: { type: 'enum', header: { zh: '学籍', en: 'Enrolment' }, options: STATE_OPTIONS, width: 10 },
    tenths: { type: 'decimal', scale: 1, header: { zh: '认定学时', en: 'Recognised hours' } },
    onlineTenths: { type: 'decimal', scale: 1, header: { zh: '其中线上', en: 'of which online' } },
    offlineTenths: { type: 'decimal', scale: 1, header: { zh: '其中面授', en: 'of which face to face' } },
    requiredTenths: { type: 'decimal', scale: 1, header: { zh: '应修学时', en: 'Required hours' } },
    projectedTenths: { type: 'decimal', scale: 1, header: { zh: '预计学时', en: 'Projected hours' } },
    shortTenths: { type: 'decimal', scale: 1, header: { zh: '预计还差', en: 'Short by' } },
    completeOn: { type: 'date', header: { zh: '预计修满日', en: 'Complete on' } },
    onlinePercent: { type: 'integer', header: { zh: '线上占应修%', en: 'Online % of required' } },
    cutTenths: { type: 'decimal', scale: 1, header: { zh: '超限未认定', en: 'Beyond the caps' } },
    isShareCut: { type: 'boolean', header: { zh: '线上比例已满', en: 'Online share used up' } },
    absent: { type: 'integer', header: { zh: '无故旷课', en: 'Unexcused absences' } },
    leave: { type: 'integer', header: { zh: '请假', en: 'Leave' } },
    late: { type: 'integer', header: { zh: '迟到', en: 'Late' } },
    early: { type: 'integer', header: { zh: '早退', en: 'Left early' } },
    lastStudiedOn: { type: 'date', header: { zh: '最近学习', en: 'Last studied' } },
    openClaims: { type: 'integer', header: { zh: '待处理申报', en: 'Open claims' } },
    openLeave: { type: 'integer', header: { zh: '待审批请假', en: 'Open leave' } },
  },
})

/** Day by day, one row for a person and a day on which there is anything. Minutes with one decimal, rounded down. */
export const daysTable = defineTable({
  title: { zh: '逐日学时', en: 'Hours by day' },
  columns: {
    ...person,
    day: { type: 'date', header: { zh: '日期', en: 'Day' } },
    creditedMinutes: { type: 'decimal', scale: 1, header: { zh: '线上计入（分）', en: 'Online credited (min)' } },
    onlineMinutes: { type: 'decimal', scale: 1, header: { zh: '线上认定（分）', en: 'Online recognised (min)' } },
    offlineMinutes: { type: 'decimal', scale: 1, header: { zh: '面授（分）', en: 'Face to face (min)' } },
    recognisedMinutes: { type: 'decimal', scale: 1, header: { zh: '认定合计（分）', en: 'Recognised (min)' } },
    cutMinutes: { type: 'decimal', scale: 1, header: { zh: '超限未认定（分）', en: 'Beyond the caps (min)' } },
    uncountedMinutes: { type: 'decimal', scale: 1, header: { zh: '未计入（分）', en: 'Not counted (min)' } },
  },
})
