'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = { drafts: { id: string; number: number; isCurrent: boolean }[]; shown: string; href: string }

/** Which draft is read. Choosing goes there at once: nothing typed is lost, since comments are sent one by one. */
export function DraftPicker({ drafts, href, shown }: Props) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language)
  const router = useRouter()
  return (
    <select
      aria-label={text.review.draft}
      value={shown}
      onChange={({ currentTarget }) => router.push(`${href}?draft=${currentTarget.value}`)}
    >
      {drafts.map(({ id, isCurrent, number }) => (
        <option key={id} value={id}>
          {text.drafts.nth(number)}
          {isCurrent ? `（${text.drafts.current}）` : ''}
        </option>
      ))}
    </select>
  )
}
