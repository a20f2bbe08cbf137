import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { holdsRole } from '@/access'
import { orderHref } from '@/collections/materials'
import { siteWords } from '@/platform/i18n'
import { loadMyClasses } from '@/plugins/study-hours'
import { BookList } from '../_components/book-list'
import { NoticeList } from '../_components/notice-list'
import { Empty, Section } from '../_components/parts'
import { Sheet } from '../_components/sheet'
import { findNewBooks, findOpenCalls } from '../_data/catalogue'
import { writingCommittees } from '../_data/directory'
import { findNotices } from '../_data/notices'
import { day, inLanguage } from '../_lib/format'
import { pageMetadata } from '../_lib/metadata'
import { chapterPath, localPath } from '../_lib/paths'
import { LAST_READ_COOKIE, readLastRead } from '../_lib/preferences'
import { languageOfSegment, siteRequest } from '../_lib/request'
import { StudyTeaser } from '../_study/teaser'

type Props = { params: Promise<{ lang: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata({ language: languageOfSegment((await params).lang), path: '/' })
}

export default async function Home({ params }: Props) {
  const language = languageOfSegment((await params).lang)
  const site = siteWords(language)
  const words = site.home
  const { req } = await siteRequest()
  const books = await findNewBooks({ req, limit: 6 })
  const calls = await findOpenCalls({ req })
  // Whoever orders for an organisation goes on to the form.
  const orders = holdsRole(req, 'training-admin')
  const committees = await writingCommittees(req)
  const { notices } = await findNotices({ req, kind: 'notice', page: 1, limit: 6 })
  const classes = holdsRole(req, 'trainee') ? (await loadMyClasses({ req })).filter(({ isRunning }) => isRunning) : []
  const [last] = readLastRead((await cookies()).get(LAST_READ_COOKIE)?.value)
  return (
    <Sheet language={language} path="/">
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
      {classes.length > 0 ? <StudyTeaser classes={classes} language={language} /> : null}
      <Section
        id="new"
        title={words.newBooks}
        line={words.newBooksLine}
        action={<a href={localPath(language, '/textbooks')}>{site.more}</a>}
      >
        {books.length === 0 ? (
          <Empty title={words.noBooks} text={words.noBooksText} />
        ) : (
          <BookList entries={books} language={language} seals />
        )}
      </Section>
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
      <Section
        id="notices"
        title={words.notices}
        line={words.noticesLine}
        action={<a href={localPath(language, '/notices')}>{site.more}</a>}
      >
        {notices.length === 0 ? <p className="lead no-top">{words.noNotices}</p> : <NoticeList notices={notices} language={language} />}
      </Section>
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
    </Sheet>
  )
}
