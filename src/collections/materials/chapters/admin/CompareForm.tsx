'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = { drafts: { id: string; number: number }[]; href: string; chosen?: { a: string; b: string } }

/** Two drafts to be laid side by side; at first the latest two. `drafts` come latest first. */
export function CompareForm({ chosen, drafts, href }: Props) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language)
  const router = useRouter()
  const [a, setA] = useState(chosen?.a ?? drafts[1]?.id ?? '')
  const [b, setB] = useState(chosen?.b ?? drafts[0]?.id ?? '')
  if (drafts.length < 2) return <p className="lg-desk__hint">{text.compare.need}</p>
  const choices = drafts.map(({ id, number }) => (
    <option key={id} value={id}>
      {text.drafts.nth(number)}
    </option>
  ))
  return (
    <form
      className="lg-desk__bar lg-compare__form"
      onSubmit={(event) => {
        event.preventDefault()
        router.push(`${href}?a=${a}&b=${b}`)
      }}
    >
      <label>
        <span>{text.compare.older}</span>
        <select name="a" value={a} onChange={({ currentTarget }) => setA(currentTarget.value)}>
          {choices}
        </select>
      </label>
      <label>
        <span>{text.compare.newer}</span>
        <select name="b" value={b} onChange={({ currentTarget }) => setB(currentTarget.value)}>
          {choices}
        </select>
      </label>
      <button type="submit" className="lg-desk__button" disabled={a === b}>
        {text.compare.run}
      </button>
    </form>
  )
}
