'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '../../line/admin/edition-format'
import { sendJson } from '@/platform/admin/send'
import { coverageTexts } from './texts'

type Props = {
  editionId: string
  hash: string
  seen: { isCurrent: boolean; at: string; name: string }
  open: readonly { id: string; code: string; name: string }[]
  mayConfirm: boolean
  language: Language
}

/** Says whether the matrix was seen as it stands, and takes the confirmation with the gaps that are accepted. */
export function CoverageConfirm({ editionId, hash, language, mayConfirm, open, seen }: Props) {
  const text = coverageTexts[language]
  const router = useRouter()
  const id = useId()
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()
  const accept = open.flatMap(({ id: point }) => {
    const reason = reasons[point]?.trim() ?? ''
    return reason ? [{ point, reason }] : []
  })

  const confirm = async () => {
    setBusy(true)
    const answer = await sendJson(`/api/editions/${editionId}/coverage/confirm`, { hash, accept }, text.unreachable)
    setBusy(false)
    setSaid(answer.ok ? { message: text.done, isRefusal: false } : { message: answer.message, isRefusal: true })
    if (answer.ok) router.refresh()
  }
  const state = !seen.at ? text.never : fill(seen.isCurrent ? text.current : text.stale, { name: seen.name, at: seen.at })

  return (
    <section className="lg-block">
      <h3>{text.confirmTitle}</h3>
      <p className={seen.isCurrent ? 'lg-pass' : 'lg-page__refusal'}>
        {seen.isCurrent ? '✓' : '○'} {state}
      </p>
      <p>{open.length > 0 ? fill(text.open, { count: open.length }) : text.nothingOpen}</p>
      {mayConfirm ? (
        <>
          {open.length > 0 ? (
            <details className="lg-fold">
              <summary>{text.accept}</summary>
              <p className="lg-hint">{text.acceptHint}</p>
              <ul className="lg-reasons">
                {open.map(({ code, id: point, name }) => (
                  <li key={point}>
                    <label htmlFor={`${id}-${point}`}>
                      <b>{code}</b> {name}
                    </label>
                    <input
                      id={`${id}-${point}`}
                      className="lg-input"
                      maxLength={500}
                      aria-label={fill(text.reasonFor, { code })}
                      placeholder={text.reason}
                      value={reasons[point] ?? ''}
                      onChange={({ currentTarget: { value } }) => setReasons((before) => ({ ...before, [point]: value }))}
                    />
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          {seen.isCurrent && accept.length === 0 ? null : (
            <button type="button" className="lg-button lg-button--forward" disabled={isBusy} onClick={() => void confirm()}>
              {accept.length > 0 ? fill(text.confirmWith, { count: accept.length }) : text.confirm}
            </button>
          )}
        </>
      ) : (
        <p className="lg-hint">{text.mayNot}</p>
      )}
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said?.message}
      </p>
    </section>
  )
}
