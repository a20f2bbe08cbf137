'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { createFirstAdministrator } from '@/collections/people'
import { describeError, DomainError, languageOf, type Language } from '@/kernel/errors'
import type { FormState } from '@/platform/site/action-form'
import { keepSession, visitorRequest } from '@/platform/site/request'
import { setupWords } from './words'

const YEAR_S = 31_536_000

/** Makes the administrator of an empty installation and opens the workbench as that person. */
export async function submitFirstAdministrator(lang: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOf(lang)
  const words = setupWords(language).errors
  const [name, username, email] = [text(form, 'name').trim(), text(form, 'username').trim(), text(form, 'email').trim()]
  const [password, repeat] = [text(form, 'password'), text(form, 'password-repeat')]
  const values = { name, username, email }
  if (password !== repeat) return { values, errors: { 'password-repeat': words.repeat } }
  const { payload, req } = await visitorRequest()
  try {
    const given = { name, username, password, language, ...(email ? { email } : {}) }
    const { token } = await createFirstAdministrator({ req, given })
    await keepSession(payload, token)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { values, ...refusal(error, language) }
  }
  const jar = await cookies()
  jar.set(`${payload.config.cookiePrefix}-lng`, language, { path: '/', sameSite: 'lax', maxAge: YEAR_S })
  redirect('/admin')
}

function refusal({ code, details }: DomainError, language: Language): Pick<FormState, 'errors' | 'message'> {
  const words = setupWords(language).errors
  const problems = (details?.['problems'] ?? []) as { field: string }[]
  const errors = Object.fromEntries(
    problems.flatMap(({ field }) => (field in words ? [[field, words[field as keyof typeof words]] as const] : [])),
  )
  return Object.keys(errors).length > 0 ? { errors } : { errors: {}, message: describeError(code, language, details) }
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 500) : ''
}
