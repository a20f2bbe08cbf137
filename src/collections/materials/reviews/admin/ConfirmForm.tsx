'use client'

import { useTranslation } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { sendJson } from '@/platform/admin/send'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = { commentId: string; onDone: () => void; onCancel: () => void }

/** The reviewer's written word that a remark is settled though its place stands unchanged. */
export function ConfirmForm({ commentId, onCancel, onDone }: Props) {
  const { i18n } = useTranslation()
  const all = textsFor(i18n.language)
  const text = all.review
  const id = useId()
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')

  const send = async () => {
    setBusy(true)
    const sent = await sendJson(`/api/comments/${commentId}/confirm`, { note: note.trim() }, all.unreachable)
    setBusy(false)
    if (sent.ok) return onDone()
    setRefusal(sent.message)
  }

  return (
    <form
      className="lg-comment__form"
      aria-label={text.confirmSettled}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <label className="lg-desk__field" htmlFor={`${id}-note`}>
        <span>
          {text.confirmNote}
          {text.reasonNeeded}
        </span>
        <textarea
          id={`${id}-note`}
          rows={3}
          maxLength={4000}
          required
          autoFocus
          value={note}
          aria-describedby={`${id}-refusal`}
          aria-invalid={refusal ? true : undefined}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <p id={`${id}-refusal`} role="alert" className="lg-desk__refusal">
        {refusal}
      </p>
      <p className="lg-desk__bar">
        <button type="submit" className="lg-desk__button lg-desk__button--main" disabled={isBusy || !note.trim()}>
          {text.confirm}
        </button>
        <button type="button" className="lg-desk__button" onClick={onCancel}>
          {all.cancel}
        </button>
      </p>
    </form>
  )
}
