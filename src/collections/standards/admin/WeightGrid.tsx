'use client'

import { FieldDescription, FieldLabel, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useCallback, useState } from 'react'
import { describeError, languageOf } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { useDraft } from '@/platform/admin/use-draft'
import {
  filledRows,
  fromGrid,
  gridFaults,
  gridLevels,
  pasteBlock,
  toGrid,
  type GridColumn,
  type GridFault,
  type GridRow,
} from '../domain/weight-grid'
import '../errors'
import { gridTexts } from './grid-texts'
import { useStandardForm } from './use-standard-form'
import { WeightRows } from './WeightRows'
import './weight-grid.css'

const SHOWN = 12

/** The weights of a standard as a grid: functions or modules down, levels across, what each level comes to under it. */
export const WeightGrid: JSONFieldClientComponent = ({ field, path, readOnly }) => {
  const { i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const text = gridTexts[language]
  const { isFrozen, levels } = useStandardForm()
  const kind = field.name === 'skillWeights' ? 'skill' : 'theory'
  const say = useCallback(({ code, details }: GridFault) => describeError(code, language, { kind, ...details }), [kind, language])
  const validate = useCallback(
    (value: unknown) => {
      const faults = gridFaults(value, levels)
      return faults.length > 0 ? faults.slice(0, 3).map(say).join(' ') : true
    },
    [levels, say],
  )
  const { change, disabled, draft: rows, errorMessage, showError, value } = useDraft({ path, read: toGrid, write: fromGrid, validate })
  const [pasted, setPasted] = useState<{ before: GridRow[]; rows: number }>()
  const [wantsEnglish, setWantsEnglish] = useState(false)

  const isReadOnly = Boolean(readOnly || disabled || isFrozen)
  const hasEnglish = wantsEnglish || rows.some(({ nameEn }) => nameEn !== '')
  const columns: GridColumn[] = ['section', 'name', ...(hasEnglish ? (['nameEn'] as const) : []), ...gridLevels(rows, levels)]
  // Empty rows are shown and not stored.
  const places = filledRows(rows)
  const faults = gridFaults(value, levels).map((fault): GridFault => {
    if (fault.row === undefined) return fault
    const row = places[fault.row] ?? fault.row
    return { ...fault, row, details: { ...fault.details, row: row + 1 } }
  })
  // While somebody types only cells that cannot be read are told; what is merely not there yet waits for the attempt to save.
  const told = showError ? faults : faults.filter(({ code }) => code === 'standards.weightCell' || code === 'standards.weightForeignLevel')

  return (
    <div className="field-type lg-weights" id={`field-${path}`}>
      <FieldLabel as="h3" label={field.label} path={path} />
      <FieldDescription description={field.admin?.description ?? ''} path={path} />
      {levels.length === 0 && !isFrozen ? <p className="lg-weights__hint">{text.noLevels}</p> : null}
      {isFrozen ? <p className="lg-weights__hint">{text.frozen}</p> : null}
      <WeightRows
        rows={rows}
        columns={columns}
        levels={levels}
        faults={told}
        isReadOnly={isReadOnly}
        language={language}
        label={`${path}`}
        text={text}
        onChange={(next) => {
          setPasted(undefined)
          change(next)
        }}
        onPaste={(at, block) => {
          const next = pasteBlock(rows, at, columns, block)
          setPasted({ before: rows, rows: next.length - at.row })
          change(next)
        }}
      />
      {isReadOnly ? null : (
        <>
          <p className="lg-weights__hint">{text.keys}</p>
          <label className="lg-check">
            <input
              type="checkbox"
              checked={hasEnglish}
              disabled={rows.some(({ nameEn }) => nameEn !== '')}
              onChange={({ currentTarget }) => setWantsEnglish(currentTarget.checked)}
            />
            {text.english}
          </label>
        </>
      )}
      <p role="status" className="lg-weights__hint">
        {pasted ? (
          <>
            {fill(text.pasted, { rows: pasted.rows })}{' '}
            <button
              type="button"
              className="lg-link-button"
              onClick={() => {
                change(pasted.before)
                setPasted(undefined)
              }}
            >
              {text.undo}
            </button>
          </>
        ) : null}
      </p>
      {told.length > 0 || (showError && errorMessage) ? (
        <div className="lg-weights__faults" role="alert">
          <strong>⚠ {text.faults}</strong>
          <ul>{told.length > 0 ? told.slice(0, SHOWN).map((fault) => <li key={say(fault)}>{say(fault)}</li>) : <li>{errorMessage}</li>}</ul>
        </div>
      ) : null}
    </div>
  )
}
