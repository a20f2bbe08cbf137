'use server'

import { localTime } from '@/kernel/clock'
import { redirect } from 'next/navigation'
import { describeError, DomainError } from '@/kernel/errors'
import { signIn } from '../../../../../attendance/operations/sign-in'
import type { FormState } from '@/platform/site/action-form'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'

import { signInPath } from '../../../../study-paths'
import { studyWords } from '../../../../words'

/** Signs the caller into a session with the code that they scanned; says present or late, or why not. */
export async function signInToSession(lang: string, session: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = studyWords(language).signIn
  const { req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, signInPath(session)))}`)
  const given = form.get('code')
  const code = typeof given === 'string' ? given.trim().slice(0, 40) : ''
  if (code === '') return { values: { code }, errors: { code: words.missingCode } }
  try {
    const { mark, at, again } = await signIn({ req, sessionId: session, code })
    const text = again ? words.already : mark === 'late' ? words.late : words.present
    return { values: { code: '', mark }, errors: {}, done: `${text}（${words.at(localTime(Date.parse(at)))}）`, closes: true }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'study.wrongCode') return { values: { code: '' }, errors: { code: describeError(error.code, language) } }
    return { values: { code }, errors: {}, message: describeError(error.code, language, error.details) }
  }
}
