'use server'

import { reportErratum } from '../../../../errata/operations/report-erratum'
import { describeError, DomainError } from '@/kernel/errors'
import { siteWords, type SiteWords } from '@/platform/i18n'
import type { FormState } from '@/platform/site/action-form'
import { loadBook } from '../../../book'
import { parseCopy } from '../../../book-view'
import { languageOfSegment, siteRequest } from '@/platform/site/request'

const FIELDS = ['copy', 'chapter', 'page', 'paragraph', 'quote', 'correction', 'note', 'name', 'contact'] as const
type Values = Record<(typeof FIELDS)[number], string>

/** Takes a reader's report of an error. Whatever is refused, what was written comes back. */
export async function submitReport(lang: string, urlName: string, _state: FormState, form: FormData): Promise<FormState> {
  const language = languageOfSegment(lang)
  const words = siteWords(language).report
  const values = Object.fromEntries(FIELDS.map((name) => [name, text(form.get(name))])) as Values
  const errors = check(values, words.errors)
  if (Object.keys(errors).length > 0) return { values, errors }
  const { req } = await siteRequest()
  const book = await loadBook(urlName)
  const copy = parseCopy(values.copy)
  const edition = book?.editions.find(({ editionNo }) => editionNo === copy?.editionNo)
  if (!edition) return { values, errors: { copy: words.errors.copy } }
  try {
    await reportErratum({
      req,
      editionId: edition.id,
      quote: values.quote,
      correction: values.correction,
      ...(copy?.printingNo ? { printingNo: copy.printingNo } : {}),
      ...(values.chapter ? { chapterNumber: Number(values.chapter) } : {}),
      ...(values.page ? { page: Number(values.page) } : {}),
      ...(values.paragraph ? { blockIndex: Number(values.paragraph) - 1 } : {}),
      ...(values.note ? { note: values.note } : {}),
      ...(values.name ? { reporterName: values.name } : {}),
      ...(values.contact ? { reporterContact: values.contact } : {}),
    })
  } catch (error) {
    if (error instanceof DomainError) return { values, errors: {}, message: describeError(error.code, language, error.details) }
    throw error
  }
  return { values: {}, errors: {}, done: words.done, closes: true }
}

function check(values: Values, words: SiteWords['report']['errors']): Record<string, string> {
  const errors: Record<string, string> = {}
  const isCount = (value: string) => /^[1-9]\d{0,4}$/.test(value)
  if (!parseCopy(values.copy)) errors['copy'] = words.copy
  if (values.page && !isCount(values.page)) errors['page'] = words.page
  if (values.paragraph && !isCount(values.paragraph)) errors['paragraph'] = words.paragraph
  if (!values.page && !(values.chapter && values.paragraph)) errors['page'] ??= words.place
  if (!values.quote) errors['quote'] = words.quote
  else if (values.quote.length > 500) errors['quote'] = words.quoteLong
  if (!values.correction) errors['correction'] = words.correction
  else if (values.correction.length > 500) errors['correction'] = words.correctionLong
  if (values.note.length > 1000) errors['note'] = words.noteLong
  if (values.contact.length > 100) errors['contact'] = words.contactLong
  return errors
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim().slice(0, 2000) : ''
}
