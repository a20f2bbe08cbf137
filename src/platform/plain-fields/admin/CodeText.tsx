'use client'

import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui'
import type { CodeFieldClientComponent } from 'payload'
import { useId } from 'react'
import './plain-fields.css'

/** Code in a plain text area. */
export const CodeText: CodeFieldClientComponent = ({ field, path, readOnly }) => {
  const { disabled, errorMessage, setValue, showError, value } = useField<string>({ path })
  const id = useId()
  return (
    <div className="field-type lg-plain">
      <FieldLabel htmlFor={id} label={field.label} {...(field.required ? { required: true } : {})} path={path} />
      <textarea
        id={id}
        spellCheck={false}
        rows={Math.min(24, Math.max(3, (value ?? '').split('\n').length))}
        value={value ?? ''}
        readOnly={Boolean(readOnly || disabled || field.admin?.readOnly)}
        aria-invalid={showError ? true : undefined}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      {showError ? <p className="lg-plain__fault">{errorMessage}</p> : null}
      <FieldDescription description={field.admin?.description ?? ''} path={path} />
    </div>
  )
}
