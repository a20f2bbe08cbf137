'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import type { RowState } from './state-words'
import { policyTexts } from './texts'

export type OfferRow = {
  key: string
  scope: string
  rule: string
  group: 'refuses' | 'default' | 'reference'
  value: string
  scopeName: string
  source: string
  /** How far the value was checked, and the date that stands in the source. */
  sourceSays: string
  note: string
  state: RowState
  /** Whether it can be adopted, and whether "all" means it too. */
  isOffered: boolean
  isUndecided: boolean
  /** Whether something waits for this rule. */
  isAsked: boolean
}

const GROUPS = ['refuses', 'default', 'reference'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The register of shipped rules. What was chosen stays chosen when the server refuses. */
export function AdoptForm({
  language,
  mayAdopt,
  rows,
  today,
}: {
  rows: readonly OfferRow[]
  today: string
  mayAdopt: boolean
  language: Language
}) {
  const text = policyTexts[language]
  const router = useRouter()
  const [from, setFrom] = useState(today)
  const [chosen, setChosen] = useState<readonly string[]>(rows.flatMap((row) => (row.isAsked && row.isOffered ? [nameOf(row)] : [])))
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()
  const id = useId()
  const open = rows.filter((row) => row.isUndecided)
  const picked = rows.filter((row) => row.isOffered && chosen.includes(nameOf(row)))

  const adopt = async (asked: readonly OfferRow[]) => {
    if (!DAY.test(from)) return setSaid({ message: text.badDay, isRefusal: true })
    if (asked.length === 0) return setSaid({ message: text.noneChosen, isRefusal: true })
    setBusy(true)
    setSaid({ message: text.adopting, isRefusal: false })
    const answer = await sendJson<{ adopted: unknown[] }>(
      '/api/policies/adopt',
      { effectiveFrom: from, rows: asked.map(({ key, scope }) => ({ key, scope })) },
      text.unreachable,
    )
    setBusy(false)
    if (!answer.ok) return setSaid({ message: answer.message, isRefusal: true })
    setChosen([])
    setSaid({ message: fill(text.done, { count: answer.body.adopted.length, day: from }), isRefusal: false })
    router.refresh()
  }

  return (
    <>
      {mayAdopt ? (
        <div className="lg-adopt__bar">
          <label htmlFor={id}>
            {text.from}
            <input
              id={id}
              type="date"
              className="lg-input"
              value={from}
              aria-invalid={DAY.test(from) ? undefined : true}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
          </label>
          <button
            type="button"
            className="lg-button lg-button--forward"
            disabled={isBusy || open.length === 0}
            onClick={() => void adopt(open)}
          >
            {fill(text.all, { count: open.length })}
          </button>
          <button
            type="button"
            className="lg-button lg-button--plain"
            disabled={isBusy || picked.length === 0}
            onClick={() => void adopt(picked)}
          >
            {fill(text.chosen, { count: picked.length })}
          </button>
        </div>
      ) : (
        <p className="lg-hint">{text.mayNot}</p>
      )}
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said ? `${said.isRefusal ? '⚠' : '✓'} ${said.message}` : ''}
      </p>
      {GROUPS.map((group) => (
        <section key={group} className="lg-block">
          <h2>{text.groups[group]}</h2>
          <div className="lg-scroll" role="region" tabIndex={0} aria-label={text.groups[group]}>
            <table className="lg-sheet lg-stack">
              <thead>
                <tr>
                  <th scope="col">{text.rule}</th>
                  <th scope="col">{text.value}</th>
                  <th scope="col">{text.scope}</th>
                  <th scope="col">{text.source}</th>
                  <th scope="col">{text.state}</th>
                </tr>
              </thead>
              <tbody>
                {rows
                  .filter((row) => row.group === group)
                  .map((row) => (
                    <tr key={nameOf(row)} aria-current={row.isAsked ? 'true' : undefined} data-rule={row.key}>
                      <th scope="row">
                        {mayAdopt && row.isOffered ? (
                          <label className="lg-adopt__choice">
                            <input
                              type="checkbox"
                              aria-label={fill(text.choose, { rule: row.rule, scope: row.scopeName })}
                              checked={chosen.includes(nameOf(row))}
                              onChange={({ currentTarget }) =>
                                setChosen(currentTarget.checked ? [...chosen, nameOf(row)] : chosen.filter((name) => name !== nameOf(row)))
                              }
                            />
                            {row.rule}
                          </label>
                        ) : (
                          row.rule
                        )}
                        {row.note ? <small className="lg-line">{row.note}</small> : null}
                      </th>
                      <td data-label={text.value}>{row.value}</td>
                      <td data-label={text.scope}>{row.scopeName}</td>
                      <td data-label={text.source} className="lg-adopt__source">
                        <span>{row.source}</span>
                        <small className="lg-line">{row.sourceSays}</small>
                      </td>
                      <td data-label={text.state} className="lg-adopt__state">
                        <StateOf state={row.state} open={mayAdopt && row.isOffered ? null : text.open} />
                        {mayAdopt && row.isOffered ? (
                          <button
                            type="button"
                            className="lg-button lg-button--small"
                            aria-label={`${text.adopt}：${row.rule}（${row.scopeName}）`}
                            disabled={isBusy}
                            onClick={() => void adopt([row])}
                          >
                            {text.adopt}
                          </button>
                        ) : null}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  )
}

/** What became of the rule, with a link to the row that says so; `open` where there is none and no button either. */
function StateOf({ open, state }: { state: RowState; open: string | null }) {
  if (state.href === null) return open === null ? null : <span>{open}</span>
  return (
    <>
      <a className={state.holds ? 'lg-pass' : undefined} href={state.href}>
        {state.holds ? '✓ ' : ''}
        {state.text}
      </a>
      {state.more ? <small className="lg-line">{state.more}</small> : null}
    </>
  )
}

function nameOf({ key, scope }: OfferRow): string {
  return `${key} ${scope}`
}
