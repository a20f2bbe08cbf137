import type { Language } from '@/kernel/errors'
import type { Notice } from '@/payload-types'
import { siteWords } from '@/platform/i18n'
import { day, inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'

type Row = Pick<Notice, 'id' | 'title' | 'titleEn' | 'kind' | 'documentNumber' | 'issuer' | 'publishedAt' | 'summary'>

export function NoticeList({ notices, language, showKind }: { notices: readonly Row[]; language: Language; showKind?: boolean }) {
  const { kinds } = siteWords(language).policies
  return (
    <ul className="register" role="list">
      {notices.map((notice) => (
        <li key={notice.id}>
          <span className="name">
            <a href={localPath(language, `/notices/${notice.id}`)}>{inLanguage(language, notice.title, notice.titleEn)}</a>
          </span>
          <time className="aside" dateTime={notice.publishedAt}>
            {day(notice.publishedAt, language)}
          </time>
          {showKind || notice.documentNumber || notice.issuer ? (
            <span className="facts">
              {showKind ? <span>{kinds[notice.kind]}</span> : null}
              {notice.documentNumber ? <span className="code">{notice.documentNumber}</span> : null}
              {notice.issuer ? <span>{notice.issuer}</span> : null}
            </span>
          ) : null}
          {notice.summary ? <p className="text">{notice.summary}</p> : null}
        </li>
      ))}
    </ul>
  )
}
