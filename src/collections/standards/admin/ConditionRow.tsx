'use client'

import type { ReactNode } from 'react'
import { fill } from '@/platform/admin/fill'
import { SCHOOL_KINDS } from '../domain/eligibility'
import { CONDITION_KINDS, isPositive, ofKind, type ConditionDraft } from '../domain/eligibility-draft'
import { levelName, LEVELS, type Level } from '../domain/levels'
import type { EligibilityTexts } from './eligibility-texts'

type Props = {
  condition: ConditionDraft
  /** That the route leads to. */
  level: Level
  name: string
  route: string
  isReadOnly: boolean
  mayRemove: boolean
  showsFaults: boolean
  text: EligibilityTexts
  language: 'zh' | 'en'
  /** Null takes the condition away. */
  onChange: (condition: ConditionDraft | null) => void
}

/** One condition: its kind, and what that kind asks for. What was typed for another kind comes back when that kind is chosen again. */
export function ConditionRow({ condition, isReadOnly, language, level, mayRemove, name, onChange, route, showsFaults, text }: Props) {
  const { kind } = condition
  const put = (change: Partial<ConditionDraft>) => onChange({ ...condition, ...change })
  const number = (key: 'years' | 'hours', isRequired: boolean) => {
    const value = condition[key]
    const isFaulty = value.trim() === '' ? isRequired && showsFaults : !isPositive(value)
    return (
      <Labelled name={text[key]}>
        <input
          className="lg-input lg-eligibility__number"
          inputMode="decimal"
          autoComplete="off"
          readOnly={isReadOnly}
          aria-invalid={isFaulty ? true : undefined}
          value={value}
          onChange={({ currentTarget }) => put({ [key]: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      </Labelled>
    )
  }
  return (
    <li>
      <div className="lg-eligibility__condition" role="group" aria-label={`${route} ${name}`}>
        <Labelled name={text.kind}>
          <select
            className="lg-input"
            disabled={isReadOnly}
            value={kind}
            onChange={({ currentTarget }) =>
              onChange(ofKind(condition, CONDITION_KINDS.find((each) => each === currentTarget.value) ?? kind, level))
            }
          >
            {CONDITION_KINDS.map((each) => (
              <option key={each} value={each}>
                {text.kinds[each]}
              </option>
            ))}
          </select>
        </Labelled>
        {kind === 'certificate' || kind === 'training' ? (
          <Labelled name={text.level}>
            <select
              className="lg-input"
              disabled={isReadOnly}
              value={condition.level}
              onChange={({ currentTarget }) =>
                put({ level: LEVELS.find((level) => String(level) === currentTarget.value) ?? condition.level })
              }
            >
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {levelName(level, language)}
                </option>
              ))}
            </select>
          </Labelled>
        ) : null}
        {kind === 'named-certificate' ? (
          <Labelled name={text.name}>
            <input
              className="lg-input"
              maxLength={200}
              readOnly={isReadOnly}
              aria-invalid={showsFaults && condition.name.trim() === '' ? true : undefined}
              value={condition.name}
              onChange={({ currentTarget }) => put({ name: currentTarget.value })}
            />
          </Labelled>
        ) : null}
        {kind === 'experience' ? number('years', true) : null}
        {kind === 'training' ? number('hours', false) : null}
        {kind === 'named-certificate' || kind === 'training' ? null : (
          <Labelled name={text.relation}>
            <select
              className="lg-input"
              disabled={isReadOnly}
              value={condition.relation}
              onChange={({ currentTarget }) => put({ relation: currentTarget.value === 'same' ? 'same' : 'related' })}
            >
              {(['same', 'related'] as const).map((relation) => (
                <option key={relation} value={relation}>
                  {text.relations[relation]}
                </option>
              ))}
            </select>
          </Labelled>
        )}
        {kind === 'experience' ? (
          <Check
            isReadOnly={isReadOnly}
            name={text.since}
            isChecked={condition.sinceCertificate}
            onChange={(sinceCertificate) => put({ sinceCertificate })}
          />
        ) : null}
        {kind === 'education' ? (
          <fieldset className="lg-eligibility__schools" aria-invalid={showsFaults && condition.schools.length === 0 ? true : undefined}>
            <legend>{text.schools}</legend>
            {SCHOOL_KINDS.map((school) => (
              <Check
                key={school}
                isReadOnly={isReadOnly}
                name={text.schoolKinds[school]}
                isChecked={condition.schools.includes(school)}
                onChange={(isChosen) =>
                  put({ schools: SCHOOL_KINDS.filter((each) => (each === school ? isChosen : condition.schools.includes(each))) })
                }
              />
            ))}
            <Check
              isReadOnly={isReadOnly}
              name={text.students}
              isChecked={condition.studentsInFinalYear}
              onChange={(studentsInFinalYear) => put({ studentsInFinalYear })}
            />
          </fieldset>
        ) : null}
        {isReadOnly || !mayRemove ? null : (
          <button
            type="button"
            className="lg-weights__remove"
            aria-label={fill(text.removeCondition, { route, condition: name })}
            onClick={() => onChange(null)}
          >
            ✕
          </button>
        )}
      </div>
    </li>
  )
}

function Labelled({ children, name }: { name: string; children: ReactNode }) {
  return (
    <label className="lg-eligibility__field">
      <span>{name}</span>
      {children}
    </label>
  )
}

function Check(props: { name: string; isChecked: boolean; isReadOnly: boolean; onChange: (isChecked: boolean) => void }) {
  const { isChecked, isReadOnly, name, onChange } = props
  return (
    <label className="lg-check">
      <input type="checkbox" disabled={isReadOnly} checked={isChecked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {name}
    </label>
  )
}
