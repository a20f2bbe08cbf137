'use client'

import { FieldDescription, FieldError, FieldLabel, useDocumentInfo, useField, useTranslation } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientProps, TextFieldClientProps } from 'payload'
import { useCallback, useState } from 'react'
import { instantOf, isInstantText, localDate, localMinute, localTime } from '@/kernel/clock'
import { languageOf } from '@/kernel/errors'
import './dates.css'

const DASH = '—'

const TEXTS = {
  zh: { needed: '请选择。', zone: '北京时间' },
  en: { needed: 'Please choose.', zone: 'Beijing time' },
} as const

/** Asks for a day and a time of day on the centre's clock, whatever zone the browser stands in. */
export function InstantField(props: DateFieldClientProps) {
  return (
    <Picker
      {...props}
      type="datetime-local"
      // Seconds are shown, and asked for, where there are some.
      shown={(stored) =>
        isInstantText(stored) ? `${localDate(stored)}T${localTime(stored, { seconds: Date.parse(stored) % 60_000 !== 0 })}` : ''
      }
      taken={(typed) => {
        const [day = '', time = ''] = typed.split('T')
        const at = instantOf(day, time)
        return Number.isNaN(at) ? null : new Date(at).toISOString()
      }}
    />
  )
}

/** Asks for a day; it is kept as noon UTC, as Payload keeps days. */
export function DayField(props: DateFieldClientProps) {
  return (
    <Picker
      {...props}
      type="date"
      shown={(stored) => (isInstantText(stored) ? localDate(stored) : '')}
      taken={(typed) => (typed ? `${typed}T12:00:00.000Z` : null)}
    />
  )
}

/** Asks for a day that is kept as its text, `YYYY-MM-DD`. */
export function DayTextField(props: TextFieldClientProps) {
  return <Picker {...props} type="date" shown={(stored) => stored ?? ''} taken={(typed) => typed || null} />
}

type PickerProps = Pick<DateFieldClientProps | TextFieldClientProps, 'path' | 'readOnly'> & {
  field: DateFieldClientProps['field'] | TextFieldClientProps['field']
  type: 'date' | 'datetime-local'
  shown: (stored: string | null | undefined) => string
  taken: (typed: string) => string | null
}

function Picker({ field, path, readOnly, shown, taken, type }: PickerProps) {
  const { i18n } = useTranslation()
  const words = TEXTS[languageOf(i18n.language)]
  const validate = useCallback((held: unknown) => (field.required && !held ? words.needed : true), [field.required, words])
  const { disabled, setValue, showError, value } = useField<string | null>({ path, validate })
  // While it is being typed the input has its own say: half a date is none, and must not be wiped by what the form holds.
  const [typed, setTyped] = useState<string>()
  const id = `field-${path.replace(/\W/g, '__')}`
  const text = typed ?? shown(value)
  // What no picker can show (an import’s, an earlier version’s) is shown as it stands, to be seen and mended.
  const isOdd = typed === undefined && text !== '' && !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(text)
  const isFixed = Boolean(readOnly || disabled || field.admin?.readOnly)
  return (
    <div className={`field-type text lg-date${showError ? ' error' : ''}`} style={mergeFieldStyles(field)}>
      <FieldLabel htmlFor={id} label={field.label} {...(field.required ? { required: true } : {})} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={id}
          name={path}
          type={isOdd || isFixed ? 'text' : type}
          step={type === 'date' ? undefined : text.length > 16 ? 1 : 60}
          value={isFixed ? text.replace('T', ' ') || DASH : text}
          readOnly={isFixed}
          max={type === 'date' ? '9999-12-31' : '9999-12-31T23:59'}
          aria-invalid={showError ? true : undefined}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setValue(taken(currentTarget.value))
          }}
          onBlur={() => setTyped(undefined)}
        />
      </div>
      <FieldDescription description={field.admin?.description ?? (type === 'date' ? '' : words.zone)} path={path} />
    </div>
  )
}

/** When a record was made and last changed, beside the buttons of its form; Payload's own words there take the browser's zone and are hidden. */
export function Stamps() {
  const { data, savedDocumentData } = useDocumentInfo()
  const { t } = useTranslation()
  const { createdAt, updatedAt } = (savedDocumentData ?? data ?? {}) as { createdAt?: unknown; updatedAt?: unknown }
  if (!isInstantText(updatedAt)) return null
  return (
    <dl className="lg-stamps">
      <div>
        <dt>{t('general:lastModified')}</dt>
        <dd>
          <time dateTime={updatedAt}>{localMinute(updatedAt)}</time>
        </dd>
      </div>
      {isInstantText(createdAt) ? (
        <div>
          <dt>{t('general:created')}</dt>
          <dd>
            <time dateTime={createdAt}>{localMinute(createdAt)}</time>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
