'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { describeError, DomainError } from '@/kernel/errors'
import { changeState } from '@/platform/workflow'
import { requestLeave } from '../../../../decisions/operations/leave-request'
import type { FormState } from '@/platform/site/action-form'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { givenFiles } from '../../../given-files'
import { leavePath } from '../../../study-paths'
import { studyWords } from '../../../words'

/** Asks for leave from the chosen sessions; `values.sessions` is their ids, joined by commas. */
export async function askForLeave(lang: string, classId: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = studyWords(language).leave
  const { req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, leavePath))}`)
  const sessions = form.getAll('sessions').flatMap((value) => (typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? [value] : []))
  const reason = text(form.get('reason'))
  const values = { sessions: sessions.join(','), reason }
  const errors: Record<string, string> = {
    ...(sessions.length === 0 || sessions.length > 100 ? { sessions: words.errors.sessions } : {}),
    ...(reason === '' ? { reason: words.errors.reason } : reason.length > 500 ? { reason: words.errors.reasonLong } : {}),
  }
  if (Object.keys(errors).length > 0) return { values, errors }
  try {
    await requestLeave({ req, classId, input: { sessions, reason }, files: await givenFiles(form, 'evidence') })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = describeError(error.code, language, error.details)
    const field = ['sessions', 'evidence', 'file'].find((name) => name === error.details?.['field'])
    return field ? { values, errors: { [field === 'file' ? 'evidence' : field]: message } } : { values, errors: {}, message }
  }
  // The sessions that were asked for leave the form, perhaps with the form itself: the page says what was done.
  redirect(`${localPath(language, leavePath)}?done=1`)
}

/** Takes a request back. Where somebody has decided it meanwhile, the list shows that. */
export async function withdrawLeave(lang: string, form: FormData): Promise<void> {
  const language = languageOfSegment(lang)
  const { req, user } = await siteRequest()
  if (!user) redirect(localPath(language, '/login'))
  try {
    await changeState({ req, slug: 'leave-requests', id: text(form.get('id')), action: 'withdraw', seenSeq: Number(form.get('seq')) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
  revalidatePath(localPath(language, leavePath))
  redirect(`${localPath(language, leavePath)}#mine`)
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim().slice(0, 2_000) : ''
}
