'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { changePassword } from '../operations/change-password'
import { describeError, DomainError } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { FormState } from '@/platform/site/action-form'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'

const YEAR_S = 31_536_000

/** Changes the caller's own password; every refusal stands beside the field that it is about. */
export async function submitPassword(lang: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = siteWords(language).me
  const { req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, '/account'))}`)
  const [current, fresh, repeat] = ['current', 'fresh', 'repeat'].map((name) => text(form.get(name)))
  if (!current || !fresh || fresh !== repeat) {
    const errors = {
      ...(current ? {} : { current: words.errors.current }),
      ...(fresh ? {} : { fresh: words.errors.fresh }),
      ...(fresh && fresh !== repeat ? { repeat: words.errors.repeat } : {}),
    }
    return { values: {}, errors }
  }
  try {
    await changePassword({ req, user, currentPassword: current, newPassword: fresh })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const field = error.details?.['field'] === 'newPassword' || error.code === 'people.weakPassword' ? 'fresh' : 'current'
    return { values: {}, errors: { [field]: describeError(error.code, language, error.details) } }
  }
  return { values: {}, errors: {}, done: words.changed }
}

/** The language of mails and reminders; the workbench takes it too. */
export async function submitLanguage(lang: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const { payload, req, user } = await siteRequest()
  if (!user) redirect(localPath(language, '/login'))
  const chosen = form.get('language') === 'en' ? 'en' : 'zh'
  await payload.update({ collection: 'users', id: user.id, data: { language: chosen }, depth: 0, overrideAccess: false, req })
  const jar = await cookies()
  jar.set(`${payload.config.cookiePrefix}-lng`, chosen, { path: '/', sameSite: 'lax', maxAge: YEAR_S })
  return { values: { language: chosen }, errors: {}, done: siteWords(language).me.saved }
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
