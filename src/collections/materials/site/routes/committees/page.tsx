import type { Metadata } from 'next'
import { siteWords } from '@/platform/i18n'
import { Empty, Section } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { listCommittees, type CommitteeEntry } from '../../directory'
import { inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, query } from '@/platform/site/paths'
import { bookPath } from '../../paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import type { Language } from '@/kernel/errors'

type Props = { params: Promise<{ lang: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).committees
  return pageMetadata({ language, path: '/committees', title: words.title, description: words.lead })
}

export default async function Committees({ params }: Props) {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).committees
  const { req } = await siteRequest()
  const entries = await listCommittees(req)
  return (
    <Sheet language={language} path="/committees">
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      {entries.length === 0 ? <Empty title={words.empty} text={words.emptyText} /> : null}
      {entries.map((entry) => (
        <OneCommittee key={entry.committee.id} entry={entry} language={language} />
      ))}
    </Sheet>
  )
}

function OneCommittee({ entry: { committee, occupations, books }, language }: { entry: CommitteeEntry; language: Language }) {
  const words = siteWords(language).committees
  const field = inLanguage(language, committee.field, committee.fieldEn)
  return (
    <Section
      id={`committee-${committee.number}`}
      title={inLanguage(language, committee.name, committee.nameEn)}
      {...(field ? { line: field } : {})}
    >
      {committee.introduction ? <p className="lead no-top">{committee.introduction}</p> : null}
      {committee.kind === 'writing' ? (
        <dl className="colophon">
          <dt>{words.occupations}</dt>
          <dd>
            <ul className="inline-list" role="list">
              {occupations.map((occupation) => (
                <li key={occupation.id}>
                  <a href={localPath(language, '/occupations') + query({ q: occupation.code })}>
                    {inLanguage(language, occupation.name, occupation.nameEn)}
                  </a>{' '}
                  <span className="code">{occupation.code}</span>
                </li>
              ))}
            </ul>
          </dd>
          <dt>{words.books}</dt>
          <dd>
            {books.length === 0 ? (
              words.noBooks
            ) : (
              <ul className="inline-list" role="list">
                {books.map((book) => (
                  <li key={book.id}>
                    <a href={localPath(language, bookPath(book.urlName))}>
                      {words.openBook(inLanguage(language, book.title, book.titleEn))}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </dl>
      ) : null}
    </Section>
  )
}
