'use client'

import {
  FieldDescription,
  FieldError,
  ReactSelect,
  RelationshipField,
  useDocumentInfo,
  useField,
  useFormFields,
  useTranslation,
} from '@payloadcms/ui'
import type { RelationshipFieldClientProps } from 'payload'
import { useId, useState } from 'react'
import type { Candidate } from '../operations/candidates'
import { peopleTexts } from './texts'
import { useCandidates } from './use-candidates'
import './person-field.css'

/**
 * Appoints people: members of the book's committee first, others by a search, each with what the rules have against them. Whoever has no seat
 * yet gets one when the form is saved, which is said before. Those who do not appoint have Payload's own field, with the names.
 */
export function PersonField(props: RelationshipFieldClientProps) {
  const { field, path, readOnly = false } = props
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const text = peopleTexts[language]
  const { collectionSlug, id: documentId } = useDocumentInfo()
  const { disabled, setValue, showError, value } = useField<unknown>({ path })
  const edition = useFormFields(([fields]) => relationId(fields['edition']?.value))
  const textbook = useFormFields(([fields]) => relationId(fields['textbook']?.value))
  const [search, setSearch] = useState('')
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const id = useId()
  const isMany = field.hasMany === true
  const chosen = idsOf(value)
  const isChapter = collectionSlug === 'chapters'
  const isPlaced = isChapter ? edition !== undefined : textbook !== undefined
  const { hasFailed, isClosed, isLoading, loaded } = useCandidates(
    isPlaced
      ? {
          field: field.name,
          search,
          chosen,
          ...(isChapter
            ? { edition: edition ?? '', ...(documentId ? { chapter: String(documentId) } : {}) }
            : documentId
              ? { edition: String(documentId) }
              : { textbook: textbook ?? '' }),
        }
      : undefined,
  )
  const known = (person: string) => loaded?.chosen.find((each) => each.id === person)
  const optionOf = (person: string) => ({ value: person, label: nameOf(known(person)) ?? names.get(person) ?? text.unknown })
  const groups = (['committee', 'editorial', 'others'] as const).flatMap((group) => {
    const people = loaded?.people.filter((each) => each.group === group) ?? []
    if (people.length === 0) return []
    return [
      { label: text.groups[group](loaded?.committee ?? ''), options: people.map((each) => ({ value: each.id, label: labelOf(each) })) },
    ]
  })
  const choose = (picked: Picked | Picked[] | null) => {
    const list = Array.isArray(picked) ? picked : picked ? [picked] : []
    const named = list.flatMap((each) => loaded?.people.find((person) => person.id === each.value) ?? [])
    setNames(new Map([...names, ...named.map((person) => [person.id, person.name] as const)]))
    const ids = list.map((each) => String(each.value))
    setValue(isMany ? ids : (ids[0] ?? null))
  }
  const label = typeof field.label === 'object' ? (field.label as Record<string, string>)[language] : String(field.label ?? field.name)
  const notes = chosen.flatMap((person) => noteOf(known(person), text, loaded))

  if (isClosed) return <RelationshipField {...props} />
  return (
    <div className="lg-person field-type relationship" style={field.admin?.width ? { width: field.admin.width } : undefined}>
      <label className="field-label" htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <div id={`field-${path.replace(/\./g, '__')}`}>
          <ReactSelect
            inputId={id}
            disabled={readOnly || disabled || !isPlaced}
            // The server has searched already.
            filterOption={() => true}
            isLoading={isLoading}
            isMulti={isMany}
            isClearable
            noOptionsMessage={() => text.none}
            onChange={choose as never}
            onInputChange={setSearch}
            options={groups}
            placeholder={isPlaced ? text.search : text.first}
            showError={showError}
            value={(isMany ? chosen.map(optionOf) : chosen[0] ? optionOf(chosen[0]) : null) as never}
          />
        </div>
      </div>
      {notes.map(({ isWarning, note }) => (
        <p key={note} className={isWarning ? 'lg-person__warning' : 'lg-person__note'}>
          {note}
        </p>
      ))}
      {hasFailed ? (
        <p className="lg-person__warning" role="alert">
          {text.failed}
        </p>
      ) : null}
      {field.admin?.description ? <FieldDescription description={field.admin.description as string} path={path} /> : null}
    </div>
  )
}

type Picked = { value: unknown; [key: string]: unknown }

function noteOf(
  person: Candidate | undefined,
  text: (typeof peopleTexts)['zh' | 'en'],
  loaded: { committee: string; seat: string } | undefined,
): { note: string; isWarning: boolean }[] {
  if (!person || !loaded) return []
  return [
    ...(person.warning ? [{ note: text.warns(person.name, person.warning), isWarning: true }] : []),
    ...(person.group === 'others' && loaded.committee
      ? [{ note: text.joins(person.name, loaded.committee, loaded.seat), isWarning: false }]
      : []),
  ]
}

function nameOf(person: Candidate | undefined): string | undefined {
  return person?.name
}

function labelOf({ detail, name, warning }: Candidate): string {
  return [name, detail ? `（${detail}）` : '', warning ? ` ⚠ ${warning}` : ''].join('')
}

function idsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => relationId(each) ?? [])
}

function relationId(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'id' in value) return relationId(value.id)
  if (typeof value === 'object' && value !== null && 'value' in value) return relationId(value.value)
  return undefined
}
