import { defineErrors } from '@/kernel/errors'

defineErrors({
  'people.wrongPassword': { status: 422, zh: '当前密码不正确。', en: 'The present password is not right.' },
  'people.weakPassword': {
    status: 422,
    zh: '新密码至少 10 个字符，且不能与用户名或旧密码相同。',
    en: 'The new password needs at least 10 characters and must differ from the username and the old one.',
  },
  'people.showPassword': {
    status: 422,
    zh: '修改自己的密码须先输入当前密码，请在“我的账号”中修改。',
    en: 'To change your own password, show the present one: use “My account”.',
  },
  'people.passwordForOne': {
    status: 422,
    zh: '密码只能逐个账号设置，不能批量设置同一个密码。请打开该用户的页面，单独设置。',
    en: 'A password is set for one account at a time, never the same for several. Open the page of that user and set it there.',
  },
  'people.passwordMustChange': { status: 403, zh: '请先修改初始密码，再继续使用。', en: 'Change the initial password first, then go on.' },
  'people.ownPassword': {
    status: 409,
    zh: '密码已经在别处改过了，请用新密码重新登录。',
    en: 'The password has been changed elsewhere. Sign in again with the new one.',
  },
  'people.inactive': { status: 403, zh: '该账号已停用，请联系管理员。', en: 'This account is switched off. Ask the administrator.' },
  'people.locked': {
    status: 423,
    zh: '连续多次登录失败，这个名称已暂时锁定。请 10 分钟后再试，或请管理员解锁。',
    en: 'This name is locked for a while after several failures to sign in. Try again in 10 minutes, or ask the administrator to unlock it.',
  },
  'people.refused': {
    status: 401,
    zh: '账号或密码不正确，或者该账号已停用。忘记密码时，请联系本单位管理员或中心工作人员。',
    en: 'The account or the password is not right, or the account is switched off. If you forgot the password, ask your administrator or the centre.',
  },
  'people.firstIsLocal': {
    status: 403,
    zh: '第一个用户只能在服务器本机上（http://localhost）建立。',
    en: 'The first user can only be made on the server itself (http://localhost).',
  },
  'people.notFirst': {
    status: 403,
    zh: '系统中已经有账号，请登录，或请管理员为您建立账号。无人能登录时，请在服务器上运行 npm run create-admin。',
    en: 'There are accounts here already: sign in, or ask an administrator to make one for you. Where nobody can sign in, run npm run create-admin on the server.',
  },
  'people.accountsRefused': {
    status: 422,
    zh: '名单中有 {count} 处问题，没有建立任何账号。',
    en: 'Faults in the list: {count}; no account was made.',
  },
  'people.ownRoles': { status: 403, zh: '不能改变自己的角色。', en: 'You cannot change your own roles.' },
})
