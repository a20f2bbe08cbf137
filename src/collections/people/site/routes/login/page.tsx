import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { siteWords } from '@/platform/i18n'
import { ActionForm } from '@/platform/site/action-form'
import { Sheet } from '@/platform/site/sheet'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath, safeNext } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { signIn } from './actions'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: '/login', title: siteWords(language).login.title, isPrivate: true })
}

export default async function Login({ params, searchParams }: Props) {
  const { lang } = await params
  const language = languageOfSegment(lang)
  const words = siteWords(language).login
  const next = safeNext((await firstValues(searchParams))['next'], localPath(language, '/account'))
  const { user } = await siteRequest()
  if (user) redirect(next)
  return (
    <Sheet language={language} path="/login">
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <ActionForm
        narrow
        action={signIn.bind(null, lang)}
        initial={{ values: { next }, errors: {} }}
        submit={words.submit}
        fields={[
          { name: 'next', label: '', kind: 'hidden' },
          { name: 'name', label: words.name, autoComplete: 'username', required: true, maxLength: 200 },
          { name: 'password', label: words.password, kind: 'password', autoComplete: 'current-password', required: true, maxLength: 500 },
        ]}
      />
      <p className="lead">
        <small>{words.help}</small>
      </p>
    </Sheet>
  )
}
