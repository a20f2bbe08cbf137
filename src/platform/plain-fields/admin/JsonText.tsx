'use client'

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useId, useState } from 'react'
import './plain-fields.css'

const texts = {
  zh: { invalid: '不是有效的 JSON，尚未采用：' },
  en: { invalid: 'This is not valid JSON and was not taken over: ' },
}

/** JSON in a plain text area: works without any outside host, keeps what was typed while it is not yet valid. */
export const JsonText: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { disabled, setValue, value } = useField<unknown>({ path })
  const { i18n } = useTranslation()
  const text = texts[i18n.language === 'en' ? 'en' : 'zh']
  const [typed, setTyped] = useState<string>()
  const [fault, setFault] = useState<string>()
  const id = useId()
  const stored = value === undefined || value === null ? '' : JSON.stringify(value, null, 2)

  const take = (next: string) => {
    setTyped(next)
    try {
      setValue(next.trim() === '' ? null : (JSON.parse(next) as unknown))
      setFault(undefined)
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
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
          {text.invalid}
          {fault}
        </p>
      ) : null}
    </div>
  )
}
