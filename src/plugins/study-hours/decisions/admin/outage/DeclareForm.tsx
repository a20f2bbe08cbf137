'use client'

import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import { duration } from '../../../shared/admin/format'
import { outageTexts } from './texts'

type Choice = { id: string; code: string; name: string }
type Preview = { trainees: number; ms: number; enrolled: number }
type Said = { message: string; isRefusal: boolean; href?: string }

const MANY = 8

/** Classes, interval and cause; what it would protect is worked out before anything is sent. */
export function DeclareForm({
  chosen,
  classes,
  language,
}: {
  classes: readonly Choice[]
  chosen?: string | undefined
  language: Language
}) {
  const text = outageTexts[language]
  const [picked, setPicked] = useState<readonly string[]>(chosen ? [chosen] : classes.length === 1 && classes[0] ? [classes[0].id] : [])
  const [query, setQuery] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [cause, setCause] = useState('')
  const [preview, setPreview] = useState<Preview>()
  const [said, setSaid] = useState<Said>()
  const [busy, setBusy] = useState<'preview' | 'submit'>()
  const span = { classes: picked, fromMs: instantOf(from), toMs: instantOf(to) }
  const hasSpan = picked.length > 0 && Number.isFinite(span.fromMs) && Number.isFinite(span.toMs)
  const asked = query.trim().toLowerCase()
  const shown = classes.filter(({ code, id, name }) => !asked || picked.includes(id) || `${code} ${name}`.toLowerCase().includes(asked))

  const change = () => {
    setPreview(undefined)
    setSaid(undefined)
  }
  const refuse = (message: string) => setSaid({ message, isRefusal: true })
  const isSound = (): boolean => {
    if (!hasSpan) refuse(text.incomplete)
    else if (span.fromMs >= span.toMs) refuse(text.order)
    else return true
    return false
  }
  const look = async () => {
    setSaid(undefined)
    if (!isSound()) return
    setBusy('preview')
    const answer = await sendJson<Preview>('/api/outages/preview', span, text.unreachable)
    setBusy(undefined)
    if (answer.ok) setPreview(answer.body)
    else refuse(answer.message)
  }
  const submit = async () => {
    setSaid(undefined)
    if (!isSound()) return
    if (cause.trim() === '') return refuse(text.incomplete)
    setBusy('submit')
    const answer = await sendJson<{ doc: { id: string } }>('/api/outages/declare', { ...span, cause: cause.trim() }, text.unreachable)
    setBusy(undefined)
    if (!answer.ok) return refuse(answer.message)
    setSaid({ message: text.done, isRefusal: false, href: `/admin/collections/outages/${answer.body.doc.id}` })
    setCause('')
    setPreview(undefined)
  }

  return (
    <form
      className="lg-form lg-declare"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <fieldset className="lg-fieldset">
        <legend>{text.classes}</legend>
        {classes.length > MANY ? (
          <input
            type="search"
            className="lg-input"
            aria-label={text.find}
            placeholder={text.find}
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        ) : null}
        <ul className="lg-picks">
          {shown.map(({ code, id, name }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={picked.includes(id)}
                  onChange={({ currentTarget }) => {
                    setPicked(currentTarget.checked ? [...picked, id] : picked.filter((each) => each !== id))
                    change()
                  }}
                />
                {name} <small>{code}</small>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="lg-form__row">
        {(
          [
            [text.from, from, setFrom],
            [text.to, to, setTo],
          ] as const
        ).map(([label, value, set]) => (
          <label key={label}>
            <span>{label}</span>
            <input
              type="datetime-local"
              className="lg-input"
              required
              value={value}
              onChange={({ currentTarget }) => {
                set(currentTarget.value)
                change()
              }}
            />
          </label>
        ))}
      </div>
      <label>
        <span>{text.cause}</span>
        <textarea
          className="lg-input"
          rows={3}
          required
          maxLength={500}
          placeholder={text.causeHint}
          value={cause}
          onChange={({ currentTarget }) => setCause(currentTarget.value)}
        />
      </label>
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said ? (
          <>
            {said.isRefusal ? '⚠ ' : '✓ '}
            {said.message} {said.href ? <a href={said.href}>{text.open}</a> : null}
          </>
        ) : null}
      </p>
      {preview ? (
        <p className="lg-page__note" role="status">
          {fill(preview.trainees > 0 ? text.wouldProtect : text.nobody, { ...preview, time: duration(preview.ms, language) })}
        </p>
      ) : null}
      <div className="lg-form__buttons">
        <button type="button" className="lg-button lg-button--plain" disabled={busy !== undefined || !hasSpan} onClick={() => void look()}>
          {busy === 'preview' ? text.previewing : text.preview}
        </button>
        <button type="submit" className="lg-button lg-button--forward" disabled={busy !== undefined}>
          {busy === 'submit' ? text.sending : text.submit}
        </button>
      </div>
    </form>
  )
}

/** The wall clock of the centre, whatever zone this computer is set to; NaN for nothing. */
function instantOf(local: string): number {
  return local === '' ? Number.NaN : Date.parse(`${local}+08:00`)
}
