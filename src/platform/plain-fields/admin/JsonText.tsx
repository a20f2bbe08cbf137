'use client'

import { FieldDescription, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useCallback, useId, useState } from 'react'
import './plain-fields.css'

const texts = {
  zh: { invalid: '不是有效的 JSON，不能保存：' },
  en: { invalid: 'This is not valid JSON and cannot be saved: ' },
}

/** JSON in a plain text area: works without any outside host. What is not valid yet stays as it was typed and keeps the form from being sent. */
export const JsonText: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { i18n } = useTranslation()
  const text = texts[i18n.language === 'en' ? 'en' : 'zh']
  const [typed, setTyped] = useState<string>()
  const [unread, setUnread] = useState<string>()
  const validate = useCallback(() => (unread === undefined ? true : text.invalid + unread), [text, unread])
  const { disabled, errorMessage, setValue, showError, value } = useField<unknown>({ path, validate })
  const fault = unread === undefined ? (showError ? errorMessage : undefined) : text.invalid + unread
  const id = useId()
  const stored = value === undefined || value === null ? '' : JSON.stringify(value, null, 2)

  const take = (next: string) => {
    setTyped(next)
    try {
      setValue(next.trim() === '' ? null : (JSON.parse(next) as unknown))
      setUnread(undefined)
    } catch (error) {
      setUnread(error instanceof Error ? error.message : String(error))
    }
  }

  const shown = typed ?? stored
  return (
    <div className="field-type lg-plain">
      <FieldLabel htmlFor={id} label={field.label} {...(field.required ? { required: true } : {})} path={path} />
      <textarea
        id={id}
        spellCheck={false}
        rows={Math.min(24, Math.max(3, shown.split('\n').length))}
        value={shown}
        readOnly={Boolean(readOnly || disabled || field.admin?.readOnly)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      {fault ? (
        <p id={`${id}-fault`} className="lg-plain__fault">
          {fault}
        </p>
      ) : null}
      <FieldDescription description={field.admin?.description ?? ''} path={path} />
    </div>
  )
}
