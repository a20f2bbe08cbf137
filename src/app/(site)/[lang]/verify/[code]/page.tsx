import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DomainError } from '@/kernel/errors'
import { decodedCode, findCredential, type FoundCredential } from '@/platform/credentials'
import { pageMetadata } from '@/platform/site/metadata'
import { Crumbs, Section } from '@/platform/site/parts'
import { anonymousRequest, languageOfSegment } from '@/platform/site/request'
import { Sheet } from '@/platform/site/sheet'
import { VerifyForm } from '@/platform/site/verify/form'
import { verifyWords } from '@/platform/site/verify/words'
import { Credential } from '../../../_parts'

type Props = { params: Promise<{ lang: string; code: string }> }

/** Everybody is shown the same, signed in or not. Once a request. */
const load = cache(async (segment: string): Promise<FoundCredential | undefined> => {
  const { req } = await anonymousRequest()
  try {
    return await findCredential({ req, code: decodedCode(segment) })
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return undefined
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, code } = await params
  const language = languageOfSegment(lang)
  const credential = await load(code)
  if (!credential) return {}
  return pageMetadata({ language, path: `/verify/${credential.found.code}`, title: verifyWords(language).title, isPrivate: true })
}

/** What a paper states and how it stands, by its own kind; the frame is the same for all. */
export default async function VerifiedPage({ params }: Props) {
  const { lang, code } = await params
  const language = languageOfSegment(lang)
  const words = verifyWords(language)
  const credential = await load(code)
  if (!credential) notFound()
  const { found, kind } = credential
  const { req } = await anonymousRequest()
  return (
    <Sheet language={language} path={`/verify/${found.code}`}>
      <Crumbs language={language} trail={[['/verify', words.title]]} here={found.code} />
      <Credential page={kind.page} req={req} language={language} found={found} />
      <Section id="another" title={words.another}>
        <VerifyForm language={language} />
      </Section>
    </Sheet>
  )
}
