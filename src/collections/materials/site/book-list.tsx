import type { Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { CatalogueEntry } from './catalogue'
import { day, inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import { bookPath } from './paths'
import { Seal } from '@/platform/site/seal'

export function BookList({ entries, language, seals }: { entries: readonly CatalogueEntry[]; language: Language; seals?: boolean }) {
  const site = siteWords(language)
  return (
    <ul className={seals ? 'register books sealed' : 'register books'} role="list">
      {entries.map(({ textbook, occupation, committee, edition }) => {
        const summary = inLanguage(language, textbook.summary, textbook.summaryEn)
        return (
          <li key={`${textbook.id}-${edition?.id}`}>
            <span className="name">
              <a href={localPath(language, bookPath(textbook.urlName))}>{inLanguage(language, textbook.title, textbook.titleEn)}</a>
            </span>
            <span className="aside">
              {edition ? (
                <>
                  {site.books.edition(edition.editionNo)}
                  {edition.publishedOn ? (
                    <>
                      {'　'}
                      <time dateTime={edition.publishedOn}>{day(edition.publishedOn, language)}</time>
                    </>
                  ) : null}
                </>
              ) : null}
            </span>
            <span className="facts">
              {occupation ? (
                <span>
                  {inLanguage(language, occupation.name, occupation.nameEn)} <span className="code">{occupation.code}</span>
                </span>
              ) : null}
              <span>{(textbook.levels ?? []).map((level) => site.levelsShort[level]).join(site.listJoin)}</span>
              {committee ? <span>{inLanguage(language, committee.name, committee.nameEn)}</span> : null}
            </span>
            {summary ? <p className="text clamp">{summary}</p> : null}
            {seals && edition ? (
              <span className="stamp">
                <Seal
                  small
                  text={
                    site.book.states[edition.state === 'published' ? 'published' : (edition.state as keyof typeof site.book.states)] ??
                    site.book.states.published
                  }
                  label={site.books.publishedSeal}
                />
              </span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
