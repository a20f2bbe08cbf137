import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { siteWords } from '@/platform/i18n'
import { ActionForm } from '@/platform/site/action-form'
import { BareSheet } from '@/platform/site/bare-sheet'
import { pageMetadata } from '@/platform/site/metadata'
import { firstPasswordPath, localPath, safeNext } from '@/platform/site/paths'
import { callerRequest, languageOfSegment } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { submitFirstPassword } from './actions'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: '/first-password', title: siteWords(language).firstPassword.title, isPrivate: true })
}

/** The one page for whoever has signed in with a password that somebody else knows. */
export default async function FirstPassword({ params, searchParams }: Props) {
  const { lang } = await params
  const language = languageOfSegment(lang)
  const site = siteWords(language)
  const words = site.firstPassword
  const next = safeNext((await firstValues(searchParams))['next'], localPath(language, '/account'))
  const { user } = await callerRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(next)}`)
  if (!user.mustChangePassword) redirect(next)
  const signOut = (
    <form method="post" action="/logout">
      <input type="hidden" name="next" value={localPath(language, '/')} />
      <button className="link-button">{site.signOut}</button>
    </form>
  )
  return (
    <BareSheet language={language} otherHref={firstPasswordPath(next, language === 'zh' ? 'en' : 'zh')} tools={signOut}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.account(user.name, user.username)}</p>
          <p>{words.lead}</p>
        </div>
      </div>
      <ActionForm
        narrow
        action={submitFirstPassword.bind(null, lang)}
        initial={{ values: { next }, errors: {} }}
        submit={words.submit}
        fields={[
          { name: 'next', label: '', kind: 'hidden' },
          {
            name: 'fresh',
            label: site.me.fresh,
            hint: words.rules,
            kind: 'password',
            autoComplete: 'new-password',
            required: true,
            maxLength: 500,
          },
          { name: 'repeat', label: site.me.repeat, kind: 'password', autoComplete: 'new-password', required: true, maxLength: 500 },
        ]}
      />
    </BareSheet>
  )
}
