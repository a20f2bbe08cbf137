import type { Metadata } from 'next'
import { loadOwnSession } from '../../../../../attendance/operations/wall'
import { inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { sessionTime } from '../../../../duration'
import { signedInRequest, StudySheet } from '../../../../frame'
import { SignInForm } from '../../../../sign-in-form'
import { signInPath } from '../../../../study-paths'
import { studyWords } from '../../../../words'
import { signInToSession } from './actions'

type Props = { params: Promise<{ lang: string; session: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, session } = await params
  const language = languageOfSegment(lang)
  return pageMetadata({ language, path: signInPath(session), title: studyWords(language).signIn.title, isPrivate: true })
}

/** What the code on the classroom wall opens on a phone. The page posts the code by itself; without scripts a button does. */
export default async function SignIn({ params, searchParams }: Props) {
  const { lang, session: id } = await params
  const language = languageOfSegment(lang)
  const words = studyWords(language).signIn
  const code = (await firstValues(searchParams))['code']?.slice(0, 40)
  const path = signInPath(id) + (code ? `?code=${encodeURIComponent(code)}` : '')
  const { req } = await signedInRequest(language, path)
  const session = await loadOwnSession({ req, id })
  return (
    <StudySheet language={language} path={path}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          {session ? (
            <p>
              {inLanguage(language, session.title, session.titleEn)}　{sessionTime(session, language)}
              {session.place ? `　${session.place}` : ''}
            </p>
          ) : null}
        </div>
      </div>
      {session ? (
        <SignInForm
          action={signInToSession.bind(null, lang, id)}
          code={code ?? ''}
          words={{ button: words.button, working: words.working, code: words.code, codeHint: words.missingCode }}
        />
      ) : (
        <p className="form-error big">{words.notFound}</p>
      )}
      <p className="actions-row">
        <a href={localPath(language, '/study')}>{words.toClasses}</a>
      </p>
    </StudySheet>
  )
}
