'use server'

import { redirect } from 'next/navigation'
import { setFirstPassword } from '../../../operations/first-password'
import { describeError, DomainError } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { FormState } from '@/platform/site/action-form'
import { localPath, safeNext } from '@/platform/site/paths'
import { callerRequest, languageOfSegment } from '@/platform/site/request'

/** Keeps the password that its holder has chosen, and goes on to where they wanted. */
export async function submitFirstPassword(lang: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = siteWords(language).me.errors
  const next = safeNext(form.get('next'), localPath(language, '/account'))
  const { req, user } = await callerRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(next)}`)
  if (!user.mustChangePassword) redirect(next)
  const [fresh, repeat] = [text(form.get('fresh')), text(form.get('repeat'))]
  const values = { next }
  if (!fresh) return { values, errors: { fresh: words.fresh } }
  if (fresh !== repeat) return { values, errors: { repeat: words.repeat } }
  try {
    await setFirstPassword({ req, user, newPassword: fresh })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const sentence = describeError(error.code, language, error.details)
    return error.code === 'people.weakPassword' ? { values, errors: { fresh: sentence } } : { values, errors: {}, message: sentence }
  }
  redirect(next)
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
