'use client'

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps, NumberFieldClientProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { minuteOf, storedLength } from './format'

export function InstantCell({ cellData }: DefaultCellComponentProps) {
  return <span>{typeof cellData === 'number' ? minuteOf(cellData) : '—'}</span>
}

export function DurationCell({ cellData }: DefaultCellComponentProps) {
  const { i18n } = useTranslation()
  return <span>{typeof cellData === 'number' ? storedLength(cellData, languageOf(i18n.language)) : '—'}</span>
}

export function InstantField({ field, path }: NumberFieldClientProps) {
  const { value } = useField<number | null>({ path })
  return <Shown field={field} path={path} text={minuteOf(value)} />
}

export function DurationField({ field, path }: NumberFieldClientProps) {
  const { i18n } = useTranslation()
  const { value } = useField<number | null>({ path })
  return <Shown field={field} path={path} text={typeof value === 'number' ? storedLength(value, languageOf(i18n.language)) : '—'} />
}

/** Looks as the other read-only fields of the form do. */
export function Shown({ field, path, text }: { field: { label?: NumberFieldClientProps['field']['label'] }; path: string; text: string }) {
  const id = `field-${path.replace(/\W/g, '__')}`
  return (
    <div className="field-type number read-only">
      <FieldLabel htmlFor={id} label={field.label} path={path} />
      <div className="field-type__wrap">
        <input id={id} type="text" value={text} readOnly disabled />
      </div>
    </div>
  )
}
