'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps, NumberFieldClientProps } from 'payload'
import { useCallback, useState } from 'react'
import { formatYuan } from '@/kernel/money'
import { sayFault } from '../errors'
import { yuanTyped } from '../yuan'

/** An amount in a list, as a price is printed. */
export function YuanCell({ cellData }: DefaultCellComponentProps) {
  return <span>{typeof cellData === 'number' ? `¥${formatYuan(cellData)}` : '—'}</span>
}

/** Asks for yuan and keeps fen. What is no amount stays as it was typed and keeps the form from being sent. */
export function YuanField({ field, path, readOnly }: NumberFieldClientProps) {
  const { i18n } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const language = i18n.language
  const validate = useCallback(
    () => (wrong === undefined ? true : sayFault('fields.yuan', { req: { i18n: { language } } }, { value: wrong })),
    [language, wrong],
  )
  const { disabled, setValue, showError, value } = useField<number | null>({ path, validate })
  const id = `field-${path.replace(/\W/g, '__')}`

  const take = (text: string) => {
    setTyped(text)
    const { fen, isAmount } = yuanTyped(text)
    setWrong(isAmount ? undefined : text)
    // A change that the form notices, so that its fault is judged again.
    setValue(isAmount ? fen : null)
  }

  return (
    <div className={`field-type number${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} {...(field.required ? { required: true } : {})} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={id}
          name={path}
          type="text"
          inputMode="decimal"
          value={typed ?? (typeof value === 'number' ? formatYuan(value) : '')}
          readOnly={Boolean(readOnly || disabled || field.admin?.readOnly)}
          aria-invalid={showError ? true : undefined}
          onChange={({ currentTarget }) => take(currentTarget.value)}
          onBlur={() => (wrong === undefined ? setTyped(undefined) : undefined)}
        />
      </div>
      <FieldDescription description={field.admin?.description ?? ''} path={path} />
    </div>
  )
}
