'use client'

import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { levelName, type Level } from '../domain/levels'
import { EMPTY_ROW, gridTotals, type GridColumn, type GridFault, type GridRow } from '../domain/weight-grid'
import { FULL_WEIGHT, showWeight } from '../domain/weights'
import type { GridTexts } from './grid-texts'

type Props = {
  rows: readonly GridRow[]
  columns: readonly GridColumn[]
  levels: readonly Level[]
  faults: readonly GridFault[]
  isReadOnly: boolean
  language: Language
  label: string
  text: GridTexts
  onChange: (rows: GridRow[]) => void
  onPaste: (at: { row: number; column: number }, block: string) => void
}

/** The table itself. There is always an empty row to begin in; keys move between rows as in a spreadsheet. */
export function WeightRows({ columns, faults, isReadOnly, label, language, levels, onChange, onPaste, rows, text }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const shown = rows.length === 0 && !isReadOnly ? [EMPTY_ROW] : rows
  const totals = gridTotals(rows, levels)
  const nameOf = (column: GridColumn) => (typeof column === 'number' ? levelName(column, language) : text[column])
  const isFaulty = (row: number, column: GridColumn) => faults.some((fault) => fault.row === row && fault.column === column)
  // The cell may come into being with the row that holds it.
  const focus = (row: number, column: number) =>
    requestAnimationFrame(() => table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}-${column}"]`)?.focus())

  const write = (row: number, column: GridColumn, value: string) =>
    onChange(
      shown.map((each, index) => {
        if (index !== row) return each
        return typeof column === 'number' ? { ...each, cells: { ...each.cells, [column]: value } } : { ...each, [column]: value }
      }),
    )
  const add = () => {
    onChange([...shown, { ...EMPTY_ROW, section: shown.at(-1)?.section ?? '' }])
    focus(shown.length, 1)
  }
  const remove = (row: number) => {
    onChange(shown.filter((_, index) => index !== row))
    focus(Math.max(0, Math.min(row, shown.length - 2)), 1)
  }
  const press = (event: KeyboardEvent, row: number, column: number) => {
    const { altKey, key, nativeEvent } = event
    // Enter and arrows choose among the characters of an input method.
    if (nativeEvent.isComposing) return
    if (key === 'Enter') {
      event.preventDefault()
      if (row < shown.length - 1) focus(row + 1, column)
      else add()
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      focus(row + (key === 'ArrowDown' ? 1 : -1), column)
    } else if (altKey && key === 'Delete') {
      event.preventDefault()
      remove(row)
    }
  }
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const block = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(block.trim())) return
    event.preventDefault()
    onPaste({ row, column }, block)
  }

  return (
    <>
      <div className="lg-weights__scroll" role="region" aria-label={label} tabIndex={0}>
        <table ref={table}>
          <thead>
            <tr>
              <th scope="col" className="lg-number">
                {text.row}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className={typeof column === 'number' ? 'lg-number' : undefined}>
                  {nameOf(column)}
                </th>
              ))}
              {isReadOnly ? null : <td />}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                <th scope="row" className="lg-number">
                  {index + 1}
                </th>
                {columns.map((column, place) => (
                  <td key={column} className={typeof column === 'number' ? 'lg-number' : undefined}>
                    <input
                      data-cell={`${index}-${place}`}
                      aria-label={fill(text.cell, { row: index + 1, column: nameOf(column) })}
                      aria-invalid={isFaulty(index, column) ? true : undefined}
                      aria-keyshortcuts="Alt+Delete"
                      inputMode={typeof column === 'number' ? 'decimal' : undefined}
                      autoComplete="off"
                      readOnly={isReadOnly}
                      value={typeof column === 'number' ? (row.cells[column] ?? '') : row[column]}
                      onChange={({ currentTarget }) => write(index, column, currentTarget.value)}
                      onKeyDown={(event) => press(event, index, place)}
                      onPaste={isReadOnly ? undefined : (event) => paste(event, index, place)}
                    />
                  </td>
                ))}
                {isReadOnly ? null : (
                  <td>
                    <button
                      type="button"
                      className="lg-weights__remove"
                      aria-label={fill(text.remove, { row: index + 1 })}
                      title={fill(text.remove, { row: index + 1 })}
                      disabled={rows.length === 0}
                      onClick={() => remove(index)}
                    >
                      ✕
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={1 + columns.filter((column) => typeof column === 'string').length}>
                {text.total}
              </th>
              {columns.map((column) =>
                typeof column === 'number' ? (
                  <td key={column} className="lg-number" aria-live="polite">
                    {rows.length > 0 && levels.includes(column) ? <Total sum={totals.get(column) ?? 0} text={text} /> : null}
                  </td>
                ) : null,
              )}
              {isReadOnly ? null : <td />}
            </tr>
          </tfoot>
        </table>
      </div>
      {isReadOnly ? null : (
        <p className="lg-weights__bar">
          <button type="button" className="lg-link-button" onClick={add}>
            ＋ {text.add}
          </button>
        </p>
      )}
    </>
  )
}

/** What a level comes to: the number, and in words what is missing. */
function Total({ sum, text }: { sum: number; text: GridTexts }) {
  const gap = FULL_WEIGHT - sum
  if (gap === 0)
    return (
      <span className="lg-weights__full" title={text.full}>
        ✓ 100
      </span>
    )
  return (
    <span className="lg-weights__gap">
      {showWeight(sum)}
      <small>{fill(gap > 0 ? text.short : text.over, { weight: showWeight(Math.abs(gap)) })}</small>
    </span>
  )
}
