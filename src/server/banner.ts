import os from 'node:os'
import type { Environment } from '@/kernel/environment'
import type { DemoAccount, OpenDemoAccounts } from './demo-accounts'

/** What a person reads once the server stands: where to go, and as whom. */
export function banner(args: {
  environment: Environment
  port: number
  accounts: readonly DemoAccount[]
  open: OpenDemoAccounts | null
  seconds: number
  addresses: readonly string[]
}): string {
  const { environment, port, accounts, open, seconds, addresses } = args
  const url = environment.publicUrl.replace(/:0$/, `:${port}`)
  const lines = [
    '',
    `  炼工 Liangong  已就绪 ready (${seconds.toFixed(1)} s)`,
    '',
    `  网站 Site        ${url}/`,
    `  工作台 Admin     ${url}/admin`,
    ...addresses.map((address) => `  局域网 LAN       http://${address}:${port}/`),
    `  数据库 Database  ${environment.database === 'sqlite' ? environment.databaseFile : 'MongoDB'}`,
    ...(environment.smtpUrl ? [] : [`  邮件 Mail        ${environment.dataDir}/outbox`]),
  ]
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ username }) => username.length))
    lines.push('', '  演示账号 Demonstration accounts (LIANGONG_DEMO=0 on an empty database loads none)')
    for (const { username, password, role } of accounts) lines.push(`    ${username.padEnd(width)}  ${password}  ${role.zh} ${role.en}`)
  }
  if (open) lines.push('', ...warning(open))
  return `${lines.join('\n')}\n\n`
}

/** What others can do with the published passwords, and what ends it. */
function warning({ direct, first }: OpenDemoAccounts): string[] {
  const some = (names: readonly string[]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`
  return [
    '  ⚠ 其他机器可以访问本服务，而演示账号仍可用文档公开的密码登录（Liangong-用户名）。',
    '    Other machines can reach this server, and the published passwords (Liangong-username) still open demonstration accounts.',
    ...(direct.length > 0
      ? [
          `    直接登录，不要求改密码 sign in at once, no new password is asked for: ${some(direct)}`,
          '    （只有首次载入时就对外开放，系统才要求首次登录改密码 only data loaded while the server was open asks for one）',
        ]
      : []),
    ...(first.length > 0
      ? [`    首次登录须改密码，谁先登录由谁设定 must choose a new one, and whoever comes first chooses it: ${some(first)}`]
      : []),
    '    请停止服务，改用 HOST=127.0.0.1 并把 PUBLIC_URL 设为本机地址；在“人员”中停用这些账号，或逐个另设密码；',
    '    或换一个空的 DATA_DIR 和 MEDIA_DIR，以 LIANGONG_DEMO=0 启动。LIANGONG_DEMO=0 不会删除已有的演示账号。',
    '    Stop it, take HOST=127.0.0.1 and a PUBLIC_URL of this machine, and under People switch these accounts off or set other passwords;',
    '    or start with an empty DATA_DIR and MEDIA_DIR and LIANGONG_DEMO=0, which removes no account that is there already.',
  ]
}

/** Addresses under which others on the LAN reach this machine; none while it listens on loopback only. */
export function lanAddresses(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return []
  return Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
