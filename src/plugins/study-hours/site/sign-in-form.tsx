'use client'

import { useActionState, useEffect, useId, useRef } from 'react'
import type { FormState } from '@/platform/site/action-form'

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>
  code: string
  words: { button: string; working: string; code: string; codeHint: string }
}

/** Posts the scanned code at once; the button is for browsers without scripts, and for codes that are typed. */
export function SignInForm({ action, code, words }: Props) {
  const [state, dispatch, isPending] = useActionState(action, { values: { code }, errors: {} })
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const isSent = useRef(false)
  useEffect(() => {
    if (!code || isSent.current) return
    isSent.current = true
    form.current?.requestSubmit()
  }, [code])
  if (state.done)
    return (
      <p className="form-done big" role="status">
        {state.done}
      </p>
    )
  const error = state.errors['code']
  return (
    <form ref={form} action={dispatch} className="form narrow" noValidate>
      {state.message ? (
        <p className="form-error big" role="alert">
          {state.message}
        </p>
      ) : null}
      <div className="field">
        <label htmlFor={id}>{words.code}</label>
        <input
          id={id}
          type="text"
          name="code"
          autoComplete="off"
          maxLength={40}
          defaultValue={state.values['code'] ?? ''}
          key={state.values['code'] ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
        />
        {error ? (
          <p className="error" id={`${id}-error`} role="alert">
            {error}
          </p>
        ) : null}
        <p className="hint" id={`${id}-hint`}>
          {words.codeHint}
        </p>
      </div>
      <div>
        <button className="button" aria-disabled={isPending}>
          {isPending ? words.working : words.button}
        </button>
      </div>
    </form>
  )
}
