import type { Where } from 'payload'
import { transformWhereQuery, validateWhereQuery } from 'payload/shared'
import { isInstantText, localDate } from '@/kernel/clock'

type Condition = { path: string; operator: string; value: unknown }
type Rows = { or: { and: Record<string, Record<string, unknown>>[] }[] }

/** The condition that stands at `index` in the filters of a list, as they are drawn from the top. */
export function conditionAt(where: Where | undefined, index: number): Condition | undefined {
  const found = rowsOf(where)?.or.flatMap(({ and }) => and)[index]
  const [path, compared] = Object.entries(found ?? {})[0] ?? []
  const [operator, value] = Object.entries(compared ?? {})[0] ?? []
  return path && operator ? { path, operator, value } : undefined
}

/** The same filters with another value at `index`; without one the condition waits for it. */
export function withValueAt(where: Where, index: number, value: string | undefined): Where {
  const rows = rowsOf(where)
  if (!rows) return where
  let at = -1
  return {
    or: rows.or.map(({ and }) => ({
      and: and.map((each) => {
        at += 1
        const condition = at === index ? conditionAt(where, index) : undefined
        return condition ? { [condition.path]: { [condition.operator]: value } } : each
      }),
    })),
  } as Where
}

/** A day as it stands in the address; of an instant, its day at the centre. */
export function shownDay(value: unknown): string {
  const first = Array.isArray(value) ? (value[0] as unknown) : typeof value === 'string' ? value.split(',')[0] : value
  if (!isInstantText(first)) return ''
  return /^\d{4}-\d{2}-\d{2}$/.test(first) ? first : localDate(first)
}

function rowsOf(where: Where | undefined): Rows | undefined {
  if (!where) return undefined
  const rows = validateWhereQuery(where) ? where : transformWhereQuery(where)
  return validateWhereQuery(rows) ? (rows as unknown as Rows) : undefined
}
