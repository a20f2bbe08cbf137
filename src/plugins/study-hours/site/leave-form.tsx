'use client'

import { useActionState, useEffect, useId, useRef } from 'react'
import type { FormState } from '@/platform/site/action-form'

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>
  initial: FormState
  sessions: readonly { id: string; time: string; title: string; place: string }[]
  words: { sessions: string; reason: string; evidence: string; evidenceHint: string; submit: string }
  /** What files may be chosen, as the browser's dialogue takes it. */
  accept: string
}

/** Leave from one or more sessions of a class; posts with or without scripts, and what was chosen comes back with the errors. */
export function LeaveForm({ accept, action, initial, sessions, words }: Props) {
  const [state, dispatch, isPending] = useActionState(action, initial)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  if (state.done && state.closes)
    return (
      <p className="form-done" role="status">
        {state.done}
      </p>
    )
  const chosen = new Set((state.values['sessions'] ?? '').split(','))
  const { evidence: wrongEvidence, sessions: wrongSessions, reason: wrongReason } = state.errors
  return (
    <form ref={form} action={dispatch} className="form" noValidate>
      {state.message ? (
        <p className="form-error" role="alert">
          {state.message}
        </p>
      ) : null}
      <fieldset className="field" aria-describedby={wrongSessions ? `${id}-sessions-error` : undefined}>
        <legend>{words.sessions}</legend>
        {sessions.map((session, index) => (
          <label className="check-line" key={session.id}>
            <input
              type="checkbox"
              name="sessions"
              value={session.id}
              defaultChecked={chosen.has(session.id)}
              aria-invalid={wrongSessions && index === 0 ? true : undefined}
            />
            <span>
              {session.time}　{session.title}
              {session.place ? `　${session.place}` : ''}
            </span>
          </label>
        ))}
        {wrongSessions ? (
          <p className="error" id={`${id}-sessions-error`}>
            {wrongSessions}
          </p>
        ) : null}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{words.reason}</label>
        <textarea
          id={`${id}-reason`}
          name="reason"
          rows={3}
          maxLength={500}
          required
          defaultValue={state.values['reason'] ?? ''}
          key={state.values['reason'] ?? ''}
          aria-invalid={wrongReason ? true : undefined}
          aria-describedby={wrongReason ? `${id}-reason-error` : undefined}
        />
        {wrongReason ? (
          <p className="error" id={`${id}-reason-error`}>
            {wrongReason}
          </p>
        ) : null}
      </div>
      <div className="field">
        <label htmlFor={`${id}-evidence`}>{words.evidence}</label>
        <input
          id={`${id}-evidence`}
          name="evidence"
          type="file"
          multiple
          accept={accept}
          aria-invalid={wrongEvidence ? true : undefined}
          aria-describedby={wrongEvidence ? `${id}-evidence-error ${id}-evidence-hint` : `${id}-evidence-hint`}
        />
        {wrongEvidence ? (
          <p className="error" id={`${id}-evidence-error`}>
            {wrongEvidence}
          </p>
        ) : null}
        <p className="hint" id={`${id}-evidence-hint`}>
          {words.evidenceHint}
        </p>
      </div>
      <div>
        <button className="button" aria-disabled={isPending}>
          {words.submit}
        </button>
      </div>
    </form>
  )
}
