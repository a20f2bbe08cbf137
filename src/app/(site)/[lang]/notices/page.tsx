import type { Metadata } from 'next'
import { siteWords } from '@/platform/i18n'
import { NoticeList } from '../../_components/notice-list'
import { Empty, Paging } from '../../_components/parts'
import { Sheet } from '../../_components/sheet'
import { findNotices } from '../../_data/notices'
import { pageMetadata } from '../../_lib/metadata'
import { query } from '../../_lib/paths'
import { languageOfSegment, siteRequest } from '../../_lib/request'
import { firstValues, pageOf, type SearchParams } from '../../_lib/search-params'

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
