'use client'

import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { readAnswer, sendJson } from '@/platform/admin/send'
import { RollRows, type Call, type RollEntry } from './RollRows'
import { timeTableTexts } from './texts'

type Props = { sessionId: string; title: string; isOver: boolean; startsAt: string; language: Language }

/** The roll of one session in a dialogue: a mark for each person, sent together. Only what was changed is sent. */
export function RollCall({ isOver, language, sessionId, startsAt, title }: Props) {
  const text = timeTableTexts[language]
  const router = useRouter()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [rows, setRows] = useState<readonly RollEntry[]>()
  const [calls, setCalls] = useState<ReadonlyMap<string, Call>>(new Map())
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()
  const [isBusy, setBusy] = useState(false)
  const path = `/api/class-sessions/${sessionId}/roll-call`

  const open = async () => {
    setSaid(undefined)
    setCalls(new Map())
    dialog.current?.showModal()
    try {
      const answer = await fetch(path, { credentials: 'include' })
      const read = readAnswer<{ rows: RollEntry[] }>(answer.ok, await answer.text(), text.unreachable)
      if (read.ok) setRows(read.body.rows)
      else setSaid({ message: read.message, isRefusal: true })
    } catch (error) {
      // fetch throws a TypeError where there is no server to talk to.
      if (!(error instanceof TypeError)) throw error
      setSaid({ message: text.unreachable, isRefusal: true })
    }
  }

  const save = async () => {
    const marks = [...calls].map(([enrolment, { arrivedAt, mark, note }]) => ({
      enrolment,
      mark,
      ...(mark === 'late' && arrivedAt ? { arrivedAt: arrivalOn(startsAt, arrivedAt) } : {}),
      ...(note ? { note } : {}),
    }))
    if (marks.length === 0) return setSaid({ message: text.nothing, isRefusal: false })
    setBusy(true)
    const answer = await sendJson<{ marked: number; unchanged: number }>(path, { marks }, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setSaid({ message: answer.message, isRefusal: true })
    dialog.current?.close()
    router.refresh()
  }

  return (
    <>
      <button type="button" className="lg-button lg-button--plain lg-button--small" onClick={() => void open()}>
        {text.call}
      </button>
      <dialog ref={dialog} className="lg-roll" aria-labelledby={heading}>
        <h3 id={heading}>
          {text.roll} <small className="lg-line">{title}</small>
        </h3>
        {rows ? (
          <RollRows
            rows={rows}
            calls={calls}
            asksArrival={isOver}
            text={text}
            onCall={(enrolment, call) => setCalls((before) => new Map(before).set(enrolment, call))}
          />
        ) : (
          <p className="lg-hint">{text.loading}</p>
        )}
        <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-hint'}>
          {said ? said.message : rows ? fill(text.chosen, { count: calls.size }) : ''}
        </p>
        <div className="lg-form__buttons">
          <button type="button" className="lg-button lg-button--forward" disabled={isBusy || !rows} onClick={() => void save()}>
            {text.save}
          </button>
          <button
            type="button"
            className="lg-button lg-button--plain"
            disabled={!rows}
            onClick={() =>
              setCalls((before) => {
                const silent = (rows ?? []).filter(({ enrolment, mark }) => mark === null && !before.has(enrolment))
                return new Map([...before, ...silent.map(({ enrolment }) => [enrolment, { mark: 'present' } as Call] as const)])
              })
            }
          >
            {text.all}
          </button>
          <button type="button" className="lg-button lg-button--plain" onClick={() => dialog.current?.close()}>
            {text.close}
          </button>
        </div>
      </dialog>
    </>
  )
}

/** `HH:MM` on the centre's clock on the day of the session; before the start it is the day after (a night shift). */
function arrivalOn(startsAt: string, time: string): string {
  const start = Date.parse(startsAt)
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(start)
  const at = Date.parse(`${day}T${time}:00+08:00`)
  return new Date(at < start ? at + 86_400_000 : at).toISOString()
}
