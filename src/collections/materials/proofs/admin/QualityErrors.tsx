'use client'

import { useState } from 'react'
import { fill } from '../../line/admin/edition-format'
import type { ProofTexts } from './texts/proofs'

export type ErrorLine = { key: number; kind: 'character' | 'punctuation' | 'format' | 'fact'; weight: string; place: string }
type Props = { lines: readonly ErrorLine[]; onChange: (lines: readonly ErrorLine[]) => void; text: ProofTexts; isTried: boolean }

/** The errors that were found, each with its kind, its weight and where it stands. */
export function QualityErrors({ isTried, lines, onChange, text }: Props) {
  const [nextKey, setNextKey] = useState(1)
  const change = (key: number, part: Partial<ErrorLine>) => onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <fieldset className="lg-fieldset">
      <legend>
        {text.errors} · {lines.length}
      </legend>
      {lines.length > 0 ? (
        <ol className="lg-lines">
          {lines.map((line, index) => {
            const isBad = !(Number(line.weight) >= 0.1 && Number(line.weight) <= 3)
            return (
              <li key={line.key}>
                <label>
                  <span>{text.kind}</span>
                  <select
                    className="lg-input"
                    value={line.kind}
                    onChange={({ currentTarget }) => change(line.key, { kind: currentTarget.value as ErrorLine['kind'] })}
                  >
                    {Object.entries(text.kinds).map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                </label>
                <label>
                  <span>{text.weight}</span>
                  <input
                    className="lg-input"
                    inputMode="decimal"
                    value={line.weight}
                    aria-invalid={isBad}
                    onChange={({ currentTarget }) => change(line.key, { weight: currentTarget.value.trim() })}
                  />
                </label>
                <label>
                  <span>{text.place}</span>
                  <input
                    className="lg-input"
                    maxLength={120}
                    value={line.place}
                    onChange={({ currentTarget }) => change(line.key, { place: currentTarget.value })}
                  />
                </label>
                <button
                  type="button"
                  className="lg-button lg-button--plain lg-button--small"
                  aria-label={fill(text.removeError, { number: index + 1 })}
                  onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                >
                  ✕
                </button>
                {isBad && (isTried || line.weight !== '') ? <small className="lg-page__refusal">{text.weightRange}</small> : null}
              </li>
            )
          })}
        </ol>
      ) : null}
      <button
        type="button"
        className="lg-button lg-button--plain"
        onClick={() => {
          onChange([...lines, { key: nextKey, kind: 'character', weight: '1', place: '' }])
          setNextKey(nextKey + 1)
        }}
      >
        ＋ {text.addError}
      </button>
    </fieldset>
  )
}
