// `npm run create-admin`: makes an administrator, or opens an existing account again, where nobody can sign in any more (docs/operations.md).
import { createLocalReq, getPayload } from 'payload'
import { grantAdministrator, type AccountProblem } from '@/collections/people'
import { migrations } from '@/database/migrations'
import { EnvironmentError, parseEnvironment, type Environment } from '@/kernel/environment'
import { describeError, DomainError } from '@/kernel/errors'
import { lockDatabaseFile } from '@/server/file-lock'
import { payloadSecret, prepareDirectories } from '@/server/prepare'
import { assertDatabaseNotNewer } from '@/server/schema-age'
import { askForAdministrator, type Asked } from './lib/ask-administrator'
import '@/server/errors'

const FIELDS: Partial<Record<AccountProblem['field'], string>> = {
  username: '用户名须填写，最多 100 个字符，不含空格和 @。 The user name is needed: at most 100 characters, no spaces and no @.',
  name: '新账号须填写姓名，最多 60 个字。 A new account needs a name of at most 60 characters.',
  password: '密码至少 10 个字符，且不能与用户名相同。 The password needs at least 10 characters and must not be the user name.',
}

process.exit(await main())

async function main(): Promise<number> {
  try {
    Object.assign(process.env, { NODE_ENV: process.env['NODE_ENV'] ?? (migrations.length > 0 ? 'production' : 'development') })
    const environment = parseEnvironment(process.env)
    prepareDirectories(environment)
    // Asked before anything is typed: on SQLite one process has the file, and a running server is that one.
    const lock = environment.databaseFile ? await lockDatabaseFile(environment.databaseFile) : undefined
    try {
      process.stdout.write(await grant(environment, await askForAdministrator()))
    } finally {
      lock?.release()
    }
    return 0
  } catch (error) {
    process.stderr.write(`${failure(error)}\n`)
    return 1
  }
}

async function grant(environment: Environment, asked: Asked): Promise<string> {
  if (environment.databaseFile)
    await assertDatabaseNotNewer(
      environment.databaseFile,
      migrations.map(({ name }: { name: string }) => name),
      environment.production,
    )
  Object.assign(process.env, { PAYLOAD_SECRET: payloadSecret(environment), DATABASE_URI: environment.databaseUri })
  const { default: config } = await import('@payload-config')
  const payload = await getPayload({ config: { ...(await config), logger: 'sync' } })
  try {
    const req = await createLocalReq({ context: { system: true } }, payload)
    const { isNew, username } = await grantAdministrator({ req, ...asked })
    return isNew
      ? `已建立管理员账号“${username}”，可以登录了。 The administrator "${username}" has been made and can sign in.\n`
      : `账号“${username}”已启用、解锁、设为管理员并换了密码，其原有登录全部失效。 "${username}" is active, unlocked, an administrator, has the new password and is signed out everywhere else.\n`
  } finally {
    await payload.destroy()
  }
}

function failure(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message
  if (!(error instanceof DomainError)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const problems = (error.details?.['problems'] ?? []) as AccountProblem[]
  if (problems.length > 0) return problems.map(({ field, fault }) => FIELDS[field] ?? `${field}: ${fault}`).join('\n')
  const sentences = `${describeError(error.code, 'zh', error.details)} ${describeError(error.code, 'en', error.details)}`
  if (error.code !== 'start.locked') return sentences
  return `${sentences}\n请先停止服务器，再运行一次 npm run create-admin，然后重新启动。 Stop the server, run npm run create-admin again, and start it anew.`
}
