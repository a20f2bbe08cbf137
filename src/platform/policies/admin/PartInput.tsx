'use client'

import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { parseTyped, shareSign, typedOf, type ValueFault, type ValueSchema } from '../value'
import { policyTexts } from './texts'

type Props = {
  schema: ValueSchema
  value: unknown
  label: string
  path: readonly string[]
  faults: readonly ValueFault[]
  unit: string
  isReadOnly: boolean
  language: Language
  onChange: (value: unknown) => void
}

/** One part of a value by its kind; parts of parts by themselves. */
export function PartInput(props: Props) {
  const { faults, language, label, onChange, path, schema, value } = props
  const text = policyTexts[language]
  if (schema.kind === 'members') {
    const held = isRecord(value) ? value : {}
    return (
      <fieldset className="lg-policy__members">
        {path.length > 0 ? <legend>{label}</legend> : null}
        {Object.entries(schema.members).map(([name, member]) => (
          <PartInput
            {...props}
            key={name}
            schema={member.value}
            value={held[name]}
            label={member.label[language]}
            path={[...path, name]}
            onChange={(next) => {
              const rest = Object.entries(held).filter(([each]) => each !== name)
              const members = Object.fromEntries(next === null ? rest : [...rest, [name, next]])
              onChange(Object.keys(members).length > 0 ? members : null)
            }}
          />
        ))}
      </fieldset>
    )
  }
  const isFaulty = faults.some((fault) => fault.path.join('.') === path.join('.'))
  if (schema.kind === 'sequence') return <Sequence {...props} options={schema.options} />
  if (schema.kind === 'span') {
    const [from = '', to = ''] = Array.isArray(value) ? (value as unknown[]).map(String) : []
    const put = (next: [string, string]) => onChange(next.every((each) => each === '') ? null : next)
    return (
      <div className="lg-policy__part" role="group" aria-label={label}>
        <span>{label}</span>
        {[from, to].map((time, index) => (
          <input
            key={index}
            className="lg-policy__input lg-policy__short"
            aria-label={`${label} ${index === 0 ? text.from2 : text.to2}`}
            aria-invalid={isFaulty ? true : undefined}
            placeholder={index === 0 ? '07:00' : '17:30'}
            readOnly={props.isReadOnly}
            value={time}
            onChange={({ currentTarget }) => put(index === 0 ? [currentTarget.value, to] : [from, currentTarget.value])}
          />
        ))}
      </div>
    )
  }
  return <Typed {...props} isFaulty={isFaulty} />
}

/** A text box over a value of another type: what was typed stays as it was typed. */
function Typed({ isFaulty, isReadOnly, label, onChange, path, schema, unit, value }: Props & { isFaulty: boolean }) {
  const [typed, setTyped] = useState<string>()
  // The text is the value's as long as it says the same; a value from elsewhere shows itself.
  const isSame = typed !== undefined && JSON.stringify(parseTyped(schema, typed)) === JSON.stringify(value ?? null)
  const sign = schema.kind === 'share' || schema.kind === 'shares' ? shareSign(schema.per) : path.length === 0 ? unit : ''
  return (
    <label className="lg-policy__part">
      <span>{label}</span>
      <input
        className={`lg-policy__input ${schema.kind === 'text' ? '' : 'lg-policy__short'}`}
        inputMode={schema.kind === 'text' ? undefined : 'decimal'}
        autoComplete="off"
        aria-invalid={isFaulty ? true : undefined}
        readOnly={isReadOnly}
        value={isSame ? typed : typedOf(schema, value)}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          onChange(parseTyped(schema, currentTarget.value))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      {sign ? <b>{sign}</b> : null}
    </label>
  )
}

function Sequence({
  isReadOnly,
  label,
  language,
  onChange,
  options,
  value,
}: Props & { options: Readonly<Record<string, Record<Language, string>>> }) {
  const text = policyTexts[language]
  const items = Array.isArray(value) ? (value as unknown[]).map(String) : []
  const put = (next: string[]) => onChange(next.length > 0 ? next : null)
  return (
    <div className="lg-policy__part lg-policy__sequence" role="group" aria-label={label}>
      <span>{label}</span>
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            <select
              className="lg-policy__input"
              aria-label={`${label} ${fill(text.item, { number: index + 1 })}`}
              disabled={isReadOnly}
              value={item}
              onChange={({ currentTarget }) => put(items.map((each, place) => (place === index ? currentTarget.value : each)))}
            >
              {Object.hasOwn(options, item) ? null : <option value={item}>{item}</option>}
              {Object.entries(options).map(([name, option]) => (
                <option key={name} value={name}>
                  {option[language]}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="lg-policy__remove"
              aria-label={fill(text.remove, { number: index + 1 })}
              disabled={isReadOnly}
              onClick={() => put(items.filter((_, place) => place !== index))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="lg-policy__button"
        disabled={isReadOnly}
        onClick={() => put([...items, Object.keys(options)[0] ?? ''])}
      >
        ＋ {text.add}
      </button>
    </div>
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
