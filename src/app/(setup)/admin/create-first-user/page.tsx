import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { isEmptyHouse } from '@/collections/people'
import { isFromThisMachine } from '@/platform/http/edge-headers'
import { siteWords } from '@/platform/i18n'
import { ActionForm } from '@/platform/site/action-form'
import { BareSheet } from '@/platform/site/bare-sheet'
import { Empty } from '@/platform/site/parts'
import { visitorRequest } from '@/platform/site/request'
import { setupLanguage } from '../../_lib/language'
import { submitFirstAdministrator } from './actions'
import { setupWords } from './words'

export async function generateMetadata(): Promise<Metadata> {
  const language = await setupLanguage()
  return { title: `${setupWords(language).title} · ${siteWords(language).brand}` }
}

/** The first page of an empty installation; afterwards there is none here. */
export default async function FirstAdministrator() {
  const { req } = await visitorRequest()
  if (!(await isEmptyHouse(req))) redirect('/admin')
  const language = await setupLanguage()
  const words = setupWords(language)
  return (
    <BareSheet language={language} otherHref={`/admin/create-first-user?lang=${language === 'zh' ? 'en' : 'zh'}`}>
      {isFromThisMachine(req.headers) ? (
        <>
          <div className="head">
            <div>
              <h1>{words.title}</h1>
              <p>{words.lead}</p>
            </div>
          </div>
          <ActionForm
            narrow
            action={submitFirstAdministrator.bind(null, language)}
            initial={{ values: {}, errors: {} }}
            submit={words.submit}
            fields={[
              { name: 'name', label: words.name, autoComplete: 'name', required: true, maxLength: 60 },
              {
                name: 'username',
                label: words.username,
                hint: words.usernameHint,
                autoComplete: 'username',
                required: true,
                maxLength: 100,
              },
              {
                name: 'password',
                label: words.password,
                hint: words.passwordHint,
                kind: 'password',
                autoComplete: 'new-password',
                required: true,
                maxLength: 500,
              },
              {
                name: 'password-repeat',
                label: words.repeat,
                kind: 'password',
                autoComplete: 'new-password',
                required: true,
                maxLength: 500,
              },
              { name: 'email', label: words.email, hint: words.emailHint, autoComplete: 'email', maxLength: 200 },
            ]}
          />
        </>
      ) : (
        <Empty title={words.remote} text={words.remoteText} />
      )}
    </BareSheet>
  )
}
