'use client'

import { useField } from '@payloadcms/ui'
import { useState } from 'react'
import { afterEcho } from './echo'

/** How many of its own values a draft recognises when the form hands them back, a render or two later. */
const REMEMBERED = 8

/**
 * A field of a document whose screen holds more than its value: what is typed stays as it was typed, right or wrong, while the form holds
 * what `write` makes of it. A value that comes from elsewhere (saved, read from a file) takes the draft's place.
 * `validate` gives the fault in words or true, and keeps a faulty form from being sent; it must not change from render to render.
 */
export function useDraft<D>({
  path,
  read,
  validate,
  write,
}: {
  path: string
  read: (value: unknown) => D
  write: (draft: D) => unknown
  validate: (value: unknown) => string | true
}) {
  const { disabled, errorMessage, setValue, showError, value } = useField<unknown>({ path, validate })
  const held = textOf(value)
  const [draft, setDraft] = useState(() => read(value))
  const [seen, setSeen] = useState(held)
  const [sent, setSent] = useState<readonly string[]>([])
  if (held !== seen) {
    setSeen(held)
    const later = afterEcho(sent, held)
    if (later) setSent(later)
    else {
      setDraft(read(value))
      setSent([])
    }
  }
  const change = (next: D) => {
    const made = write(next)
    setDraft(next)
    setSent([...sent, textOf(made)].slice(-REMEMBERED))
    setValue(made)
  }
  return { draft, change, value, disabled, showError, errorMessage }
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null)
}
