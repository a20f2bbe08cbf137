'use client'

import { useActionState, useEffect, useId, useRef } from 'react'

export type FormState = {
  /** What was entered, given back so that nothing is lost. Never a password. */
  values: Record<string, string>
  errors: Record<string, string>
  /** What went wrong with the whole. */
  message?: string
  /** What was achieved. */
  done?: string
  /** Whether the form has served its purpose and goes. */
  closes?: boolean
}

export type FormField = {
  name: string
  label: string
  /** `datetime` is chosen on the clock of the centre, to the second: its value is `YYYY-MM-DDTHH:MM[:SS]`, whatever zone the browser is in. */
  kind?: 'text' | 'password' | 'textarea' | 'select' | 'hidden' | 'files' | 'datetime'
  /** What files may be chosen, as the browser's dialogue takes it. */
  accept?: string
  hint?: string
  required?: boolean
  autoComplete?: string
  inputMode?: 'numeric'
  maxLength?: number
  options?: readonly (readonly [value: string, text: string])[]
  /** Fields of one group stand side by side where there is room. */
  group?: string
}

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>
  initial: FormState
  fields: readonly FormField[]
  submit: string
  narrow?: boolean
  /** Where the page stands after the form was posted without scripts: this very page, at a place in it. */
  returnTo?: string
}

/** A form that posts to the server with or without scripts, and comes back with errors beside their fields. */
export function ActionForm({ action, initial, fields, submit, narrow, returnTo }: Props) {
  const [state, dispatch, isPending] = useActionState(action, initial, returnTo)
  const prefix = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  const rows = fields.reduce<FormField[][]>((done, field) => {
    const last = done.at(-1)
    if (field.group && last?.[0]?.group === field.group) last.push(field)
    else done.push([field])
    return done
  }, [])
  if (state.done && state.closes)
    return (
      <p className="form-done" role="status">
        {state.done}
      </p>
    )
  return (
    <form
      ref={form}
      action={dispatch}
      // Pressed twice it is sent once.
      onSubmit={(event) => {
        if (isPending) event.preventDefault()
      }}
      className={narrow ? 'form narrow' : 'form'}
      noValidate
    >
      {state.message ? (
        <p className="form-error" role="alert">
          {state.message}
        </p>
      ) : null}
      {state.done ? (
        <p className="form-done" role="status">
          {state.done}
        </p>
      ) : null}
      {rows.map((row) => {
        const inputs = row.map((field) => <Field key={field.name} field={field} state={state} prefix={prefix} />)
        return row.length > 1 ? (
          <div className="pair" key={row[0]?.name}>
            {inputs}
          </div>
        ) : (
          inputs
        )
      })}
      <div>
        <button className="button" aria-disabled={isPending}>
          {submit}
        </button>
      </div>
    </form>
  )
}

function Field({ field, state, prefix }: { field: FormField; state: FormState; prefix: string }) {
  const { name, label, kind = 'text', hint } = field
  const id = `${prefix}${name}`
  const value = state.values[name] ?? ''
  if (kind === 'hidden') return <input type="hidden" name={name} defaultValue={value} />
  const error = state.errors[name]
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const common = {
    id,
    name,
    required: field.required,
    maxLength: field.maxLength,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {kind === 'textarea' ? (
        <textarea {...common} rows={3} defaultValue={value} key={value} />
      ) : kind === 'select' ? (
        <select
          id={id}
          name={name}
          aria-invalid={common['aria-invalid']}
          aria-describedby={common['aria-describedby']}
          defaultValue={value}
          key={value}
        >
          {field.options?.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      ) : kind === 'datetime' ? (
        <input {...common} type="datetime-local" step={1} maxLength={undefined} defaultValue={value.replace(' ', 'T')} key={value} />
      ) : kind === 'files' ? (
        <input
          id={id}
          name={name}
          type="file"
          multiple
          accept={field.accept}
          aria-invalid={common['aria-invalid']}
          aria-describedby={common['aria-describedby']}
        />
      ) : (
        <input
          {...common}
          type={kind}
          inputMode={field.inputMode}
          autoComplete={field.autoComplete}
          defaultValue={kind === 'password' ? '' : value}
        />
      )}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
