import { isMailAddress } from '@/collections/people'
import { allow, refuse } from '@/kernel/decision'
import { matchKey, matchNumber, matchText } from '@/kernel/text'
import { defineTable, type RowOf } from '@/platform/spreadsheets'
import { normaliseIdentityNumber } from '../domain/identity-number'
import '../domain/errors'

/** The roster of a class as a table. */
export const rosterTable = defineTable({
  title: { zh: '学员名册', en: 'Roster' },
  columns: {
    name: { type: 'text', header: { zh: '姓名', en: 'Name' }, required: true, maxLength: 60, width: 14 },
    identity: {
      type: 'text',
      header: { zh: '证件号码', en: 'Identity number' },
      aliases: ['身份证号', '身份证号码', '公民身份号码', 'ID number'],
      maxLength: 60,
      width: 22,
      normalise: normaliseIdentityNumber,
      hint: {
        zh: '18 位居民身份证号码，按文本填写；导出的名册只显示掩码，原样导回不会改动',
        en: 'The 18 places of a resident identity card, as text; an exported roster shows it masked, and may be brought back as it is',
      },
    },
    employeeNumber: {
      type: 'text',
      header: { zh: '工号', en: 'Employee number' },
      aliases: ['职工号', '员工编号'],
      maxLength: 30,
      width: 14,
      normalise: matchNumber,
      hint: { zh: '用作登录名；证件号码与工号至少填一项', en: 'Becomes the sign-in name; give this or the identity number' },
    },
    organisation: {
      type: 'text',
      header: { zh: '单位代码', en: 'Organisation' },
      aliases: ['organisation code', 'organization'],
      maxLength: 40,
      width: 16,
      normalise: matchText,
      hint: { zh: '留空即培训班的单位', en: 'Empty: the organisation of the class' },
    },
    crew: {
      type: 'enum',
      header: { zh: '班组', en: 'Crew' },
      aliases: ['轮班', '倒班班组'],
      options: [
        { value: 'A', label: { zh: '甲班', en: 'Crew A' }, aliases: ['甲'] },
        { value: 'B', label: { zh: '乙班', en: 'Crew B' }, aliases: ['乙'] },
        { value: 'C', label: { zh: '丙班', en: 'Crew C' }, aliases: ['丙'] },
        { value: 'D', label: { zh: '丁班', en: 'Crew D' }, aliases: ['丁'] },
      ],
    },
    number: { type: 'text', header: { zh: '学号', en: 'Number' }, maxLength: 30, width: 12, normalise: matchNumber },
    email: {
      type: 'text',
      header: { zh: '邮箱', en: 'E-mail' },
      aliases: ['电子邮箱', 'email'],
      maxLength: 200,
      width: 26,
      normalise: matchKey,
      check: (value) => (isMailAddress(value) ? allow : refuse('study.emailMalformed', { value })),
    },
  },
  notes: [
    {
      zh: '再次导入同一名册即更新：先按证件号码、再按本单位的工号找到学员；导出的名册原样导回时，两项都没有的按掩码和姓名在本班中找，同名的看学号。有一行出错，整个文件都不导入。',
      en: 'Importing a roster again updates it: trainees are found by identity number, else by employee number in their organisation; in an exported roster those who have neither are found on the roll of the class by masked number and name, and by number where several share it. With one wrong row nothing is imported.',
    },
  ],
})

export type RosterValues = RowOf<typeof rosterTable>
