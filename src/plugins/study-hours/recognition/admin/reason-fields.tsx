'use client'

import { useField, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps, TextFieldClientProps } from 'payload'
import { languageOf, type Language } from '@/kernel/errors'
import { CLOSE_REASONS, REASONS } from './reasons'
import { Shown } from '../../shared/admin/time-fields'

type Words = Readonly<Record<Language, Readonly<Record<string, string>>>>

/** Why an interval of the ledger counts or does not. */
export function SliceReasonCell(props: DefaultCellComponentProps) {
  return <Cell {...props} words={REASONS} />
}

export function SliceReasonField(props: TextFieldClientProps) {
  return <Field {...props} words={REASONS} />
}

/** Why a sitting ended. */
export function CloseReasonCell(props: DefaultCellComponentProps) {
  return <Cell {...props} words={CLOSE_REASONS} />
}

export function CloseReasonField(props: TextFieldClientProps) {
  return <Field {...props} words={CLOSE_REASONS} />
}

function Cell({ cellData, words }: DefaultCellComponentProps & { words: Words }) {
  const { i18n } = useTranslation()
  return <span>{wordOf(words, i18n.language, cellData)}</span>
}

function Field({ field, path, words }: TextFieldClientProps & { words: Words }) {
  const { i18n } = useTranslation()
  const { value } = useField<string | null>({ path })
  return <Shown field={field} path={path} text={wordOf(words, i18n.language, value)} />
}

function wordOf(words: Words, language: string, value: unknown): string {
  return typeof value === 'string' && value !== '' ? (words[languageOf(language)][value] ?? value) : '—'
}
