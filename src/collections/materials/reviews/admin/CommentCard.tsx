'use client'

import { useTranslation } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import { sendJson } from '@/platform/admin/send'
import { ConfirmForm } from './ConfirmForm'
import type { CommentItem } from './load-review'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = { comment: CommentItem; onAnswered: () => void }

const SIGNS = { open: '○', resolved: '✓', kept: '＝' } as const

/** One comment, its quote where it comes from an earlier draft, and the way to settle it for whoever may. */
export function CommentCard({ comment, onAnswered }: Props) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language).review
  const [isAnswering, setAnswering] = useState(false)
  const [isConfirming, setConfirming] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const isCarried = comment.carriedFrom !== null
  return (
    <article className="lg-comment" data-severity={comment.severity} data-status={comment.status} id={`comment-${comment.id}`}>
      <header>
        <b className="lg-comment__severity">{text.severities[comment.severity]}</b>
        <span className="lg-comment__status">
          {SIGNS[comment.status]} {text.status[comment.status]}
        </span>
        {comment.carriedFrom === null ? null : <span className="lg-desk__tag">{text.carried(comment.carriedFrom)}</span>}
      </header>
      {isCarried && comment.quote ? <blockquote>{comment.quote}</blockquote> : null}
      <p className="lg-comment__body">{comment.body}</p>
      <footer>
        {comment.author} · {comment.stage} · {comment.at}
      </footer>
      {comment.status === 'open' ? null : (
        <p className="lg-comment__answer">
          {comment.answer ? <span>{comment.answer}</span> : null}
          <small>
            {comment.answeredBy} · {comment.answeredAt}
          </small>
        </p>
      )}
      {comment.proof ? (
        <p className={comment.isUnproved ? 'lg-comment__proof lg-comment__proof--missing' : 'lg-comment__proof'}>{comment.proof}</p>
      ) : null}
      {isConfirming ? (
        <ConfirmForm
          commentId={comment.id}
          onDone={onAnswered}
          onCancel={() => {
            setConfirming(false)
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      ) : comment.canConfirm ? (
        <button ref={opener} type="button" className="lg-desk__button" onClick={() => setConfirming(true)}>
          {text.confirmSettled}
        </button>
      ) : null}
      {isAnswering ? (
        <AnswerForm
          comment={comment}
          onDone={onAnswered}
          onCancel={() => {
            setAnswering(false)
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      ) : comment.canResolve || comment.canKeep ? (
        <button ref={opener} type="button" className="lg-desk__button" onClick={() => setAnswering(true)}>
          {text.answer}
        </button>
      ) : null}
    </article>
  )
}

function AnswerForm({ comment, onCancel, onDone }: { comment: CommentItem; onDone: () => void; onCancel: () => void }) {
  const { i18n } = useTranslation()
  const all = textsFor(i18n.language)
  const text = all.review
  const id = useId()
  const [status, setStatus] = useState<'resolved' | 'kept'>(comment.canResolve ? 'resolved' : 'kept')
  const [answer, setAnswer] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const needsReason = status === 'kept'

  const send = async () => {
    setBusy(true)
    const sent = await sendJson(`/api/comments/${comment.id}/answer`, { status, answer: answer.trim() }, all.unreachable)
    setBusy(false)
    if (sent.ok) return onDone()
    setRefusal(sent.message)
  }

  return (
    <form
      className="lg-comment__form"
      aria-label={text.answer}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      {(['resolved', 'kept'] as const).map((each, index) => {
        const may = each === 'resolved' ? comment.canResolve : comment.canKeep
        return (
          <label key={each} className="lg-desk__check">
            <input
              type="radio"
              name={`${id}-status`}
              checked={status === each}
              disabled={!may}
              autoFocus={may && (index === 0 || !comment.canResolve)}
              onChange={() => setStatus(each)}
            />
            <span>
              {text[each]}
              {each === 'kept' && !may && comment.whyNotKeep ? <small className="lg-desk__hint"> {comment.whyNotKeep}</small> : null}
            </span>
          </label>
        )
      })}
      <label className="lg-desk__field" htmlFor={`${id}-answer`}>
        <span>
          {text.answerBody}
          {needsReason ? text.reasonNeeded : ''}
        </span>
        <textarea
          id={`${id}-answer`}
          rows={3}
          maxLength={4000}
          required={needsReason}
          value={answer}
          onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
        />
      </label>
      <p className="lg-desk__bar">
        <button type="submit" className="lg-desk__button lg-desk__button--main" disabled={isBusy || (needsReason && !answer.trim())}>
          {text.confirm}
        </button>
        <button type="button" className="lg-desk__button" onClick={onCancel}>
          {all.cancel}
        </button>
      </p>
      <p role="alert" className="lg-desk__refusal">
        {refusal}
      </p>
    </form>
  )
}
