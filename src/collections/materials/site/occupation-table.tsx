import type { Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { OccupationEntry } from './directory'
import { inLanguage } from '@/platform/site/format'
import { localPath, query } from '@/platform/site/paths'

/** Occupations, each with its levels, its books, and where what is said of it comes from. */
export function OccupationTable({ entries, language }: { entries: readonly OccupationEntry[]; language: Language }) {
  const site = siteWords(language)
  const words = site.occupations
  return (
    <div className="table-box" role="region" aria-label={words.title} tabIndex={0}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.levels}</th>
            <th scope="col" className="number">
              {words.books}
            </th>
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ occupation, books }) => (
            <tr key={occupation.id}>
              <td className="code nowrap">{occupation.code}</td>
              <th scope="row">{inLanguage(language, occupation.name, occupation.nameEn)}</th>
              <td>{(occupation.levels ?? []).map((level) => site.levelsShort[level]).join(site.listJoin)}</td>
              <td className="number nowrap">
                {books.length > 0 ? (
                  <a href={localPath(language, '/textbooks') + query({ occupation: occupation.code })}>{words.booksOf(books.length)}</a>
                ) : (
                  '—'
                )}
              </td>
              <td>
                <Fact source={occupation.source} isVerified={occupation.verified === true} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where a fact comes from, and whether somebody compared it with the original. */
function Fact({ isVerified, language, source }: { source: string | null | undefined; isVerified: boolean; language: Language }) {
  const words = siteWords(language).occupations
  return (
    <span className="facts">
      <span>{isVerified ? words.verified : words.unverified}</span>
      {source ? <span lang="zh-CN">{source}</span> : null}
    </span>
  )
}
