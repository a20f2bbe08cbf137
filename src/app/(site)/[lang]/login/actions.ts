'use server'

import config from '@payload-config'
import { redirect } from 'next/navigation'
import { getPayload } from 'payload'
import { describeError, DomainError, type Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { FormState } from '../../_components/action-form'
import { firstPasswordPath, localPath, safeNext } from '../../_lib/paths'
import { keepSession, languageOfSegment } from '../../_lib/request'

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

  const payload = await getPayload({ config })
  const data = name.includes('@') ? { email: name, password } : { username: name, password }
  let target: string
  try {
    const { token, user } = await payload.login({ collection: 'users', data })
    if (!token) return { values, errors: {}, message: words.failed }
    await keepSession(payload, token)
    target = user?.mustChangePassword ? firstPasswordPath(next, language) : next
  } catch (error) {
    return { values, ...refusal(error, language, words) }
  }
  redirect(target)
}

function refusal(error: unknown, language: Language, words: { wrong: string; locked: string }): Pick<FormState, 'errors' | 'message'> {
  // By name: the error comes from the server's copy of Payload, not from the one that Next bundles.
  const name = error instanceof Error ? error.name : ''
  if (name === 'LockedAuth') return { errors: {}, message: words.locked }
  if (name === 'AuthenticationError') return { errors: { password: words.wrong } }
  if (error instanceof DomainError) return { errors: {}, message: describeError(error.code, language, error.details) }
  throw error
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
