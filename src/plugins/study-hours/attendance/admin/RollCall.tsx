'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useId, useMemo, useRef, useState, useTransition } from 'react'
import type { Language } from '@/kernel/errors'
import { allPresent, CALLED, certificatesTouched, countsOf, marksOf, matching } from './roll'
import { RollFoot } from './RollFoot'
import { RollRows } from './RollRows'
import { timeTableTexts } from '../../training/admin/texts'
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
  const [recorded, setRecorded] = useState('')
  const closes = useRef(false)
  const [isRefreshing, startRefresh] = useTransition()
  const onDone = useCallback(
    (words: string) => {
      setRecorded(words)
      closes.current = true
      startRefresh(() => router.refresh())
    },
    [router],
  )
  // The dialogue says what was recorded, and its counts, until the page behind it has the new ones: old counts are never to be seen.
  useEffect(() => {
    if (!closes.current || isRefreshing) return
    closes.current = false
    dialog.current?.close()
  }, [isRefreshing])
  const { calls, change, fault, isBusy, open, rows, said, save } = useRoll({ sessionId, startsAt, isOver, who, text, onDone })
  const counts = useMemo(() => countsOf(rows ?? [], calls), [rows, calls])
  const chosen = useMemo(() => rows && marksOf(rows, calls, startsAt).length, [rows, calls, startsAt])
  const certified = useMemo(() => certificatesTouched(rows ?? [], calls), [rows, calls])
  const found = useMemo(() => {
    const sought = new Set(matching(rows ?? [], search))
    return (rows ?? []).filter((row) => sought.has(row) || row.enrolment === fault?.enrolment)
  }, [fault, rows, search])

  const show = () => {
    setSearch('')
    setRecorded('')
    dialog.current?.showModal()
    void open()
  }
  // Whoever comes by a link to this roll has it before them.
  const shown = useRef(false)
  useEffect(() => {
    if (shown.current || window.location.hash !== `#roll-${sessionId}`) return
    shown.current = true
    show()
  })

  // A line that was refused is brought into view, whatever was looked for.
  useEffect(() => {
    if (!fault) return
    const line = requestAnimationFrame(() => dialog.current?.querySelector('[data-fault]')?.scrollIntoView({ block: 'center' }))
    return () => cancelAnimationFrame(line)
  }, [fault])

  return (
    <>
      <button type="button" className="lg-button lg-button--plain lg-button--small" onClick={show}>
        {text.call}
      </button>
      <small role="status" className="lg-line lg-pass">
        {recorded ? `✓ ${recorded}` : ''}
      </small>
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
            <RollRows rows={found} calls={calls} fault={fault} isOver={isOver} text={text} onChange={change} />
            {found.length === 0 ? <p className="lg-page__empty">{rows.length === 0 ? text.nobody : text.noneFound}</p> : null}
          </>
        ) : (
          <p className="lg-hint">{said ? '' : text.loading}</p>
        )}
        <RollFoot
          chosen={chosen}
          certified={certified}
          isBusy={isBusy || isRefreshing}
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
