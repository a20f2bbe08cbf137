import Link from 'next/link'
import type { Language } from '@/kernel/errors'

const TEXT = {
  zh: { name: '翻页', earlier: '上一页', later: '下一页', place: (page: number, pages: number) => `第 ${page} / ${pages} 页` },
  en: { name: 'Pages', earlier: 'Previous', later: 'Next', place: (page: number, pages: number) => `Page ${page} of ${pages}` },
}

/** Nothing where one page holds everything. */
export function Pager({
  href,
  language,
  page,
  pages,
}: {
  page: number
  pages: number
  href: (page: number) => string
  language: Language
}) {
  if (pages <= 1) return null
  const text = TEXT[language]
  return (
    <nav className="lg-pager" aria-label={text.name}>
      {page > 1 ? (
        <Link href={href(page - 1)} prefetch={false} rel="prev">
          ← {text.earlier}
        </Link>
      ) : (
        <span aria-hidden="true" />
      )}
      <span>{text.place(page, pages)}</span>
      {page < pages ? (
        <Link href={href(page + 1)} prefetch={false} rel="next">
          {text.later} →
        </Link>
      ) : (
        <span aria-hidden="true" />
      )}
    </nav>
  )
}
