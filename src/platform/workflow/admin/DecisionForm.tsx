'use client'

import { useId, useState } from 'react'
import { DurationInput } from './DurationInput'
import type { Texts } from './texts'
import type { Action } from './use-workflow'

type Props = {
  action: Action
  text: Texts
  isModified: boolean
  /** What the server said about the words. */
  fault?: string
  onDecide: (reason: string, target?: string, input?: Record<string, number>) => Promise<void>
  onCancel: () => void
}

/** Asks for what a decision needs. What was typed stays when the server refuses. */
export function DecisionForm({ action, fault, isModified, onCancel, onDecide, text }: Props) {
  const [reason, setReason] = useState('')
  const [target, setTarget] = useState(action.targets[0]?.state)
  const [input, setInput] = useState(() => Object.fromEntries(action.inputs.map(({ initial, name }) => [name, initial])))
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const isIncomplete =
    ((action.reasonRequired || action.statement !== undefined) && reason.trim() === '') ||
    action.inputs.some(({ most, name }) => !((input[name] ?? 0) > 0 && (input[name] ?? 0) <= most))

  return (
    <div className="lg-decision" role="group" aria-label={action.label}>
      <strong>{action.label}</strong>
      {isModified ? <p className="lg-transition__refusal">{text.unsaved}</p> : null}
      {action.targets.length > 1 ? (
        <label htmlFor={`${id}-target`}>
          {text.target}
          <select id={`${id}-target`} value={target} onChange={({ currentTarget }) => setTarget(currentTarget.value)}>
            {action.targets.map(({ label, state }) => (
              <option key={state} value={state}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {action.inputs.map((field) => (
        <DurationInput
          key={field.name}
          field={field}
          text={text}
          value={input[field.name] ?? 0}
          onChange={(value) => setInput({ ...input, [field.name]: value })}
        />
      ))}
      <label htmlFor={`${id}-reason`}>
        {action.statement?.label ?? text.reason}
        {action.reasonRequired || action.statement ? ' *' : ''}
        <textarea
          id={`${id}-reason`}
          rows={3}
          maxLength={4000}
          value={reason}
          aria-describedby={fault ? `${id}-fault ${id}-hint` : `${id}-hint`}
          aria-invalid={fault ? true : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      {fault ? (
        <p id={`${id}-fault`} role="alert" className="lg-transition__refusal">
          {fault}
        </p>
      ) : null}
      <small id={`${id}-hint`}>{action.statement?.hint ?? text.reasonHint}</small>
      <div className="lg-decision__buttons">
        <button
          type="button"
          className={`lg-button lg-button--${action.tone}`}
          disabled={isBusy || isIncomplete}
          onClick={() => {
            setBusy(true)
            void onDecide(reason, target, action.inputs.length > 0 ? input : undefined).finally(() => setBusy(false))
          }}
        >
          {text.confirm}
        </button>
        <button type="button" className="lg-button lg-button--plain" onClick={onCancel}>
          {text.cancel}
        </button>
      </div>
    </div>
  )
}
