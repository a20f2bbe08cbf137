import type { Metadata } from 'next'
import { siteWords } from '@/platform/i18n'
import { NoticeList } from '../../notice-list'
import { Empty, Paging } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { findNotices } from '../../find-notices'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, query } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

const KINDS = ['policy', 'notice'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).policies
  return pageMetadata({ language, path: '/policies', title: words.title, description: words.lead })
}

export default async function Policies({ params, searchParams }: Props) {
  const language = languageOfSegment((await params).lang)
  const site = siteWords(language)
  const words = site.policies
  const { q, page: pageText, kind: kindText } = await firstValues(searchParams)
  const page = pageOf(pageText)
  const chosen = kindText === 'all' ? 'all' : (KINDS.find((kind) => kind === kindText) ?? 'policy')
  const { req } = await siteRequest()
  const { notices, total, pages } = await findNotices({ req, page, ...(chosen === 'all' ? {} : { kind: chosen }), ...(q ? { q } : {}) })
  const filters = { kind: chosen === 'policy' ? undefined : chosen, q }
  return (
    <Sheet language={language} path={`/policies${query({ ...filters, page: page > 1 ? page : undefined })}`}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <form className="filters" role="search" action={localPath(language, '/policies')}>
        <div className="field">
          <label htmlFor="kind">{words.kind}</label>
          <select id="kind" name="kind" defaultValue={chosen}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
            <option value="all">{site.all}</option>
          </select>
        </div>
        <div className="field wide">
          <label htmlFor="q">{words.q}</label>
          <input type="search" id="q" name="q" maxLength={100} defaultValue={q} />
        </div>
        <div className="actions">
          <button className="button">{site.filter.apply}</button>
          {q || filters.kind ? <a href={localPath(language, '/policies')}>{site.filter.clear}</a> : null}
        </div>
      </form>
      {notices.length === 0 ? (
        <Empty title={words.empty} text={words.emptyText} />
      ) : (
        <>
          <p className="summary-line">{site.filter.found(total)}</p>
          <NoticeList notices={notices} language={language} showKind={chosen === 'all'} />
        </>
      )}
      <Paging language={language} path="/policies" page={page} pages={pages} filters={filters} />
    </Sheet>
  )
}
