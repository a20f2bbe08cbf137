import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { siteWords } from '@/platform/i18n'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { Sheet } from '@/platform/site/sheet'
import { Parts } from '../../_parts'

type Props = { params: Promise<{ lang: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: '/account', title: siteWords(language).me.title, isPrivate: true })
}

/** A person's own page: what each domain has for them. */
export default async function Account({ params }: Props) {
  const language = languageOfSegment((await params).lang)
  const { payload, req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, '/account'))}`)
  return (
    <Sheet language={language} path="/account">
      <div className="head">
        <h1>{siteWords(language).me.greeting(user.name)}</h1>
      </div>
      <Parts of="account" payload={payload} req={req} language={language} />
    </Sheet>
  )
}
