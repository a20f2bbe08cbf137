import { createInterface, type Interface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export type Asked = { username: string; name?: string; password: string }

/**
 * Whom to make an administrator: from `LIANGONG_ADMIN_USERNAME`, `LIANGONG_ADMIN_NAME` and `LIANGONG_ADMIN_PASSWORD`; what is not there is asked at
 * a terminal, the password without an echo and twice, or read from the standard input, a line for each in this order.
 */
export async function askForAdministrator(): Promise<Asked> {
  const { env, stdin } = process
  const given = { username: env['LIANGONG_ADMIN_USERNAME'], name: env['LIANGONG_ADMIN_NAME'], password: env['LIANGONG_ADMIN_PASSWORD'] }
  if (given.username && given.password) return asked(given.username, given.name, given.password)
  const questions = stdin.isTTY ? atTerminal() : fromLines()
  try {
    const username = given.username ?? (await questions.ask('用户名 User name: '))
    const name = given.name ?? (await questions.ask('姓名（已有账号可不填） Name (not needed for an existing account): '))
    return asked(username, name, given.password ?? (await questions.secret()))
  } finally {
    questions.close()
  }
}

type Questions = { ask(question: string): Promise<string>; secret(): Promise<string>; close(): void }

function atTerminal(): Questions {
  let isMuted = false
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!isMuted) process.stdout.write(chunk)
      done()
    },
  })
  const lines: Interface = createInterface({ input: process.stdin, output, terminal: true })
  const hidden = async (question: string) => {
    process.stdout.write(question)
    isMuted = true
    try {
      return await lines.question('')
    } finally {
      isMuted = false
      process.stdout.write('\n')
    }
  }
  const secret = async (): Promise<string> => {
    const first = await hidden('新密码（不显示，至少 10 个字符） New password (not shown, at least 10 characters): ')
    if ((await hidden('再输一次 Again: ')) === first) return first
    process.stdout.write('两次输入不一致，请重来。 They are not the same; please start again.\n')
    return secret()
  }
  return { ask: (question) => lines.question(question), secret, close: () => lines.close() }
}

function fromLines(): Questions {
  const lines = createInterface({ input: process.stdin })
  const next = lines[Symbol.asyncIterator]()
  const take = async () => {
    const { done, value } = (await next.next()) as IteratorResult<string, undefined>
    return done ? '' : value
  }
  return { ask: take, secret: take, close: () => lines.close() }
}

function asked(username: string, name: string | undefined, password: string): Asked {
  return { username, password, ...(name?.trim() ? { name } : {}) }
}
