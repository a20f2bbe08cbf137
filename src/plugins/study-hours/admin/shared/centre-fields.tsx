'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { DateFieldClientProps, TextFieldClientProps } from 'payload'
import { useCallback, type ReactNode } from 'react'
import { languageOf } from '@/kernel/errors'
import { centreInstant, centreText } from './centre-time'

const TEXTS = {
  zh: { needed: '请选择。', zone: '北京时间' },
  en: { needed: 'Please choose.', zone: 'Beijing time' },
} as const

/** An instant, chosen and shown on the clock of the centre, whatever zone the browser is in. */
export function CentreTimeField({ field, path, readOnly }: DateFieldClientProps) {
  const { i18n } = useTranslation()
  const text = TEXTS[languageOf(i18n.language)]
  const { disabled, setValue, showError, value } = useField<string | null>({ path, validate: useNeeded(field.required) })
  const shown = centreText(value)
  return (
    <Frame field={field} path={path} showError={showError} note={text.zone}>
      <input
        id={idOf(path)}
        name={path}
        type="datetime-local"
        // Seconds are asked for where the value has some.
        step={shown.length > 16 ? 1 : 60}
        value={shown}
        disabled={Boolean(readOnly || disabled || field.admin?.readOnly)}
        aria-invalid={showError ? true : undefined}
        onChange={({ currentTarget }) => setValue(centreInstant(currentTarget.value))}
      />
    </Frame>
  )
}

/** A calendar day of the centre, kept as `YYYY-MM-DD`. */
export function CentreDayField({ field, path, readOnly }: TextFieldClientProps) {
  const { disabled, setValue, showError, value } = useField<string | null>({ path, validate: useNeeded(field.required) })
  return (
    <Frame field={field} path={path} showError={showError}>
      <input
        id={idOf(path)}
        name={path}
        type="date"
        value={value ?? ''}
        disabled={Boolean(readOnly || disabled || field.admin?.readOnly)}
        aria-invalid={showError ? true : undefined}
        onChange={({ currentTarget }) => setValue(currentTarget.value || null)}
      />
    </Frame>
  )
}

function useNeeded(required: boolean | undefined) {
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  return useCallback((value: unknown) => (required && !value ? TEXTS[language].needed : true), [language, required])
}

type FrameProps = {
  field: Pick<DateFieldClientProps['field'] | TextFieldClientProps['field'], 'label' | 'required' | 'admin'>
  path: string
  showError: boolean
  note?: string
  children: ReactNode
}

/** Looks as the other fields of the form do. */
function Frame({ children, field, note, path, showError }: FrameProps) {
  return (
    <div className={`field-type text${showError ? ' error' : ''}`} style={{ width: field.admin?.width }}>
      <FieldLabel htmlFor={idOf(path)} label={field.label} {...(field.required ? { required: true } : {})} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        {children}
      </div>
      <FieldDescription description={field.admin?.description ?? note ?? ''} path={path} />
    </div>
  )
}

function idOf(path: string): string {
  return `field-${path.replace(/\W/g, '__')}`
}
