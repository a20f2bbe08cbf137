import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { siteWords } from '@/platform/i18n'
import { Crumbs, Section } from '@/platform/site/parts'
import { Seal } from '@/platform/site/seal'
import { Sheet } from '@/platform/site/sheet'
import { loadBook } from '../../../book'
import { parseCopy } from '../../../book-view'
import { inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, query } from '@/platform/site/paths'
import { bookPath, bookSearchPath, chapterPath } from '../../../paths'
import { LAST_READ_COOKIE, readLastRead } from '@/platform/site/preferences'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { Colophon, Contents, Contributors, Downloads, Editions } from './facts'
import { ErrataTable, ReportForm } from './errata'

type Props = { params: Promise<{ lang: string; urlName: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, urlName } = await params
  const language = languageOfSegment(lang)
  const book = await loadBook(urlName)
  if (!book) return {}
  const description = inLanguage(language, book.summary, book.summaryEn)
  return pageMetadata({
    language,
    path: bookPath(book.urlName),
    title: inLanguage(language, book.title, book.titleEn),
    ...(description ? { description } : {}),
  })
}

export default async function TextbookPage({ params, searchParams }: Props) {
  const { lang, urlName } = await params
  const language = languageOfSegment(lang)
  const site = siteWords(language)
  const words = site.book
  const given = await firstValues(searchParams)
  const book = await loadBook(urlName)
  const newest = book?.editions[0]
  if (!book || !newest) notFound()
  const shown = book.editions.find(({ editionNo }) => String(editionNo) === given['edition']) ?? newest
  const copy = parseCopy(given['copy'])
  const last = readLastRead((await cookies()).get(LAST_READ_COOKIE)?.value).find((place) => place.urlName === book.urlName)
  const title = inLanguage(language, book.title, book.titleEn)
  const summary = inLanguage(language, book.summary, book.summaryEn)
  const firstChapter = shown.chapters[0]
  const stateText = words.stateText[shown.state as keyof typeof words.stateText] ?? words.stateText.published
  return (
    <Sheet language={language} path={bookPath(book.urlName) + query({ edition: given['edition'], copy: given['copy'] })}>
      <Crumbs language={language} trail={[['/textbooks', site.nav.textbooks]]} here={title} />
      <div className="title-page">
        <div className="slip" aria-hidden="true">
          {book.cover ? (
            <img src={book.cover.src} alt="" width={book.cover.widthPx} height={book.cover.heightPx} />
          ) : (
            <span lang="zh-CN">{book.title}</span>
          )}
        </div>
        <div>
          <div className="head">
            <div>
              <h1>{title}</h1>
              <p>
                {[
                  words.copyOf(shown.editionNo),
                  ...book.levels.map((level) => site.levelsShort[level as keyof typeof site.levelsShort]),
                ].join('　')}
              </p>
            </div>
            <Seal text={words.states[shown.state as keyof typeof words.states] ?? words.states.published} label={stateText} />
          </div>
          {summary ? <p className="lead no-top">{summary}</p> : null}
          <div className="actions-row no-print">
            {firstChapter ? (
              <a className="button" href={localPath(language, chapterPath(book.urlName, shown.editionNo, firstChapter.number))}>
                {words.read}
              </a>
            ) : null}
            {last && last.chapter !== firstChapter?.number ? (
              <a className="button plain" href={localPath(language, chapterPath(book.urlName, last.editionNo, last.chapter))}>
                {site.home.goOn(last.chapter)}
              </a>
            ) : null}
            <a href={localPath(language, bookSearchPath(book.urlName, shown.editionNo))}>{words.searchIn}</a>
          </div>
        </div>
      </div>
      <Section id="contents" title={words.contents} line={words.contentsLine(shown.chapters.length)}>
        <Contents book={book} edition={shown} language={language} />
      </Section>
      <Section id="downloads" title={words.downloads} line={words.downloadsLine}>
        <Downloads edition={shown} language={language} />
      </Section>
      <Section id="colophon" title={words.colophon}>
        <Colophon book={book} edition={shown} language={language} />
      </Section>
      <Section id="contributors" title={words.contributors}>
        <Contributors edition={shown} language={language} />
      </Section>
      <Section id="editions" title={words.editions} line={words.editionsLine}>
        <Editions book={book} shown={shown} language={language} />
      </Section>
      <Section id="errata" title={words.errata} line={words.errataLine}>
        <ErrataTable book={book} copy={copy} language={language} />
      </Section>
      <Section id="report" title={site.report.title} line={site.report.line}>
        <ReportForm book={book} shown={shown} copy={copy} given={given} language={language} />
      </Section>
    </Sheet>
  )
}
