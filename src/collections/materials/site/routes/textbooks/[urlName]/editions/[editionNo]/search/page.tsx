import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { searchInBook } from '../../../../../../../publication/operations/read-published'
import { siteWords } from '@/platform/i18n'
import { Crumbs } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { loadBook } from '../../../../../../book'
import { inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, query } from '@/platform/site/paths'
import { bookPath, bookSearchPath, chapterPath } from '../../../../../../paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'

type Props = { params: Promise<{ lang: string; urlName: string; editionNo: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, urlName, editionNo } = await params
  const language = languageOfSegment(lang)
  const book = await loadBook(urlName)
  if (!book) return {}
  return pageMetadata({
    language,
    path: bookSearchPath(book.urlName, Number(editionNo)),
    title: `${siteWords(language).reader.searchTitle} · ${inLanguage(language, book.title, book.titleEn)}`,
    isPrivate: true,
  })
}

/** Search results in context; each leads to its paragraph, where the words are marked. */
export default async function BookSearch({ params, searchParams }: Props) {
  const { lang, urlName, editionNo } = await params
  const language = languageOfSegment(lang)
  const words = siteWords(language).reader
  const chinese = siteWords('zh').book
  const q = (await firstValues(searchParams))['q']?.slice(0, 60)
  const book = await loadBook(urlName)
  const edition = book?.editions.find((candidate) => String(candidate.editionNo) === editionNo)
  if (!book || !edition) notFound()
  const { req } = await siteRequest()
  const { hits, isCut } = q ? await searchInBook({ req, editionId: edition.id, q }) : { hits: [], isCut: false }
  const path = bookSearchPath(book.urlName, edition.editionNo)
  const title = inLanguage(language, book.title, book.titleEn)
  return (
    <Sheet language={language} path={path + query({ q })}>
      <Crumbs
        language={language}
        trail={[
          ['/textbooks', siteWords(language).nav.textbooks],
          [bookPath(book.urlName), title],
        ]}
        here={words.searchTitle}
      />
      <div className="head">
        <h1>{words.searchTitle}</h1>
      </div>
      <form role="search" className="form" action={localPath(language, path)}>
        <div>
          <label htmlFor="q">{words.searchFor}</label>
          <div className="search-line">
            <input type="search" id="q" name="q" maxLength={60} defaultValue={q} required />
            <button className="button">{words.searchButton}</button>
          </div>
        </div>
      </form>
      <p className="summary-line hits-line" role="status">
        {q ? (hits.length ? words.searchFound(hits.length, q) : words.searchEmpty(q)) : words.searchAsk}{' '}
        {isCut ? words.searchTruncated : null}
      </p>
      <ol className="register hits" role="list">
        {hits.map((hit) => (
          <li key={`${hit.chapterNumber}-${hit.blockIndex}`} lang="zh-CN">
            <a
              className="facts"
              href={`${localPath(language, chapterPath(book.urlName, edition.editionNo, hit.chapterNumber))}${query({ q })}#p${hit.blockIndex + 1}`}
            >
              {chinese.chapterNo(hit.chapterNumber)}　{hit.chapterTitle}
            </a>
            <p className="text">
              {hit.before}
              <mark>{hit.match}</mark>
              {hit.after}
            </p>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
