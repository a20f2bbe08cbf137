'use client'

import { FieldLabel, useField, useForm, useTranslation } from '@payloadcms/ui'
import type { StaticLabel } from 'payload'
import { useId } from 'react'
import { languageOf, type Label } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { policyTexts } from './texts'
import './policies.css'

type Rule = { key: string; label: Label; unit: { stored: string; label: Label } | null }

/** A list instead of a code that one would have to know; the unit follows from the rule. */
export function KeyInput({ label, path, rules }: { path: string; label?: StaticLabel | false | undefined; rules: readonly Rule[] }) {
  const { disabled, errorMessage, setValue, showError, value } = useField<string>({ path })
  const { dispatchFields } = useForm()
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const text = policyTexts[language]
  const id = useId()
  const isUnknown = Boolean(value) && !rules.some(({ key }) => key === value)
  const choose = (key: string) => {
    setValue(key)
    dispatchFields({ type: 'UPDATE', path: 'unit', value: rules.find((rule) => rule.key === key)?.unit?.stored ?? null })
    dispatchFields({ type: 'UPDATE', path: 'value', value: null })
  }
  return (
    <div className="field-type lg-policy">
      <FieldLabel htmlFor={id} path={path} required {...(label ? { label } : {})} />
      <select
        id={id}
        className="lg-policy__input"
        value={value ?? ''}
        disabled={disabled}
        aria-invalid={showError ? true : undefined}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{text.chooseKey}</option>
        {isUnknown ? <option value={value}>{fill(text.other, { key: value })}</option> : null}
        {rules.map((rule) => (
          <option key={rule.key} value={rule.key}>
            {rule.label[language]}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className={showError ? 'lg-policy__fault' : 'lg-policy__hint'} role={showError ? 'alert' : undefined}>
        {showError ? `⚠ ${errorMessage ?? text.chooseFirst}` : text.keyHint}
      </p>
    </div>
  )
}
