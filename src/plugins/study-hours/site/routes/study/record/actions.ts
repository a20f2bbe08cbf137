'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { describeError, DomainError } from '@/kernel/errors'
import { changeState } from '@/platform/workflow'
import { submitClaim } from '../../../../decisions/operations/claim-submit'
import type { FormState } from '@/platform/site/action-form'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { parseStamp } from '../../../duration'
import { givenFiles } from '../../../given-files'
import { recordPath } from '../../../study-paths'
import { studyWords } from '../../../words'

const CAUSES = ['network', 'device', 'presence', 'other'] as const
const FIELDS = ['from', 'to', 'cause', 'note'] as const
type Values = Record<(typeof FIELDS)[number], string>

/** Takes a trainee's claim. Whatever is refused, what was written comes back. */
export async function claimTime(lang: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = studyWords(language).record
  const { req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, recordPath))}`)
  const values = Object.fromEntries(FIELDS.map((name) => [name, text(form.get(name))])) as Values
  const fromMs = parseStamp(values.from)
  const toMs = parseStamp(values.to)
  const errors: Record<string, string> = {
    ...(fromMs === undefined ? { from: words.errors.from } : {}),
    ...(toMs === undefined ? { to: words.errors.to } : fromMs !== undefined && toMs <= fromMs ? { to: words.errors.order } : {}),
    ...([...values.note].length < 5 ? { note: words.errors.note } : values.note.length > 1_000 ? { note: words.errors.noteLong } : {}),
  }
  if (fromMs === undefined || toMs === undefined || Object.keys(errors).length > 0) return { values, errors }
  try {
    const cause = CAUSES.find((each) => each === values.cause) ?? 'other'
    await submitClaim({ req, fromMs, toMs, cause, note: values.note, files: await givenFiles(form, 'evidence') })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = describeError(error.code, language, error.details)
    const field = { fromMs: 'from', toMs: 'to', cause: 'cause', note: 'note', evidence: 'evidence', file: 'evidence' }[
      String(error.details?.['field'])
    ]
    return field ? { values, errors: { [field]: message } } : { values, errors: {}, message }
  }
  return { values: {}, errors: {}, done: words.claimDone, closes: true }
}

/** Takes a claim back. Where somebody has decided it meanwhile, the list shows that. */
export async function withdrawClaim(lang: string, form: FormData): Promise<void> {
  const language = languageOfSegment(lang)
  const { req, user } = await siteRequest()
  if (!user) redirect(localPath(language, '/login'))
  try {
    await changeState({ req, slug: 'hour-claims', id: text(form.get('id')), action: 'withdraw', seenSeq: Number(form.get('seq')) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
  revalidatePath(localPath(language, recordPath))
  redirect(`${localPath(language, recordPath)}#claims`)
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim().slice(0, 2_000) : ''
}
