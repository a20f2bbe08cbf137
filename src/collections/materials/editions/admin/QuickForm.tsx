'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { sendJson } from '@/platform/admin/send'

export type QuickField = { name: string; label: string; type: 'text' | 'number' | 'date'; initial?: string; isRequired?: true }

/** One row of a list that belongs to this page, added in place. What was typed stays when the server refuses. */
export function QuickForm(props: {
  title: string
  button: string
  hint?: string
  unreachable: string
  path: string
  /** Goes with what is typed. */
  with: Record<string, string>
  fields: readonly QuickField[]
}) {
  const { button, fields, hint, path, title, unreachable } = props
  const router = useRouter()
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  const send = async (form: HTMLFormElement) => {
    const typed = new FormData(form)
    const values = fields.flatMap(({ name, type }) => {
      const value = String(typed.get(name) ?? '').trim()
      return value === '' ? [] : [[name, type === 'number' ? Number(value) : value]]
    })
    setBusy(true)
    setRefusal(undefined)
    const answer = await sendJson(path, { ...props.with, ...Object.fromEntries(values) }, unreachable)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.message)
    form.reset()
    router.refresh()
  }

  return (
    <form
      className="lg-block lg-quick"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault()
        void send(event.currentTarget)
      }}
    >
      <h3 id={`${id}-title`}>{title}</h3>
      <div className="lg-quick__row">
        {fields.map(({ initial, isRequired, label, name, type }) => (
          <label key={`${name} ${initial ?? ''}`}>
            <span>
              {label}
              {isRequired ? ' *' : ''}
            </span>
            <input
              name={name}
              type={type}
              defaultValue={initial}
              required={isRequired ?? false}
              min={type === 'number' ? 1 : undefined}
              maxLength={120}
            />
          </label>
        ))}
        <button type="submit" className="lg-button lg-button--forward" disabled={isBusy}>
          {button}
        </button>
      </div>
      {hint ? <p className="lg-hint">{hint}</p> : null}
      <p role="alert" className="lg-page__refusal">
        {refusal}
      </p>
    </form>
  )
}
