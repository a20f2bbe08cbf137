'use client'

import { FieldDescription, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useCallback } from 'react'
import { describeError, languageOf } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { labelOf } from '@/platform/admin/label-of'
import { useDraft } from '@/platform/admin/use-draft'
import { describeFault, newCondition, readRules, writeRules, type RouteDraft } from '../domain/eligibility-draft'
import { readEligibility } from '../domain/eligibility-shape'
import { levelName, LEVELS, type Level } from '../domain/levels'
import '../errors'
import { ConditionRow } from './ConditionRow'
import { eligibilityTexts } from './eligibility-texts'
import { useStandardForm } from './use-standard-form'
import './eligibility.css'
import './standards-admin.css'
import './weight-grid.css'

/** Who may register for each level: routes of which one is enough, each with conditions that must all be met. */
export const EligibilityForm: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const text = eligibilityTexts[language]
  const { isFrozen, levels } = useStandardForm()
  const validate = useCallback(
    (value: unknown) => {
      const { fault } = readEligibility(value ?? [])
      return fault ? describeError('standards.eligibilityShape', language, { ...fault, ...describeFault(value, fault) }) : true
    },
    [language],
  )
  const { change, disabled, draft, errorMessage, showError } = useDraft({ path, read: readRules, write: writeRules, validate })
  const isReadOnly = Boolean(readOnly || disabled || isFrozen)
  const routesOf = (level: Level) => draft.find((rule) => rule.level === level)?.routes ?? []
  const shown = LEVELS.filter((level) => levels.includes(level) || routesOf(level).length > 0)
  const write = (level: Level, routes: readonly RouteDraft[]) =>
    change(LEVELS.flatMap((each) => (each === level ? [{ level, routes }] : draft.filter((rule) => rule.level === each))))

  return (
    <div className="field-type lg-eligibility" id={`field-${path}`}>
      <h2>{labelOf(field.label, language)}</h2>
      <FieldDescription description={field.admin?.description ?? ''} path={path} />
      <p className="lg-eligibility__hint">{isFrozen ? text.frozen : shown.length === 0 ? text.noLevels : text.intro}</p>
      {shown.map((level) => {
        const routes = routesOf(level)
        return (
          <section key={level} aria-label={levelName(level, language)} className="lg-eligibility__level">
            <h3>
              {levelName(level, language)}
              {levels.includes(level) ? null : <small> — {text.foreign}</small>}
            </h3>
            {routes.length === 0 ? <p className="lg-eligibility__hint">{text.none}</p> : null}
            <ol>
              {routes.map((route, index) => (
                <Route
                  key={index}
                  level={level}
                  number={index + 1}
                  route={route}
                  isReadOnly={isReadOnly}
                  showsFaults={showError}
                  text={text}
                  language={language}
                  onChange={(next) =>
                    write(
                      level,
                      routes.flatMap((each, place) => (place === index ? (next ?? []) : each)),
                    )
                  }
                />
              ))}
            </ol>
            {isReadOnly ? null : (
              <p className="lg-eligibility__bar">
                <button
                  type="button"
                  className="lg-link-button"
                  onClick={() => write(level, [...routes, { conditions: [newCondition(level)], source: '', verified: false, note: '' }])}
                >
                  ＋ {text.addRoute}
                </button>
              </p>
            )}
          </section>
        )
      })}
      {showError && errorMessage ? (
        <p className="lg-weights__faults" role="alert">
          <strong>⚠ {text.fault}</strong> {errorMessage}
        </p>
      ) : null}
    </div>
  )
}

type RouteProps = {
  level: Level
  number: number
  route: RouteDraft
  isReadOnly: boolean
  showsFaults: boolean
  text: (typeof eligibilityTexts)['zh']
  language: 'zh' | 'en'
  /** Null takes the route away. */
  onChange: (route: RouteDraft | null) => void
}

function Route({ isReadOnly, language, level, number, onChange, route, showsFaults, text }: RouteProps) {
  const name = fill(text.route, { number })
  const { conditions, source, verified } = route
  return (
    <li className="lg-eligibility__route">
      <div className="lg-eligibility__head">
        <strong>{name}</strong>
        {isReadOnly ? null : (
          <button
            type="button"
            className="lg-weights__remove"
            aria-label={fill(text.removeRoute, { route: name })}
            onClick={() => onChange(null)}
          >
            ✕
          </button>
        )}
      </div>
      <ul>
        {conditions.map((condition, index) => (
          <ConditionRow
            key={index}
            condition={condition}
            level={level}
            name={fill(text.condition, { number: index + 1 })}
            route={name}
            isReadOnly={isReadOnly}
            mayRemove={conditions.length > 1}
            showsFaults={showsFaults}
            text={text}
            language={language}
            onChange={(next) =>
              onChange({ ...route, conditions: conditions.flatMap((each, place) => (place === index ? (next ?? []) : each)) })
            }
          />
        ))}
      </ul>
      {isReadOnly ? null : (
        <p className="lg-eligibility__bar">
          <button
            type="button"
            className="lg-link-button"
            onClick={() => onChange({ ...route, conditions: [...conditions, newCondition(level)] })}
          >
            ＋ {text.addCondition}
          </button>
        </p>
      )}
      <div className="lg-eligibility__source">
        <label>
          <span>{text.source}</span>
          <input
            className="lg-input"
            maxLength={500}
            readOnly={isReadOnly}
            value={source}
            onChange={({ currentTarget }) => onChange({ ...route, source: currentTarget.value })}
          />
        </label>
        <label className="lg-check">
          <input
            type="checkbox"
            disabled={isReadOnly}
            checked={verified}
            onChange={({ currentTarget }) => onChange({ ...route, verified: currentTarget.checked })}
          />
          {text.verified}
        </label>
      </div>
    </li>
  )
}
