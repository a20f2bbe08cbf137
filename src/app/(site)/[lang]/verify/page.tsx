import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { parseCode } from '@/platform/credentials'
import { Sheet } from '@/platform/site/sheet'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath } from '@/platform/site/paths'
import { anonymousRequest, languageOfSegment } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { VerifyForm } from '@/platform/site/verify/form'
import { verifyWords } from '@/platform/site/verify/words'

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
  const { req } = await anonymousRequest()
  const code = typed === undefined ? null : parseCode(req, typed)
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
