import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { siteWords } from '@/platform/i18n'
import { Manuscript } from '@/platform/site/manuscript/manuscript'
import { Crumbs } from '@/platform/site/parts'
import { Sheet } from '@/platform/site/sheet'
import { findNotice } from '../../../find-notices'
import { day, inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { languageOfSegment, siteRequest } from '@/platform/site/request'

type Props = { params: Promise<{ lang: string; id: string }> }

const load = cache(async (id: string) => findNotice({ req: (await siteRequest()).req, id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params
  const language = languageOfSegment(lang)
  const notice = await load(id)
  if (!notice) return {}
  return pageMetadata({
    language,
    path: `/notices/${notice.id}`,
    title: inLanguage(language, notice.title, notice.titleEn),
    ...(notice.summary ? { description: notice.summary } : {}),
  })
}

export default async function NoticePage({ params }: Props) {
  const { lang, id } = await params
  const language = languageOfSegment(lang)
  const site = siteWords(language)
  const words = site.notices
  const [{ req }, notice] = [await siteRequest(), await load(id)]
  if (!notice) notFound()
  const title = inLanguage(language, notice.title, notice.titleEn)
  const facts: [string, string | null | undefined][] = [
    [words.documentNumber, notice.documentNumber],
    [words.issuer, notice.issuer],
    [words.publishedAt, day(notice.publishedAt, language)],
    [words.effectiveFrom, day(notice.effectiveFrom, language)],
    [words.source, notice.source],
  ]
  const list = notice.kind === 'policy' ? (['/policies', site.policies.title] as const) : (['/notices', words.title] as const)
  return (
    <Sheet language={language} path={`/notices/${notice.id}`}>
      <Crumbs language={language} trail={[list]} here={title} />
      <div className="head">
        <h1 lang={title === notice.title ? 'zh-CN' : undefined}>{title}</h1>
      </div>
      <div className="section">
        <dl className="colophon stacked">
          {facts.map(([label, value]) =>
            value ? (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <Manuscript req={req} state={notice.body} language={language} />
      </div>
    </Sheet>
  )
}
