import type { MergedArea, RawCell, RawRow } from './model'

/** The rows of a sheet with the value of each area that is merged downwards standing in all of its rows, in its first column. */
export function fillDown(rows: readonly RawRow[], areas: readonly MergedArea[]): RawRow[] {
  const filled = rows.map((row) => ({ ...row, cells: [...row.cells] })).sort((left, right) => left.row - right.row)
  for (const { bottom, left, top } of withoutOverlaps(areas)) {
    const first = indexOfRow(filled, top)
    const value = filled[first]?.row === top ? filled[first].cells[left] : undefined
    if (!value || value.kind === 'empty') continue
    for (let index = first + 1; index < filled.length; index += 1) {
      const row = filled[index]
      if (!row || row.row > bottom) break
      place(row, left, value)
    }
  }
  return filled
}

/** Areas of one column that stand one under the other. No program writes others; a file that does must not cost a walk for each. */
export function withoutOverlaps(areas: readonly MergedArea[]): MergedArea[] {
  const ends = new Map<number, number>()
  return [...areas]
    .sort((one, other) => one.top - other.top)
    .filter(({ bottom, left, top }) => {
      if (top <= (ends.get(left) ?? 0) || bottom < top) return false
      ends.set(left, bottom)
      return true
    })
}

/** The place of the first row from `number` on, by halving. */
function indexOfRow(rows: readonly RawRow[], number: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

function place(row: RawRow, column: number, value: RawCell): void {
  while (row.cells.length <= column) row.cells.push({ kind: 'empty' })
  if (row.cells[column]?.kind === 'empty') row.cells[column] = value
}
