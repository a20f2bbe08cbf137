'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { sendJson } from '@/platform/admin/send'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = {
  chapterId: string
  draftId: string
  /** Absent for the draft as a whole. */
  blockIndex?: number
  mayBind: boolean
  onDone: () => void
  onCancel: () => void
}

/** Writes one comment. Ctrl+Enter sends, Escape closes; what was typed stays where the server refuses. */
export function CommentForm({ blockIndex, chapterId, draftId, mayBind, onCancel, onDone }: Props) {
  const { i18n } = useTranslation()
  const all = textsFor(i18n.language)
  const text = all.review
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [body, setBody] = useState('')
  const [severity, setSeverity] = useState<'must' | 'should' | 'question'>('should')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const severities = (['must', 'should', 'question'] as const).filter((each) => each !== 'must' || mayBind)

  useEffect(() => field.current?.focus(), [])

  const send = async () => {
    if (!body.trim() || isBusy) return
    setBusy(true)
    const comment = { draft: draftId, body: body.trim(), severity, ...(blockIndex === undefined ? {} : { blockIndex }) }
    const answer = await sendJson(`/api/chapters/${chapterId}/comments`, comment, all.unreachable)
    setBusy(false)
    if (answer.ok) return onDone()
    setRefusal(answer.message)
  }

  return (
    <form
      className="lg-comment__form"
      aria-label={blockIndex === undefined ? text.addWhole : text.addAt(blockIndex + 1)}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <label className="lg-desk__field" htmlFor={`${id}-body`}>
        <span>{text.body}</span>
        <textarea
          id={`${id}-body`}
          ref={field}
          rows={4}
          maxLength={4000}
          required
          value={body}
          aria-describedby={`${id}-refusal`}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
      </label>
      <label className="lg-desk__field" htmlFor={`${id}-severity`}>
        <span>{text.severity}</span>
        <select
          id={`${id}-severity`}
          value={severity}
          onChange={({ currentTarget }) => setSeverity(severities.find((each) => each === currentTarget.value) ?? 'should')}
        >
          {severities.map((each) => (
            <option key={each} value={each}>
              {text.severities[each]}
            </option>
          ))}
        </select>
      </label>
      <p className="lg-desk__bar">
        <button type="submit" className="lg-desk__button lg-desk__button--main" disabled={isBusy || !body.trim()}>
          {isBusy ? text.sending : text.submit}
        </button>
        <button type="button" className="lg-desk__button" onClick={onCancel}>
          {all.cancel}
        </button>
      </p>
      <p id={`${id}-refusal`} role="alert" className="lg-desk__refusal">
        {refusal}
      </p>
    </form>
  )
}
