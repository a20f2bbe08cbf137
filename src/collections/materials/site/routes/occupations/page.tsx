import type { Metadata } from 'next'
import { siteWords } from '@/platform/i18n'
import { OccupationTable } from '../../occupation-table'
import { Empty, Paging } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { listOccupations } from '../../directory'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, query } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).occupations
  return pageMetadata({ language, path: '/occupations', title: words.title, description: words.lead })
}

export default async function Occupations({ params, searchParams }: Props) {
  const language = languageOfSegment((await params).lang)
  const site = siteWords(language)
  const words = site.occupations
  const { q, page: pageText } = await firstValues(searchParams)
  const page = pageOf(pageText)
  const { req } = await siteRequest()
  const { entries, total, pages } = await listOccupations({ req, page, ...(q ? { q } : {}) })
  return (
    <Sheet language={language} path={`/occupations${query({ q, page: page > 1 ? page : undefined })}`}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <form className="filters" role="search" action={localPath(language, '/occupations')}>
        <div className="field wide">
          <label htmlFor="q">{words.q}</label>
          <input type="search" id="q" name="q" maxLength={60} defaultValue={q} />
        </div>
        <div className="actions">
          <button className="button">{site.filter.apply}</button>
          {q ? <a href={localPath(language, '/occupations')}>{site.filter.clear}</a> : null}
        </div>
      </form>
      {entries.length === 0 ? (
        <Empty title={words.empty} text={words.emptyText} />
      ) : (
        <>
          <p className="summary-line">{site.filter.found(total)}</p>
          <OccupationTable entries={entries} language={language} />
        </>
      )}
      <Paging language={language} path="/occupations" page={page} pages={pages} filters={{ q }} />
    </Sheet>
  )
}
