'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { sendJson } from '@/platform/admin/send'
import { textsFor } from '../../line/admin/chapter-texts'

/** The declaration that opens the material to a reviewer, or keeps them out. Neither choice is made beforehand. */
export function DeclareForm({ chapterId, stage }: { chapterId: string; stage: string }) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language).review
  const { unreachable } = textsFor(i18n.language)
  const router = useRouter()
  const id = useId()
  const [choice, setChoice] = useState<'none' | 'conflict'>()
  const [details, setDetails] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')

  const declare = async () => {
    if (!choice) return
    setBusy(true)
    const body = { declaration: choice, ...(choice === 'conflict' && details.trim() ? { details: details.trim() } : {}) }
    const answer = await sendJson(`/api/chapters/${chapterId}/reviews/declare`, body, unreachable)
    setBusy(false)
    setRefusal(answer.ok ? '' : answer.message)
    if (answer.ok) router.refresh()
  }

  return (
    <form
      className="lg-declare"
      onSubmit={(event) => {
        event.preventDefault()
        void declare()
      }}
    >
      <h2>{text.declareTitle(stage)}</h2>
      <p>{text.declareText}</p>
      <fieldset>
        <legend className="lg-desk__unseen">{text.declareTitle(stage)}</legend>
        {(
          [
            ['none', text.declareNone, text.declareNoneHint],
            ['conflict', text.declareConflict, text.declareConflictHint],
          ] as const
        ).map(([value, label, hint]) => (
          <label key={value} className="lg-declare__choice">
            <input
              type="radio"
              name={`${id}-declaration`}
              value={value}
              checked={choice === value}
              aria-describedby={`${id}-${value}`}
              onChange={() => setChoice(value)}
            />
            <span>
              <b>{label}</b>
              <small id={`${id}-${value}`}>{hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {choice === 'conflict' ? (
        <label className="lg-desk__field">
          <span>{text.details}</span>
          <textarea rows={3} maxLength={2000} value={details} onChange={({ currentTarget }) => setDetails(currentTarget.value)} />
        </label>
      ) : null}
      <p className="lg-desk__bar">
        <button type="submit" className="lg-desk__button lg-desk__button--main" disabled={!choice || isBusy}>
          {isBusy ? text.declaring : text.declare}
        </button>
      </p>
      <p role="alert" className="lg-desk__refusal">
        {refusal}
      </p>
    </form>
  )
}
