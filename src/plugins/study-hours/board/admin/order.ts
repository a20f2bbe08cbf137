import { isQuiet, willMiss, type BoardRow } from '../operations/rows'

export type BoardFilter = 'all' | 'willMiss' | 'absent' | 'quiet' | 'open'
export type BoardOrder = 'risk' | 'number' | 'name' | 'last'

/** @param asked in small letters; part of a name or number */
export function isShown(row: BoardRow, filter: BoardFilter, asked: string): boolean {
  if (asked && !row.name.toLowerCase().includes(asked) && !row.number.toLowerCase().includes(asked)) return false
  switch (filter) {
    case 'willMiss':
      return willMiss(row)
    case 'absent':
      return row.absent > 0
    case 'quiet':
      return isQuiet(row)
    case 'open':
      return row.openClaims + row.openLeave > 0
    case 'all':
      return true
  }
}

type Compare = (a: BoardRow, b: BoardRow) => number

export const ORDERS: Readonly<Record<Exclude<BoardOrder, 'risk'>, Compare>> = {
  number: (a, b) => a.number.localeCompare(b.number, 'zh', { numeric: true }),
  name: (a, b) => a.name.localeCompare(b.name, 'zh'),
  last: (a, b) => b.quietDays - a.quietDays,
}
