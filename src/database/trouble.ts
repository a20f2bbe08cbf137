/** What is wrong with the place where data are kept, and not with the program. */
export type StorageTrouble = { kind: 'full' | 'damaged'; reason: string }

const FULL = /\b(ENOSPC|EDQUOT|SQLITE_FULL|database or disk is full)\b/
const DAMAGED = /\b(SQLITE_CORRUPT\w*|SQLITE_NOTADB|database disk image is malformed|file is not a database)\b/

/** Whether an error, or what caused it, says that the disk is full (or a quota used up), or that the database's file is damaged. */
export function storageTrouble(error: unknown): StorageTrouble | undefined {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth += 1) {
    const told = `${'code' in each ? String(each.code) : ''} ${each.message}`
    const full = FULL.exec(told)
    if (full) return { kind: 'full', reason: String(full[1]) }
    const damaged = DAMAGED.exec(told)
    if (damaged) return { kind: 'damaged', reason: String(damaged[1]) }
  }
  return undefined
}
