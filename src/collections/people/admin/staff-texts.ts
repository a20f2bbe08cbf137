import { importTexts } from '@/platform/spreadsheets/admin/texts'

export const staffTexts = {
  zh: {
    ...importTexts.zh,
    title: '导入人员（XLSX 或 JSON）',
    intro: '一人一行：姓名、用户名或工号、单位、角色。先核对，后写入；新账号得到一次性密码，登录条在这里下载一次。',
    introStaff:
      '一人一行：姓名、用户名或工号、单位。中心工作人员可导入学员身份的账号（编审人员在委员会中聘任）；其他角色由系统管理员导入。',
    updates: '更新已有的人（不选则原样保留）',
    importing: '正在建立账号…',
    counts: { rows: '行', created: '新账号', updated: '更新', left: '已有且不同，保留原样', unchanged: '不变' },
    nothing: '没有要建立或更新的人。',
    faults: '文件中有 {count} 个问题，没有导入任何人。请改正后重新选择文件。',
    people: '名单中的人',
    person: { row: '行', name: '姓名', username: '登录名', what: '结果' },
    what: { create: '新账号', update: '更新：{changes}', left: '已有，不改动（{changes}不同）' },
    changes: {
      name: '姓名',
      employeeNumber: '工号',
      organisation: '单位',
      roles: '角色',
      title: '职务或职称',
      email: '邮箱',
      language: '通信语言',
    },
    and: '、',
    done: '导入完成：新账号 {created} 个，更新 {updated} 人。',
  },
  en: {
    ...importTexts.en,
    title: 'Import people (XLSX or JSON)',
    intro:
      'One person a row: name, user name or employee number, unit, roles. Checked first, then stored; new accounts get one-time passwords, and their sign-in slips can be had here once.',
    introStaff:
      'One person a row: name, user name or employee number, unit. The centre’s staff import accounts of trainees (authors and reviewers are appointed in a committee); other roles are imported by the administrator.',
    updates: 'Update people who are there (else they stay as they are)',
    importing: 'Making accounts…',
    counts: { rows: 'rows', created: 'new accounts', updated: 'updated', left: 'there, differing, left alone', unchanged: 'unchanged' },
    nothing: 'Nobody is to be added or updated.',
    faults: 'The file has {count|fault|faults}. Nobody was imported; mend it and choose it again.',
    people: 'People of the file',
    person: { row: 'Row', name: 'Name', username: 'User name', what: 'Outcome' },
    what: { create: 'new account', update: 'update: {changes}', left: 'there, left alone (other {changes})' },
    changes: {
      name: 'name',
      employeeNumber: 'employee number',
      organisation: 'unit',
      roles: 'roles',
      title: 'position',
      email: 'e-mail',
      language: 'language',
    },
    and: ', ',
    done: 'Done: {created|new account|new accounts}, {updated} updated.',
  },
} as const

export type StaffTexts = (typeof staffTexts)['zh' | 'en']
