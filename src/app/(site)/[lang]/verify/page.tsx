import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { parseCertificateCode } from '@/plugins/study-hours'
import { Sheet } from '../../_components/sheet'
import { pageMetadata } from '../../_lib/metadata'
import { localPath } from '../../_lib/paths'
import { languageOfSegment } from '../../_lib/request'
import { firstValues, type SearchParams } from '../../_lib/search-params'
import { VerifyForm } from './form'
import { verifyWords } from './words'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  const words = verifyWords(language)
  return pageMetadata({ language, path: '/verify', title: words.title, description: words.lead })
}

export default async function Verify({ params, searchParams }: Props) {
  const language = languageOfSegment((await params).lang)
  const words = verifyWords(language)
  const { code: typed } = await firstValues(searchParams)
  const code = typed === undefined ? null : parseCertificateCode(typed)
  if (code) redirect(localPath(language, `/verify/${code}`))
  return (
    <Sheet language={language} path="/verify">
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <VerifyForm language={language} {...(typed === undefined ? {} : { value: typed, error: words.malformed })} />
    </Sheet>
  )
}
