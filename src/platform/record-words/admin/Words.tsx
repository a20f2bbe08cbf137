import type { Payload } from 'payload'
import type { Language } from '@/kernel/errors'
import { changeLines, namedRows, type ChangeLine } from '../changes'
import { actionWords, actorKindWords, kindWords, stateWords } from '../codes'
import { collectionOf, hrefOf, kindOf, namesOf } from '../names'
import { subjectOf, type NameRow } from '../value'

export type Place = { payload: Payload; language: Language }
export type Row = Readonly<Record<string, unknown>>

const words = {
  zh: { nothing: '—', from: '原为', to: '改为', none: '没有记下改动。', step: '第 {seq} 步' },
  en: { nothing: '—', from: 'was', to: 'is', none: 'No change was recorded.', step: 'step {seq}' },
} as const

/** A row by its name, with the way to it; by its kind where it is gone. */
export async function RowName({ id, language, payload, slug }: Place & { slug: string; id: string }) {
  const name = (await namesOf(payload, language, [{ slug, id }]))(slug, id)
  const kind = kindOf(payload, slug, language)
  const href = name === undefined ? null : hrefOf(payload, slug, id)
  if (name === undefined) return <span title={id}>{kind}</span>
  return href ? <a href={href}>{name}</a> : <span>{name}</span>
}

/** The row that an entry of the audit log is about. */
export function AuditSubject({ row, ...place }: Place & { row: Row }) {
  return <RowName {...place} slug={textOf(row['subjectCollection'])} id={textOf(row['subjectId'])} />
}

/** The row that a transition belongs to. */
export function TransitionSubject({ row, ...place }: Place & { row: Row }) {
  const subject = subjectOf(textOf(row['subject']))
  if (!subject) return <span>{words[place.language].nothing}</span>
  return (
    <span>
      {kindOf(place.payload, subject.slug, place.language)} · <RowName {...place} slug={subject.slug} id={subject.id} />
    </span>
  )
}

/** Who did it. */
export function Actor({ row, ...place }: Place & { row: Row }) {
  const kind = textOf(row['actorKind'])
  const actor = textOf(row['actor'])
  if (kind === 'user') return <RowName {...place} slug="users" id={actor} />
  return <span>{actorKindWords(kind, place.language)}</span>
}

/** The transition that a change was an effect of. */
export async function Approval({ language, payload, row }: Place & { row: Row }) {
  const subject = subjectOf(textOf(row['approval']))
  const text = words[language]
  if (!subject) return <span>{text.nothing}</span>
  const { docs } = await payload.find({
    collection: 'transitions',
    where: { and: [{ subject: { equals: `${subject.slug}/${subject.id}` } }, { seq: { equals: subject.seq ?? 0 } }] },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // part of a record that is open to those alone who read everything
  })
  const [step] = docs
  return (
    <span>
      {kindOf(payload, subject.slug, language)} · <RowName payload={payload} language={language} slug={subject.slug} id={subject.id} />
      {step
        ? ` · ${actionWords(payload, subject.slug, step.action, language)}`
        : ` · ${text.step.replace('{seq}', String(subject.seq ?? ''))}`}
    </span>
  )
}

/** What was changed, a line for each member. */
export async function Changes({ language, payload, row }: Place & { row: Row }) {
  const lines = await linesOf({ language, payload, row })
  const text = words[language]
  if (lines.length === 0) return <span>{text.none}</span>
  const isNew = row['action'] === 'create'
  return (
    <dl>
      {lines.map(({ after, before, label }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{isNew ? after : `${text.from} ${before}\n${text.to} ${after}`}</dd>
        </div>
      ))}
    </dl>
  )
}

async function linesOf({ language, payload, row }: Place & { row: Row }): Promise<ChangeLine[]> {
  const fields = collectionOf(payload, textOf(row['subjectCollection']))?.flattenedFields ?? []
  const make = (nameRow: NameRow) => changeLines(fields, row['changes'], { language, nameRow })
  return make(await namesOf(payload, language, namedRows(make)))
}

/** The words for the codes of an entry. */
export function codeWords(name: string, { language, payload, row }: Place & { row: Row }): string {
  const value = textOf(row[name])
  if (value === '') return words[language].nothing
  const slug = textOf(row['subjectCollection']) || (subjectOf(textOf(row['subject']))?.slug ?? '')
  switch (name) {
    case 'action':
      return actionWords(payload, slug, value, language)
    case 'from':
    case 'to':
      return stateWords(payload, slug, value, language)
    case 'kind':
      return kindWords(payload, value, language)
    case 'actorKind':
      return actorKindWords(value, language)
    case 'subjectCollection':
      return kindOf(payload, value, language)
    default:
      return value
  }
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}
