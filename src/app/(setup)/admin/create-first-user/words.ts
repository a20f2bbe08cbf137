import type { Language } from '@/kernel/errors'

const zh = {
  title: '建立系统管理员',
  lead: '这是一套新系统，还没有任何账号。请先为自己建立系统管理员账号；之后由您为其他人建立账号。',
  name: '姓名',
  username: '用户名',
  usernameHint: '登录时使用，不含空格和 @，不区分大小写，例如 wangfang。',
  password: '密码',
  passwordHint: '至少 10 个字符，不能与用户名相同。请勿与他人共用。',
  repeat: '再输一次密码',
  email: '电子邮箱（可不填）',
  emailHint: '用于找回密码和接收提醒；没有也可以登录。',
  submit: '建立账号并进入工作台',
  remote: '第一个账号只能在服务器本机上建立',
  remoteText: '为了不让别人抢先占用这套系统，请在服务器这台机器上打开本页（http://localhost），或者在服务器上运行 npm run create-admin。',
  errors: {
    name: '请填写姓名，最多 60 个字。',
    username: '请填写用户名：最多 100 个字符，不含空格和 @。',
    password: '密码至少 10 个字符，且不能与用户名相同。',
    repeat: '两次输入的密码不一致。',
    email: '电子邮箱格式不对；没有就留空。',
  },
}

const en: typeof zh = {
  title: 'Create the administrator',
  lead: 'This installation is new and has no accounts yet. First make the administrator’s account for yourself; after that you make everybody else’s.',
  name: 'Name',
  username: 'User name',
  usernameHint: 'To sign in with: no spaces and no @, capitals do not matter, for example wangfang.',
  password: 'Password',
  passwordHint: 'At least 10 characters, and not the user name. Share it with nobody.',
  repeat: 'Password again',
  email: 'E-mail (optional)',
  emailHint: 'For a forgotten password and for reminders; you can sign in without it.',
  submit: 'Create the account and open the workbench',
  remote: 'The first account can only be made on the server itself',
  remoteText:
    'So that nobody else takes this installation first, open this page on the machine that the server runs on (http://localhost), or run npm run create-admin there.',
  errors: {
    name: 'Enter your name, at most 60 characters.',
    username: 'Enter a user name: at most 100 characters, no spaces and no @.',
    password: 'The password needs at least 10 characters and must not be the user name.',
    repeat: 'The two passwords are not the same.',
    email: 'This is not an e-mail address; leave it empty if you have none.',
  },
}

/** The sentences of the first form. */
export const setupWords = (language: Language): typeof zh => (language === 'en' ? en : zh)
