import type { Metadata } from 'next'
import { pageMetadata } from '@/platform/site/metadata'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { Sheet } from '@/platform/site/sheet'
import { Parts } from '../_parts'

type Props = { params: Promise<{ lang: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata({ language: languageOfSegment((await params).lang), path: '/' })
}

export default async function Home({ params }: Props) {
  const language = languageOfSegment((await params).lang)
  const { payload, req } = await siteRequest()
  return (
    <Sheet language={language} path="/">
      <Parts of="home" payload={payload} req={req} language={language} />
    </Sheet>
  )
}
