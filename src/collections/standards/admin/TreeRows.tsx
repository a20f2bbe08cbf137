'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { showWeight } from '../domain/weights'
import { fill, type Texts } from './texts'
import type { VisibleRow } from './visible-rows'

type Props = {
  rows: VisibleRow[]
  text: Texts
  isEnglish: boolean
  adminRoute: string
  shareOf: ReadonlyMap<string, { pointShare: number }>
  onToggle: (code: string, isOpen: boolean) => void
}

/** A tree grid after the ARIA authoring practices: one row is in the tab order, arrow keys move, left and right collapse and expand. */
export function TreeRows({ adminRoute, isEnglish, onToggle, rows, shareOf, text }: Props) {
  const [current, setCurrent] = useState<string>()
  const table = useRef<HTMLTableElement>(null)
  const at = Math.max(
    0,
    rows.findIndex((row) => row.code === current),
  )
  const go = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (!row) return
    setCurrent(row.code)
    table.current?.querySelector<HTMLElement>(`tr[data-code="${row.code}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const act = KEYS[event.key]
    if (!act) return
    event.preventDefault()
    act({
      at,
      go,
      onToggle,
      row,
      rows,
      open: () => table.current?.querySelector<HTMLAnchorElement>(`tr[data-code="${row.code}"] a`)?.click(),
    })
  }

  return (
    <div className="lg-points__scroll">
      <table ref={table} role="treegrid" aria-label={text.title} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{text.code}</th>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.importance}</th>
            <th scope="col" className="lg-number">
              {text.points}
            </th>
            <th scope="col" className="lg-number">
              {text.ratio}
            </th>
            <th scope="col" className="lg-number">
              {text.weight}
            </th>
            <th scope="col" className="lg-number">
              {text.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.code}
              data-code={row.code}
              data-depth={row.depth}
              data-kind={row.kind}
              aria-level={row.depth}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.expanded ?? undefined}
              tabIndex={index === at ? 0 : -1}
              onFocus={() => setCurrent(row.code)}
            >
              <td className="lg-points__code">
                {row.kind === 'range' ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-label={fill(row.expanded ? text.collapse : text.expand, { code: row.code })}
                    onClick={() => onToggle(row.code, !row.expanded)}
                  >
                    {row.expanded ? '▾' : '▸'}
                  </button>
                ) : null}
                <a
                  href={`${adminRoute}/collections/${row.kind === 'range' ? 'element-nodes' : 'appraisal-points'}/${row.id}`}
                  tabIndex={-1}
                  aria-label={fill(text.open, { code: row.code })}
                >
                  {row.code}
                </a>
              </td>
              <td>
                {isEnglish && row.nameEn ? row.nameEn : row.name}
                {row.retired ? <span className="lg-points__retired"> {text.retired}</span> : null}
              </td>
              <td>{row.importance ? <Mark importance={row.importance} text={text} /> : null}</td>
              <td className="lg-number">{row.kind === 'range' ? row.points : ''}</td>
              <td className="lg-number">{row.ratio}</td>
              <td className="lg-number">{row.weight === null ? '' : showWeight(row.weight)}</td>
              <td className="lg-number">{row.kind === 'range' ? showShare(shareOf.get(row.code)?.pointShare) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Letter and shape together: a full disc for core, a half one for general, a ring for auxiliary. */
function Mark({ importance, text }: { importance: string; text: Texts }) {
  const marks: Record<string, [shape: string, name: string]> = { X: ['●', text.X], Y: ['◐', text.Y], Z: ['○', text.Z] }
  const [shape, name] = marks[importance] ?? ['', '']
  return (
    <span className="lg-points__mark" data-importance={importance}>
      <span aria-hidden="true">{shape}</span> {importance} <small>{name}</small>
    </span>
  )
}

type Act = { at: number; row: VisibleRow; rows: VisibleRow[]; go: (index: number) => void; open: () => void; onToggle: Props['onToggle'] }

const PAGE = 20

const KEYS: Record<string, (act: Act) => void> = {
  ArrowDown: ({ at, go }) => go(at + 1),
  ArrowUp: ({ at, go }) => go(at - 1),
  PageDown: ({ at, go }) => go(at + PAGE),
  PageUp: ({ at, go }) => go(at - PAGE),
  Home: ({ go }) => go(0),
  End: ({ go, rows }) => go(rows.length - 1),
  ArrowRight: ({ at, go, onToggle, row }) => (row.expanded === false ? onToggle(row.code, true) : row.expanded ? go(at + 1) : undefined),
  ArrowLeft: ({ at, go, onToggle, row, rows }) => {
    if (row.expanded) return onToggle(row.code, false)
    const parent = rows.findLastIndex((each, index) => index < at && each.depth < row.depth)
    if (parent >= 0) go(parent)
  },
  Enter: ({ open }) => open(),
  ' ': ({ onToggle, row }) => (row.expanded === null ? undefined : onToggle(row.code, !row.expanded)),
}

function showShare(hundredths: number | undefined): string {
  return hundredths === undefined ? '' : `${(hundredths / 100).toFixed(1)} %`
}
