'use server'

import { redirect } from 'next/navigation'
import { signIn as openDoor } from '../../../operations/sign-in'
import { describeError, DomainError } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { FormState } from '@/platform/site/action-form'
import { firstPasswordPath, localPath, safeNext } from '@/platform/site/paths'
import { keepSession, languageOfSegment, visitorRequest } from '@/platform/site/request'

/** Signs in by username, employee number or e-mail, and goes where the visitor wanted to go. */
export async function signIn(lang: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = siteWords(language).login.errors
  const name = text(form.get('name')).trim()
  const password = text(form.get('password'))
  const next = safeNext(form.get('next'), localPath(language, '/account'))
  const values = { name, next }
  const errors = { ...(name ? {} : { name: words.name }), ...(password ? {} : { password: words.password }) }
  if (Object.keys(errors).length > 0) return { values, errors }

  const { payload, req } = await visitorRequest()
  let target: string
  try {
    const { token, user } = await openDoor({ req, name, password })
    await keepSession(payload, token)
    target = user.mustChangePassword ? firstPasswordPath(next, language) : next
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { values, errors: {}, message: describeError(error.code, language, error.details) }
  }
  redirect(target)
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
