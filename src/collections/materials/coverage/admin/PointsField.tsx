'use client'

import { useDocumentInfo, useField, useFormFields, useTranslation } from '@payloadcms/ui'
import type { RelationshipFieldClientProps } from 'payload'
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { textsFor, type Texts } from '../../line/admin/chapter-texts'
import { usePoints } from './use-points'
import { isSought, visibleShelves, type Point, type Shelf } from './visible-points'
import '../../line/admin/desk.css'

/** Stands where Payload's own list of some hundred choices would: the points in the order of the specification, to be ticked. */
export function PointsField({ path, readOnly = false }: RelationshipFieldClientProps) {
  const { i18n } = useTranslation()
  const { initialData } = useDocumentInfo()
  const all = textsFor(i18n.language)
  const text = all.points
  const { setValue, value } = useField<unknown>({ path })
  const edition = useFormFields(([fields]) => relationId(fields['edition']?.value))
  const own = useFormFields(([fields]) => Number(fields['number']?.value))
  const chosen = useMemo(() => new Set(idsOf(value)), [value])
  const [atFirst] = useState(() => idsOf((initialData as { points?: unknown } | undefined)?.points))
  const state = usePoints(edition, atFirst, all.unreachable)
  const [typed, setTyped] = useState('')
  const [isChosenOnly, setChosenOnly] = useState(false)
  const [isGapsOnly, setGapsOnly] = useState(false)
  const sought = useDeferredValue(typed)
  const id = useId()

  const toggle = (point: string) => setValue(chosen.has(point) ? [...chosen].filter((each) => each !== point) : [...chosen, point])
  const fits = (point: Point) =>
    isSought(point, sought) &&
    (!isChosenOnly || chosen.has(point.id)) &&
    (!isGapsOnly || othersOf(point, own).length === 0 || chosen.has(point.id))

  const loaded = state.at === 'ready' ? state.loaded : undefined
  const groups = loaded?.groups.map((group) => ({ ...group, shelves: visibleShelves(group, { chosen, fits }) })) ?? []
  const total = loaded?.groups.reduce((sum, { points }) => sum + points.length, 0) ?? 0
  const isNothing = total > 0 && groups.every(({ shelves }) => shelves.length === 0)

  return (
    <section className="lg-picker field-type" aria-labelledby={`${id}-label`}>
      <h3 id={`${id}-label`}>
        {text.label} {total > 0 ? <small aria-live="polite">{text.chosen(chosen.size, total)}</small> : null}
      </h3>
      <p className="lg-desk__hint">{text.hint}</p>
      {!edition ? <p className="lg-desk__empty">{text.noEdition}</p> : null}
      {edition && state.at === 'loading' ? (
        <p className="lg-desk__empty" aria-busy="true">
          {text.loading}
        </p>
      ) : null}
      {state.at === 'failed' ? (
        <p className="lg-desk__refusal" role="alert">
          {text.failed}
          {state.message}{' '}
          <button type="button" className="lg-desk__button" onClick={state.load}>
            {all.retry}
          </button>
        </p>
      ) : null}
      {loaded && total === 0 ? <p className="lg-desk__empty">{text.none}</p> : null}
      {total > 0 ? (
        <div className="lg-desk__bar">
          <label htmlFor={`${id}-search`} className="lg-desk__unseen">
            {text.search}
          </label>
          <input
            id={`${id}-search`}
            type="search"
            className="lg-picker__search"
            placeholder={text.search}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onKeyDown={swallowEnter}
          />
          <label className="lg-desk__check">
            <input type="checkbox" checked={isChosenOnly} onChange={({ currentTarget }) => setChosenOnly(currentTarget.checked)} />
            {text.onlyChosen}
          </label>
          <label className="lg-desk__check">
            <input type="checkbox" checked={isGapsOnly} onChange={({ currentTarget }) => setGapsOnly(currentTarget.checked)} />
            {text.onlyGaps}
          </label>
        </div>
      ) : null}
      {isNothing ? <p className="lg-desk__empty">{text.nothingFound}</p> : null}
      {groups.length > 0 && !isNothing ? (
        <div className="lg-picker__list" tabIndex={0} role="group" aria-labelledby={`${id}-label`}>
          {groups.map(({ key, shelves, title }) => (
            <div key={key}>
              {groups.length > 1 ? <h4>{title}</h4> : null}
              {shelves.map((shelf) => (
                <ShelfRows key={shelf.code} shelf={shelf} chosen={chosen} own={own} text={text} readOnly={readOnly} onToggle={toggle} />
              ))}
            </div>
          ))}
        </div>
      ) : null}
      {loaded && loaded.foreign.length > 0 ? (
        <fieldset className="lg-picker__shelf lg-picker__foreign">
          <legend>⚠ {text.foreign}</legend>
          <p className="lg-desk__hint">{text.foreignHint}</p>
          {loaded.foreign.map((point) => (
            <PointRow key={point.id} point={point} chosen={chosen} text={text} readOnly={readOnly} onToggle={toggle} />
          ))}
        </fieldset>
      ) : null}
    </section>
  )
}

type RowProps = { chosen: ReadonlySet<string>; text: Texts['points']; readOnly: boolean; onToggle: (id: string) => void }

function ShelfRows({ own, shelf, ...row }: RowProps & { shelf: Shelf; own: number }) {
  return (
    <fieldset className="lg-picker__shelf" data-depth={shelf.depth}>
      <legend>
        <code>{shelf.code}</code> {shelf.name} <small>{row.text.inRange(shelf.chosen, shelf.all)}</small>
      </legend>
      {shelf.points.map((point) => (
        <PointRow key={point.id} point={point} others={othersOf(point, own)} {...row} />
      ))}
    </fieldset>
  )
}

function PointRow({ chosen, onToggle, others, point, readOnly, text }: RowProps & { point: Point; others?: readonly number[] }) {
  const isChosen = chosen.has(point.id)
  return (
    <label className="lg-picker__point" data-chosen={isChosen || undefined}>
      <input type="checkbox" checked={isChosen} disabled={readOnly} onChange={() => onToggle(point.id)} />
      <code>{point.code}</code>
      <span>{point.name}</span>
      <small className="lg-picker__importance">
        {point.importance} {text.importance[point.importance as 'X' | 'Y' | 'Z'] ?? ''}
      </small>
      <small className="lg-picker__others">
        {others === undefined ? '' : others.length > 0 ? text.others(others.join(', ')) : isChosen ? '' : text.gap}
      </small>
    </label>
  )
}

/** Other chapters that have the point; the server's list names this one too, as it was last saved. */
function othersOf(point: Point, own: number): number[] {
  return point.chapters.filter((number) => number !== own)
}

/** The list stands inside the document's form: Enter in the search box must not save the document. */
function swallowEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault()
}

function idsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => relationId(each) ?? [])
}

function relationId(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'id' in value) return relationId(value.id)
  return undefined
}
