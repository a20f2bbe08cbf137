import { cookies } from 'next/headers'
import { holdsRole } from '@/access'
import type { SitePartProps } from '@/platform/domains'
import { siteWords } from '@/platform/i18n'
import { inLanguage, day } from '@/platform/site/format'
import { Empty, Section } from '@/platform/site/parts'
import { localPath } from '@/platform/site/paths'
import { chapterPath } from './paths'
import { LAST_READ_COOKIE, readLastRead } from '@/platform/site/preferences'
import { orderHref } from '../orders/operations/open-calls'
import { BookList } from './book-list'
import { findNewBooks, findOpenCalls } from './catalogue'
import { writingCommittees } from './directory'

/** The first words of the site: what it is, the search for a book, and the place where this browser stopped reading. */
export async function Opening({ language }: SitePartProps) {
  const words = siteWords(language).home
  const [last] = readLastRead((await cookies()).get(LAST_READ_COOKIE)?.value)
  return (
    <div className="opening">
      <div>
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <form role="search" action={localPath(language, '/textbooks')}>
        <label htmlFor="q">{words.search}</label>
        <div className="search-line">
          <input type="search" id="q" name="q" maxLength={100} placeholder={words.searchHint} />
          <button className="button">{words.searchButton}</button>
        </div>
        {last ? (
          <p className="facts">
            <a href={localPath(language, chapterPath(last.urlName, last.editionNo, last.chapter))}>{words.goOn(last.chapter)}</a>
          </p>
        ) : null}
      </form>
    </div>
  )
}

export async function NewBooks({ language, req }: SitePartProps) {
  const site = siteWords(language)
  const words = site.home
  const books = await findNewBooks({ req, limit: 6 })
  return (
    <Section id="new" title={words.newBooks} line={words.newBooksLine} action={<a href={localPath(language, '/textbooks')}>{site.more}</a>}>
      {books.length === 0 ? (
        <Empty title={words.noBooks} text={words.noBooksText} />
      ) : (
        <BookList entries={books} language={language} seals />
      )}
    </Section>
  )
}

export async function OpenCalls({ language, req }: SitePartProps) {
  const words = siteWords(language).home
  const calls = await findOpenCalls({ req })
  // Whoever orders for an organisation goes on to the form.
  const orders = holdsRole(req, 'training-admin')
  return (
    <Section id="calls" title={words.calls} line={words.callsLine}>
      {calls.length === 0 ? (
        <p className="lead no-top">{words.noCalls}</p>
      ) : (
        <ul className="register" role="list">
          {calls.map((call) => (
            <li key={call.id}>
              <span className="name">{orders ? <a href={orderHref(call.id)}>{call.title}</a> : call.title}</span>
              <span className="aside due">{words.callUntil(day(call.closesOn, language))}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

export async function WritingCommittees({ language, req }: SitePartProps) {
  const site = siteWords(language)
  const words = site.home
  const committees = await writingCommittees(req)
  return (
    <Section
      id="committees"
      title={words.committees}
      line={words.committeesLine}
      action={<a href={localPath(language, '/committees')}>{site.more}</a>}
    >
      {committees.length === 0 ? (
        <p className="lead no-top">{words.noCommittees}</p>
      ) : (
        <ul className="columns" role="list">
          {committees.map((committee) => (
            <li key={committee.id}>
              <a href={`${localPath(language, '/committees')}#committee-${committee.number}`}>
                <b>{inLanguage(language, committee.name, committee.nameEn)}</b>
              </a>
              <p>{inLanguage(language, committee.field, committee.fieldEn)}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
