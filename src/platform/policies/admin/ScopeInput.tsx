'use client'

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useId, useState } from 'react'
import { languageOf } from '@/kernel/errors'
import { DEFAULT_SCOPE } from '../policy-at'
import { policyTexts } from './texts'
import './policies.css'

/** For whom a rule is made: everybody, or those who are named. */
export const ScopeInput: TextFieldClientComponent = ({ field, path }) => {
  const { disabled, errorMessage, setValue, showError, value } = useField<string>({ path })
  const { i18n } = useTranslation()
  const text = policyTexts[languageOf(i18n.language)]
  const id = useId()
  const [isSpecial, setSpecial] = useState(Boolean(value) && value !== DEFAULT_SCOPE)
  return (
    <div className="field-type lg-policy" id={`field-${path}`}>
      <FieldLabel htmlFor={id} path={path} required {...(field.label ? { label: field.label } : {})} />
      <div className="lg-policy__part">
        <select
          id={id}
          className="lg-policy__input"
          disabled={disabled}
          value={isSpecial ? 'special' : DEFAULT_SCOPE}
          onChange={({ currentTarget }) => {
            setSpecial(currentTarget.value === 'special')
            setValue(currentTarget.value === 'special' ? '' : DEFAULT_SCOPE)
          }}
        >
          <option value={DEFAULT_SCOPE}>{text.everybody}</option>
          <option value="special">{text.special}</option>
        </select>
        {isSpecial ? (
          <input
            className="lg-policy__input"
            aria-label={text.specialName}
            placeholder={text.specialName}
            maxLength={120}
            readOnly={disabled}
            aria-invalid={showError ? true : undefined}
            value={value ?? ''}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
        ) : null}
      </div>
      <p className={showError ? 'lg-policy__fault' : 'lg-policy__hint'}>{showError ? `⚠ ${errorMessage ?? ''}` : text.scopeHint}</p>
    </div>
  )
}
