'use client'

import { memo, useDeferredValue, useId, useMemo, useState } from 'react'
import type { Language } from '@/kernel/errors'
import type { Importance } from '../../line/domain/coverage'
import { fill } from '../../line/admin/edition-format'
import { ListPager } from '@/platform/admin/ListPager'
import { coverageTexts, type CoverageTexts } from './texts'

type Row = { id: string; code: string; name: string; importance: Importance; chapters: readonly number[] }
type Chapter = { id: string; number: number; title: string; count: number }
type Accepted = { point: string; reason: string; by: string; at: string }

const PAGE = 100

/** The matrix itself: a hundred points at a time, so that a specification of any size stays quick. */
export function CoverageRegister(props: {
  rows: readonly Row[]
  chapters: readonly Chapter[]
  accepted: readonly Accepted[]
  language: Language
}) {
  const { accepted, chapters, language, rows } = props
  const text = coverageTexts[language]
  const id = useId()
  const [query, setQuery] = useState('')
  const [importance, setImportance] = useState<Importance | ''>('')
  const [isGapsOnly, setGapsOnly] = useState(false)
  const [page, setPage] = useState(1)
  const asked = useDeferredValue(query.trim().toLowerCase())
  const found = useMemo(
    () =>
      rows.filter(
        (row) =>
          (!isGapsOnly || row.chapters.length === 0) &&
          (!importance || row.importance === importance) &&
          (!asked || row.code.toLowerCase().includes(asked) || row.name.toLowerCase().includes(asked)),
      ),
    [asked, importance, isGapsOnly, rows],
  )
  const last = Math.max(1, Math.ceil(found.length / PAGE))
  const shownPage = Math.min(page, last)
  const change = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value)
      setPage(1)
    }
  }
  const setQueryHere = change(setQuery)
  const setImportanceHere = change(setImportance)
  const setGapsHere = change(setGapsOnly)

  return (
    <section className="lg-matrix">
      <div className="lg-filter" role="search">
        <input
          type="search"
          className="lg-input"
          aria-label={text.search}
          placeholder={text.search}
          value={query}
          onChange={({ currentTarget }) => setQueryHere(currentTarget.value)}
        />
        <label htmlFor={`${id}-importance`}>
          {text.importance}
          <select
            id={`${id}-importance`}
            className="lg-input"
            value={importance}
            onChange={({ currentTarget }) => setImportanceHere(currentTarget.value as Importance | '')}
          >
            <option value="">{text.all}</option>
            <option value="X">{text.X}</option>
            <option value="Y">{text.Y}</option>
            <option value="Z">{text.Z}</option>
          </select>
        </label>
        <label>
          <input type="checkbox" checked={isGapsOnly} onChange={({ currentTarget }) => setGapsHere(currentTarget.checked)} />
          {text.gapsOnly}
        </label>
        <span role="status" className="lg-hint">
          {fill(text.shown, { count: found.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <p className="lg-page__empty">{text.noMatch}</p>
      ) : (
        <Matrix rows={found.slice((shownPage - 1) * PAGE, shownPage * PAGE)} chapters={chapters} accepted={accepted} text={text} />
      )}
      <ListPager page={shownPage} size={PAGE} total={found.length} language={language} onPage={setPage} />
    </section>
  )
}

function Matrix({
  accepted,
  chapters,
  rows,
  text,
}: {
  rows: readonly Row[]
  chapters: readonly Chapter[]
  accepted: readonly Accepted[]
  text: CoverageTexts
}) {
  return (
    <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={text.title}>
      <table className="lg-sheet lg-sheet--sticky">
        <thead>
          <tr>
            <th scope="col">{text.code}</th>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.importance}</th>
            <th scope="col">{text.status}</th>
            {chapters.map((chapter) => (
              <th key={chapter.id} scope="col" className="lg-cross">
                <a href={`/admin/collections/chapters/${chapter.id}`} title={fill(text.chapterTitle, chapter)}>
                  {chapter.number}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow key={row.id} row={row} chapters={chapters} gap={accepted.find(({ point }) => point === row.id)} text={text} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const MatrixRow = memo(function MatrixRow({
  chapters,
  gap,
  row,
  text,
}: {
  row: Row
  chapters: readonly Chapter[]
  gap: Accepted | undefined
  text: CoverageTexts
}) {
  const isGap = row.chapters.length === 0
  return (
    <tr data-gap={isGap ? (gap ? 'accepted' : 'open') : undefined}>
      <td className="lg-nowrap">
        <a href={`/admin/collections/appraisal-points/${row.id}`}>{row.code}</a>
      </td>
      <th scope="row">{row.name}</th>
      <td>{row.importance}</td>
      <td className="lg-matrix__status">
        {!isGap ? (
          <span className="lg-pass">✓ {fill(text.covered, { count: row.chapters.length })}</span>
        ) : gap ? (
          <>
            <span className="lg-nowrap">◇ {text.accepted}</span>
            <small className="lg-line">
              {gap.reason} · {gap.by} {gap.at}
            </small>
          </>
        ) : (
          <span className="lg-gap">✕ {text.gap}</span>
        )}
      </td>
      {chapters.map(({ id, number }) => (
        <td key={id} className="lg-cross">
          {row.chapters.includes(number) ? (
            <span role="img" aria-label={fill(text.yes, { number })}>
              ●
            </span>
          ) : null}
        </td>
      ))}
    </tr>
  )
})
