import type { Metadata } from 'next'
import { siteWords } from '@/platform/i18n'
import { NoticeList } from '../../notice-list'
import { Empty, Paging } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { findNotices } from '../../find-notices'
import { pageMetadata } from '@/platform/site/metadata'
import { query } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).notices
  return pageMetadata({ language, path: '/notices', title: words.title, description: words.lead })
}

export default async function Notices({ params, searchParams }: Props) {
  const language = languageOfSegment((await params).lang)
  const words = siteWords(language).notices
  const page = pageOf((await firstValues(searchParams))['page'])
  const { req } = await siteRequest()
  const { notices, pages } = await findNotices({ req, kind: 'notice', page })
  return (
    <Sheet language={language} path={`/notices${query({ page: page > 1 ? page : undefined })}`}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      {notices.length === 0 ? <Empty title={words.empty} text={words.emptyText} /> : <NoticeList notices={notices} language={language} />}
      <Paging language={language} path="/notices" page={page} pages={pages} filters={{}} />
    </Sheet>
  )
}
