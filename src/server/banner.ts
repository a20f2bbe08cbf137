import os from 'node:os'
import type { Environment } from '@/kernel/environment'
import type { DemoAccount } from './composition'

/** What a person reads once the server stands: where to go, and as whom. */
export function banner(args: {
  environment: Environment
  port: number
  accounts: readonly DemoAccount[]
  seconds: number
  addresses: readonly string[]
}): string {
  const { environment, port, accounts, seconds, addresses } = args
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
  return `${lines.join('\n')}\n\n`
}

/** Addresses under which others on the LAN reach this machine; none while it listens on loopback only. */
export function lanAddresses(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return []
  return Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
