'use client'

import { FieldLabel, useField, useFormFields, useTranslation } from '@payloadcms/ui'
import type { StaticLabel } from 'payload'
import { useCallback } from 'react'
import { describeError, languageOf, type Label, type Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import '../errors'
import { placeOf, showValue, valueFaults, type ValueFault, type ValueSchema } from '../value'
import { PartInput } from './PartInput'
import { policyTexts } from './texts'
import './policies.css'

type Rule = { key: string; unit: Label | null; schema: ValueSchema }

/** The value of a rule: a number with its unit, a share, times, a choice or several of them. Nobody writes JSON. */
export function ValueInput({ label, path, rules }: { path: string; label?: StaticLabel | false | undefined; rules: readonly Rule[] }) {
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const text = policyTexts[language]
  const key = useFormFields(([fields]) => fields['key']?.value)
  const isRepeal = useFormFields(([fields]) => fields['repeals']?.value === true)
  const rule = rules.find((each) => each.key === key)
  const validate = useCallback(
    (value: unknown) => {
      const schema = rules.find((each) => each.key === key)?.schema
      if (!schema || isRepeal) return true
      if (value === null || value === undefined) return describeError('policies.noValue', language)
      const [fault] = valueFaults(schema, value)
      return fault ? sentence(fault, language) : true
    },
    [isRepeal, key, language, rules],
  )
  const { disabled, errorMessage, setValue, showError, value } = useField<unknown>({ path, validate })
  const faults = rule && value !== null && value !== undefined ? valueFaults(rule.schema, value) : []

  return (
    <div className="field-type lg-policy" id={`field-${path}`}>
      <FieldLabel as="h3" path={path} required={!isRepeal} {...(label ? { label } : {})} />
      {rule ? (
        <>
          <PartInput
            // Another rule is another form.
            key={rule.key}
            schema={rule.schema}
            value={value}
            label={typeof label === 'object' ? (label[language] ?? text.value) : text.value}
            path={[]}
            faults={faults}
            unit={rule.unit?.[language] ?? ''}
            isReadOnly={disabled}
            language={language}
            onChange={setValue}
          />
          {faults.map((fault) => (
            <p key={fault.path.join('.')} className="lg-policy__fault">
              ⚠ {sentence(fault, language)}
            </p>
          ))}
          {showError && faults.length === 0 && errorMessage ? (
            <p className="lg-policy__fault" role="alert">
              ⚠ {errorMessage}
            </p>
          ) : null}
        </>
      ) : value === null || value === undefined ? (
        <p className="lg-policy__hint">{text.chooseFirst}</p>
      ) : (
        <>
          <p>{showValue({ kind: 'text' }, value, language)}</p>
          <p className="lg-policy__hint">{text.unknownValue}</p>
        </>
      )}
      {rule?.unit?.[language] ? <p className="lg-policy__hint">{fill(text.unit, { unit: rule.unit[language] })}</p> : null}
    </div>
  )
}

function sentence({ code, details, place }: ValueFault, language: Language): string {
  return describeError(code, language, { ...details, place: placeOf(place) })
}
