'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { allPresent, CALLED, countsOf, marksOf, matching } from './roll'
import { RollFoot } from './RollFoot'
import { RollRows } from './RollRows'
import { timeTableTexts } from './texts'
import { useRoll } from './use-roll'

type Props = { sessionId: string; title: string; isOver: boolean; startsAt: string; who: string; language: Language }

/**
 * The roll of one session in a dialogue that fills a phone: everybody in one list, one tap a mark, sent together. Counts and search stay in
 * view. Only what was changed is sent.
 */
export function RollCall({ isOver, language, sessionId, startsAt, title, who }: Props) {
  const text = timeTableTexts[language]
  const router = useRouter()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [search, setSearch] = useState('')
  const onDone = useCallback(() => {
    dialog.current?.close()
    router.refresh()
  }, [router])
  const { calls, change, isBusy, open, rows, said, save } = useRoll({ sessionId, startsAt, isOver, who, text, onDone })
  const counts = useMemo(() => countsOf(rows ?? [], calls), [rows, calls])
  const chosen = useMemo(() => rows && marksOf(rows, calls, startsAt).length, [rows, calls, startsAt])
  const found = useMemo(() => matching(rows ?? [], search), [rows, search])

  return (
    <>
      <button
        type="button"
        className="lg-button lg-button--plain lg-button--small"
        onClick={() => {
          setSearch('')
          dialog.current?.showModal()
          void open()
        }}
      >
        {text.call}
      </button>
      <dialog ref={dialog} className="lg-roll" aria-labelledby={`${id}-title`}>
        <header className="lg-roll__head">
          <h3 id={`${id}-title`}>
            {text.roll} <small className="lg-line">{title}</small>
          </h3>
          <p className="lg-roll__counts" role="status" aria-label={text.counts}>
            {[...CALLED, 'silent' as const].map((mark) => (
              <span key={mark} data-mark={mark}>
                {text.marks[mark]} <b>{counts[mark]}</b>
              </span>
            ))}
          </p>
          <div className="lg-roll__tools">
            <input
              type="search"
              className="lg-input"
              aria-label={text.search}
              placeholder={text.search}
              value={search}
              onChange={({ currentTarget: { value } }) => setSearch(value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                dialog.current?.querySelector<HTMLInputElement>('.lg-roll__list input[type="radio"]:not(:disabled)')?.focus()
              }}
            />
            <button
              type="button"
              className="lg-button lg-button--plain"
              disabled={!rows || counts.silent === 0}
              onClick={() => rows && change((before) => allPresent(rows, before))}
            >
              {text.all}
            </button>
          </div>
        </header>
        {rows ? (
          <>
            <RollRows rows={found} calls={calls} isOver={isOver} text={text} onChange={change} />
            {found.length === 0 ? <p className="lg-page__empty">{rows.length === 0 ? text.nobody : text.noneFound}</p> : null}
          </>
        ) : (
          <p className="lg-hint">{said ? '' : text.loading}</p>
        )}
        <RollFoot
          chosen={chosen}
          isBusy={isBusy}
          said={said}
          text={text}
          reasonId={`${id}-reason`}
          onSave={() => void save()}
          onClose={() => dialog.current?.close()}
        />
      </dialog>
    </>
  )
}
