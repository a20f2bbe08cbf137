import { allow, refuse } from '@/kernel/decision'
import { GLOBAL_ROLES } from '@/kernel/actor'
import { matchKey, matchNumber } from '@/kernel/text'
import { defineTable, type RowOf } from '@/platform/spreadsheets'
import { isMailAddress } from '../domain/accounts'
import { ROLE_LABELS } from '../domain/roles'
import '../domain/staff-errors'

const namesIn = (language: 'zh' | 'en', mark: string) => GLOBAL_ROLES.map((role) => ROLE_LABELS[role][language]).join(mark)

/** A list of staff as a table. */
export const staffTable = defineTable({
  title: { zh: '人员名单', en: 'People' },
  columns: {
    name: { type: 'text', header: { zh: '姓名', en: 'Name' }, required: true, maxLength: 60, width: 14 },
    username: {
      type: 'text',
      header: { zh: '用户名', en: 'User name' },
      aliases: ['登录名', '账号', 'username', 'login'],
      maxLength: 100,
      width: 16,
      normalise: matchKey,
      check: (value) => (/[\s@\p{Cc}]/u.test(value) ? refuse('people.nameMalformed', { value }) : allow),
      hint: { zh: '留空即用工号登录', en: 'Empty: the employee number is the name to sign in with' },
    },
    employeeNumber: {
      type: 'text',
      header: { zh: '工号', en: 'Employee number' },
      aliases: ['职工号', '员工编号'],
      maxLength: 30,
      width: 14,
      normalise: matchNumber,
      hint: { zh: '用户名与工号至少填一项', en: 'Give this or the user name' },
    },
    organisation: {
      type: 'text',
      header: { zh: '单位', en: 'Unit' },
      aliases: ['单位名称', '单位代码', 'organisation', 'organization'],
      maxLength: 150,
      width: 26,
      hint: { zh: '“单位”中登记的名称或代码', en: 'The name or code under Organisations' },
    },
    roles: {
      type: 'text',
      header: { zh: '角色', en: 'Roles' },
      aliases: ['全局角色', 'role'],
      maxLength: 200,
      width: 26,
      hint: {
        zh: `${namesIn('zh', '、')}；多个用顿号隔开。留空即学员；编写、审稿等职务在委员会中聘任`,
        en: `${namesIn('en', ', ')}; several parted by commas. Empty: trainee; authors, reviewers and so on are appointed in a committee`,
      },
    },
    title: { type: 'text', header: { zh: '职务或职称', en: 'Position' }, aliases: ['职务', '职称'], maxLength: 60, width: 16 },
    email: {
      type: 'text',
      header: { zh: '邮箱', en: 'E-mail' },
      aliases: ['电子邮箱', 'email'],
      maxLength: 200,
      width: 26,
      normalise: matchKey,
      check: (value) => (isMailAddress(value) ? allow : refuse('people.mailMalformed', { value })),
    },
    language: {
      type: 'enum',
      header: { zh: '通信语言', en: 'Language' },
      aliases: ['语言'],
      options: [
        { value: 'zh', label: { zh: '中文', en: 'Chinese' }, aliases: ['汉语', '中'] },
        { value: 'en', label: { zh: '英文', en: 'English' }, aliases: ['英语', 'English'] },
      ],
      hint: { zh: '留空即中文', en: 'Empty: Chinese' },
    },
  },
  notes: [
    {
      zh: '已有的人按用户名、再按本单位的工号找到；除非导入时选择“更新已有的人”，否则不改动。有一行出错，整个文件都不导入。',
      en: 'People who are there are found by user name, else by employee number in their unit, and stay as they are unless the import is asked to update them. With one wrong row nothing is imported.',
    },
  ],
})

export type StaffValues = RowOf<typeof staffTable>
