'use client'

import { useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { textsFor } from '../../line/admin/chapter-texts'

/** Holds the rows: hides what did not change, and goes from change to change by `n` and `p` or by buttons. */
export function CompareFrame({ changes, children }: { changes: number; children: ReactNode }) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language)
  const frame = useRef<HTMLDivElement>(null)
  const at = useRef(-1)
  const [place, setPlace] = useState(0)
  const [isOnly, setOnly] = useState(true)

  const go = useCallback((step: number) => {
    const rows = frame.current?.querySelectorAll<HTMLElement>('[data-change]') ?? []
    if (rows.length === 0) return
    at.current = (at.current + step + rows.length) % rows.length
    rows[at.current]?.focus({ preventScroll: true })
    rows[at.current]?.scrollIntoView({ block: 'center' })
    setPlace(at.current + 1)
  }, [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      if (event.key !== 'n' && event.key !== 'p') return
      event.preventDefault()
      go(event.key === 'n' ? 1 : -1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [go])

  return (
    <div className="lg-compare" data-only={isOnly || undefined} ref={frame}>
      <div className="lg-desk__tools">
        <button type="button" className="lg-desk__button" onClick={() => go(-1)}>
          ↑ {text.compare.previous}
        </button>
        <button type="button" className="lg-desk__button" onClick={() => go(1)}>
          ↓ {text.compare.next}
        </button>
        <span role="status">{place > 0 ? text.compare.place(place, changes) : text.compare.places(changes)}</span>
        <label className="lg-desk__check">
          <input type="checkbox" checked={isOnly} onChange={({ currentTarget }) => setOnly(currentTarget.checked)} />
          {text.compare.onlyChanges}
        </label>
      </div>
      <p className="lg-desk__hint">
        {text.compare.legend} {text.compare.keys}
      </p>
      {children}
    </div>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
