'use client'

import type { Language } from '@/kernel/errors'
import { fill } from './fill'

const texts = {
  zh: { pages: '翻页', before: '上一页', after: '下一页', where: '第 {from}–{to} 条，共 {total} 条' },
  en: { pages: 'Pages', before: 'Previous', after: 'Next', where: '{from}–{to} of {total}' },
}

/** Which rows of a long list are shown, and the way to the others. Nothing where all fit. */
export function ListPager({
  language,
  onPage,
  page,
  size,
  total,
}: {
  page: number
  size: number
  total: number
  language: Language
  onPage: (page: number) => void
}) {
  const text = texts[language]
  if (total <= size) return null
  const last = Math.ceil(total / size)
  return (
    <nav className="lg-turn" aria-label={text.pages}>
      <button type="button" className="lg-button lg-button--plain" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {text.before}
      </button>
      <span role="status">{fill(text.where, { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}</span>
      <button type="button" className="lg-button lg-button--plain" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {text.after}
      </button>
    </nav>
  )
}
