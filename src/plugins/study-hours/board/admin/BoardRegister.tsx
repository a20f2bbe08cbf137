'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { ListPager } from '@/platform/admin/ListPager'
import type { BoardRow } from '../operations/rows'
import { Row } from './BoardRow'
import { isShown, ORDERS, type BoardFilter, type BoardOrder } from './order'
import { boardTexts } from './texts'

const PAGE = 50

/** The register: found and ordered where it is read, so that a class of five hundred answers at once. */
export function BoardRegister(props: {
  classId: string
  rows: readonly BoardRow[]
  requiredTenths: number
  today: string
  language: Language
}) {
  const { classId, language, requiredTenths, rows, today } = props
  const text = boardTexts[language]
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<BoardFilter>('all')
  const [order, setOrder] = useState<BoardOrder>('risk')
  const [page, setPage] = useState(1)
  const asked = useDeferredValue(query.trim().toLowerCase())
  const found = useMemo(() => {
    const shown = rows.filter((row) => isShown(row, filter, asked))
    // The rows come in order of risk.
    return order === 'risk' ? shown : shown.toSorted(ORDERS[order])
  }, [asked, filter, order, rows])
  const shownPage = Math.min(page, Math.max(1, Math.ceil(found.length / PAGE)))

  return (
    <section className="lg-matrix">
      <div className="lg-filter" role="search">
        <input
          type="search"
          className="lg-input"
          aria-label={text.search}
          placeholder={text.search}
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value)
            setPage(1)
          }}
        />
        <label>
          {text.filter}
          <select
            className="lg-input"
            value={filter}
            onChange={({ currentTarget }) => {
              setFilter(currentTarget.value as BoardFilter)
              setPage(1)
            }}
          >
            {Object.entries(text.filters).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text.sort}
          <select
            className="lg-input"
            value={order}
            onChange={({ currentTarget }) => {
              setOrder(currentTarget.value as BoardOrder)
              setPage(1)
            }}
          >
            {Object.entries(text.sorts).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{fill(text.found, { count: found.length })}</span>
      </div>
      {found.length === 0 ? (
        <p className="lg-page__empty">{text.none}</p>
      ) : (
        <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
          <table className="lg-sheet lg-stack lg-hours">
            <thead>
              <tr>
                {Object.entries(text.columns).map(([key, label]) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice((shownPage - 1) * PAGE, shownPage * PAGE).map((row) => (
                <Row
                  key={row.id}
                  language={language}
                  classId={classId}
                  row={row}
                  requiredTenths={requiredTenths}
                  today={today}
                  text={text}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListPager page={shownPage} size={PAGE} total={found.length} onPage={setPage} language={language} />
    </section>
  )
}
