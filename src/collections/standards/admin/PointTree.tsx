'use client'

import { useConfig, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { useCallback, useDeferredValue, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { DOCUMENT_CHANGED } from '@/platform/workflow/admin/use-workflow'
import { ExchangePanel } from './ExchangePanel'
import { fill, textsFor } from './texts'
import { TreeRows } from './TreeRows'
import { firstExpanded, visibleRows, type PointRow, type RangeRow } from './visible-rows'
import './standards-admin.css'

type Answer = {
  takesTables: boolean
  totalPoints: number
  ratio: string
  ranges: RangeRow[]
  points: PointRow[]
  shares: { code: string; pointShare: number; gap: number | null }[]
  problems: { code: string; message: string }[]
}

/** The tree of one specification on its document: ranges with counts and weights, points with their importance, import and export. */
export function PointTree() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const text = textsFor(i18n.language)
  const base = `${config.routes.api}/element-specifications/${String(id)}`
  const { answer, failure, load } = useTree(id ? base : null, text.unreachable)
  const { dispatchFields } = useForm()
  // What the page says beside the tree follows the import: its figures, and what may be done now.
  const reload = () => {
    load((next) => {
      dispatchFields({ type: 'UPDATE', path: 'totalPoints', value: next.totalPoints })
      dispatchFields({ type: 'UPDATE', path: 'importanceRatio', value: next.ratio })
      window.dispatchEvent(new Event(DOCUMENT_CHANGED))
    })
  }
  const [expanded, setExpanded] = useState<ReadonlySet<string> | null>(null)
  const [query, setQuery] = useState('')
  const [showRetired, setShowRetired] = useState(false)
  const searchId = useId()
  const sought = useDeferredValue(query)
  const open = useMemo(() => expanded ?? (answer ? firstExpanded(answer.ranges, answer.points) : new Set<string>()), [expanded, answer])
  const shown = useMemo(
    () =>
      answer
        ? visibleRows({ ranges: answer.ranges, points: answer.points, expanded: open, query: sought, showRetired })
        : { rows: [], found: 0 },
    [answer, open, sought, showRetired],
  )
  const shareOf = useMemo(() => new Map(answer?.shares.map((share) => [share.code, share])), [answer])

  if (!id)
    return (
      <p className="lg-exchange__hint" id="specification-tree">
        {text.saveFirst}{' '}
        <a className="lg-link-button" href={`${config.routes.api}/element-specifications/new/template`} download>
          {text.template}
        </a>
      </p>
    )
  const retired = answer ? [...answer.ranges, ...answer.points].filter((entry) => entry.retired).length : 0

  return (
    <section className="lg-points" id="specification-tree" aria-label={text.title}>
      <h2>{text.title}</h2>
      <ExchangePanel base={base} text={text} canExport canImport={answer?.takesTables ?? false} offersMerge onDone={reload} />
      {failure ? (
        <p className="lg-exchange__refusal" role="alert">
          ⚠ {fill(text.failed, { message: failure })}{' '}
          <button type="button" className="lg-link-button" onClick={() => load()}>
            {text.retry}
          </button>
        </p>
      ) : null}
      {!answer && !failure ? (
        <p className="lg-points__waiting" aria-busy="true">
          {text.loading}
        </p>
      ) : null}
      {answer ? (
        <>
          <p>
            {fill(text.summary, {
              points: answer.totalPoints,
              ranges: answer.ranges.filter((range) => !range.retired).length,
              ratio: answer.ratio,
            })}
          </p>
          <Problems
            problems={answer.problems}
            title={fill(text.problems, { count: answer.problems.length })}
            fine={answer.totalPoints > 0 ? text.noProblems : ''}
          />
          {answer.points.length === 0 && answer.ranges.length === 0 ? (
            <p className="lg-exchange__hint">{text.empty}</p>
          ) : (
            <>
              <div className="lg-exchange__bar">
                <label htmlFor={searchId} className="lg-sr">
                  {text.search}
                </label>
                <input
                  id={searchId}
                  type="search"
                  className="lg-points__search"
                  placeholder={text.search}
                  value={query}
                  onChange={({ currentTarget }) => setQuery(currentTarget.value)}
                  onKeyDown={swallowEnter}
                />
                <button
                  type="button"
                  className="lg-link-button"
                  onClick={() => setExpanded(new Set(answer.ranges.map((range) => range.code)))}
                >
                  {text.expandAll}
                </button>
                <button type="button" className="lg-link-button" onClick={() => setExpanded(new Set())}>
                  {text.collapseAll}
                </button>
                {retired > 0 ? (
                  <label className="lg-check">
                    <input type="checkbox" checked={showRetired} onChange={({ currentTarget }) => setShowRetired(currentTarget.checked)} />
                    {fill(text.showRetired, { count: retired })}
                  </label>
                ) : null}
                <span aria-live="polite" className="lg-exchange__hint">
                  {query ? (shown.found > 0 ? fill(text.found, { count: shown.found }) : text.nothingFound) : ''}
                </span>
              </div>
              <TreeRows
                rows={shown.rows}
                text={text}
                isEnglish={i18n.language === 'en'}
                adminRoute={config.routes.admin}
                shareOf={shareOf}
                onToggle={(code, isOpen) => setExpanded(toggled(open, code, isOpen))}
              />
              <p className="lg-exchange__hint">{text.keys}</p>
            </>
          )}
        </>
      ) : null}
    </section>
  )
}

/** The tree stands inside the document's form: Enter in the search box must not save the document. */
function swallowEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault()
}

function Problems({ fine, problems, title }: { problems: Answer['problems']; title: string; fine: string }) {
  if (problems.length === 0) return fine ? <p className="lg-exchange__done">✓ {fine}</p> : null
  return (
    <details open={problems.length <= 8} className="lg-points__problems">
      <summary>⚠ {title}</summary>
      <ul>
        {problems.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </details>
  )
}

function toggled(open: ReadonlySet<string>, code: string, isOpen: boolean): Set<string> {
  const next = new Set(open)
  if (isOpen) next.add(code)
  else next.delete(code)
  return next
}

function useTree(base: string | null, unreachable: string) {
  const [answer, setAnswer] = useState<Answer>()
  const [failure, setFailure] = useState<string>()
  const load = useCallback(
    (then?: (answer: Answer) => void) => {
      if (!base) return
      fetch(`${base}/tree`, { credentials: 'include' })
        .then(async (response) => {
          const body = (await response.json()) as Answer & { errors?: { message: string }[] }
          if (!response.ok) throw new Error(body.errors?.[0]?.message ?? unreachable)
          setAnswer(body)
          setFailure(undefined)
          then?.(body)
        })
        .catch((error: unknown) => setFailure(error instanceof Error && error.message ? error.message : unreachable))
    },
    [base, unreachable],
  )
  useEffect(() => load(), [load])
  return { answer, failure, load }
}
