'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useRef, useState, type KeyboardEvent } from 'react'
import { CommentCard } from './CommentCard'
import { CommentForm } from './CommentForm'
import type { CommentItem, Paragraph } from './load-review'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = {
  chapterId: string
  draftId: string
  paragraphs: Paragraph[]
  comments: CommentItem[]
  /** Whether the reader's word binds: may say that something must be settled. */
  mayBind: boolean
  mayComment: boolean
}
type Filter = 'open' | 'must' | 'all'

/** The draft with its comments in the margin. Paragraph numbers are one stop of the tab key; arrows move among them. */
export function ReviewDesk({ chapterId, comments, draftId, mayBind, mayComment, paragraphs }: Props) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language).review
  const router = useRouter()
  const numbers = useRef(new Map<number, HTMLButtonElement>())
  const whole = useRef<HTMLButtonElement>(null)
  const [filter, setFilter] = useState<Filter>('open')
  const [stop, setStop] = useState(0)
  const [writingAt, setWritingAt] = useState<number | 'whole'>()
  const [said, setSaid] = useState('')

  // What is marked as resolved and not shown to be holds the round as an open one does.
  const isOpen = ({ isUnproved, status }: CommentItem) => status === 'open' || isUnproved
  const isMust = (comment: CommentItem) => isOpen(comment) && comment.severity === 'must'
  const shown = comments.filter((comment) => (filter === 'all' ? true : filter === 'must' ? isMust(comment) : isOpen(comment)))
  const at = new Map<number, CommentItem[]>()
  for (const comment of shown) if (comment.place !== null) at.set(comment.place, [...(at.get(comment.place) ?? []), comment])
  const onWhole = shown.filter((comment) => comment.isWhole)
  const placeless = shown.filter((comment) => comment.place === null && !comment.isWhole)
  const counts = { open: comments.filter(isOpen).length, must: comments.filter(isMust).length, all: comments.length }

  const focusNumber = (index: number) => {
    setStop(index)
    // The number stands again once the form has gone.
    requestAnimationFrame(() => numbers.current.get(index)?.focus())
  }
  const close = () => {
    if (writingAt === 'whole') requestAnimationFrame(() => whole.current?.focus())
    else if (writingAt !== undefined) focusNumber(writingAt)
    setWritingAt(undefined)
  }
  const done = (message: string) => {
    setSaid(message)
    close()
    router.refresh()
  }
  const move = (event: KeyboardEvent, index: number) => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: paragraphs.length - 1 }[event.key]
    if (to === undefined || to < 0 || to >= paragraphs.length) return
    event.preventDefault()
    // At once: a key pressed right after must already meet the new place.
    setStop(to)
    numbers.current.get(to)?.focus()
  }

  const none = { open: text.noneOpen, must: text.noneMust, all: text.noneAll }[filter]
  const card = (comment: CommentItem) => <CommentCard key={comment.id} comment={comment} onAnswered={() => done(text.answered)} />
  const form = (blockIndex?: number) => (
    <CommentForm
      chapterId={chapterId}
      draftId={draftId}
      {...(blockIndex === undefined ? {} : { blockIndex })}
      mayBind={mayBind}
      onDone={() => done(text.added)}
      onCancel={close}
    />
  )

  return (
    <section className="lg-review" aria-label={text.textTitle}>
      <div className="lg-desk__tools">
        <div className="lg-desk__filter" role="group" aria-label={text.filter}>
          {(['open', 'must', 'all'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={filter === each} onClick={() => setFilter(each)}>
              {text.filters[each]} <b>{counts[each]}</b>
            </button>
          ))}
        </div>
        {mayComment ? (
          <button ref={whole} type="button" className="lg-desk__button" onClick={() => setWritingAt('whole')}>
            {text.addWhole}
          </button>
        ) : null}
        <a className="lg-desk__button" href="#desk-decision">
          ↑ {text.decide}
        </a>
        <span role="status" className="lg-desk__done">
          {said}
        </span>
      </div>
      <p className="lg-desk__hint">
        {text.counts(counts.open, counts.must, counts.all)} {mayComment ? <span>{text.keys}</span> : null}
      </p>
      {shown.length === 0 ? <p className="lg-desk__empty">{none}</p> : null}
      {onWhole.length > 0 || writingAt === 'whole' ? (
        <section className="lg-review__apart" aria-label={text.wholeTitle}>
          <h3>{text.wholeTitle}</h3>
          {writingAt === 'whole' ? form() : null}
          {onWhole.map(card)}
        </section>
      ) : null}
      {placeless.length > 0 ? (
        <section className="lg-review__apart" aria-label={text.carriedTitle}>
          <h3>{text.carriedTitle}</h3>
          <p className="lg-desk__hint">{text.carriedHint}</p>
          {placeless.map(card)}
        </section>
      ) : null}
      <div className="lg-review__text">
        {paragraphs.map(({ index, node }) => {
          const own = at.get(index) ?? []
          return (
            <div key={index} className="lg-review__row" id={`paragraph-${index + 1}`} data-marked={own.length > 0 || undefined}>
              {mayComment ? (
                <button
                  ref={(element) => {
                    if (element) numbers.current.set(index, element)
                    else numbers.current.delete(index)
                  }}
                  type="button"
                  className="lg-review__number"
                  tabIndex={index === stop ? 0 : -1}
                  aria-label={text.addAt(index + 1)}
                  aria-expanded={writingAt === index}
                  title={text.addAt(index + 1)}
                  onFocus={() => setStop(index)}
                  onKeyDown={(event) => move(event, index)}
                  onClick={() => setWritingAt(index)}
                >
                  {index + 1}
                </button>
              ) : (
                <span className="lg-review__number" aria-label={text.paragraph(index + 1)}>
                  {index + 1}
                </span>
              )}
              <div className="lg-review__block">{node}</div>
              <div className="lg-review__margin">
                {writingAt === index ? form(index) : null}
                {own.map(card)}
              </div>
            </div>
          )
        })}
      </div>
    </section>
  )
}
