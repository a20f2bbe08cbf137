'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { sendJson } from '@/platform/admin/send'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = { chapterId: string; seenSeq: number; next: number; standing: { words: string; canKeep: boolean } }

/** Keeps the working copy, as it was last saved, as the next draft. */
export function FreezeForm({ chapterId, next, seenSeq, standing }: Props) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language)
  const router = useRouter()
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()

  const keep = async () => {
    setBusy(true)
    const body = { seenSeq, ...(note.trim() ? { note: note.trim() } : {}) }
    const answer = await sendJson<{ draft: { number: number } }>(`/api/chapters/${chapterId}/drafts`, body, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setSaid({ message: answer.message, isRefusal: true })
    setNote('')
    setSaid({ message: text.drafts.frozen(answer.body.draft.number), isRefusal: false })
    router.refresh()
  }

  return (
    <form
      className="lg-freeze"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <p>{standing.words}</p>
      <p className="lg-desk__hint">{text.drafts.freezeHint}</p>
      <label className="lg-desk__field">
        <span>{text.drafts.note}</span>
        <input
          type="text"
          maxLength={500}
          value={note}
          placeholder={text.drafts.notePlaceholder}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <p className="lg-desk__bar">
        <button type="submit" className="lg-desk__button lg-desk__button--main" disabled={isBusy || !standing.canKeep}>
          {isBusy ? text.drafts.freezing : text.drafts.freezeButton(next)}
        </button>
      </p>
      <p role="status" className={said?.isRefusal ? 'lg-desk__refusal' : 'lg-desk__done'}>
        {said?.message}
      </p>
    </form>
  )
}
