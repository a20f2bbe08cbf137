import path from 'node:path'
import { EnvironmentError, parseEnvironment, type Environment } from '../../src/kernel/environment'
import { describeError, DomainError } from '../../src/kernel/errors'

/** Runs a command that takes one file and `--force`; what an administrator can mend is told in one line and exit code 1. */
export async function runCommand(
  usage: string,
  work: (args: { environment: Environment; file: string; force: boolean }) => Promise<void>,
): Promise<void> {
  const words = process.argv.slice(2)
  const [file, ...rest] = words.filter((word) => !word.startsWith('--'))
  const unknown = words.filter((word) => word.startsWith('--') && word !== '--force')
  try {
    if (!file || rest.length > 0 || unknown.length > 0) throw new DomainError('backup.usage', { usage })
    await work({ environment: parseEnvironment(process.env), file: path.resolve(file), force: words.includes('--force') })
  } catch (error) {
    console.error(textOf(error))
    process.exitCode = 1
  }
}

function textOf(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message
  if (error instanceof DomainError)
    return `${describeError(error.code, 'zh', error.details)} ${describeError(error.code, 'en', error.details)}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
