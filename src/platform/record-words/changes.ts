import type { FlattenedField } from 'payload'
import { memberLabel, valueWords, type NameRow, type WordsArgs } from './value'

/** One member of a row: what it is called, and what it held before and after. */
export type ChangeLine = { label: string; before: string; after: string }

type Recorded = { path: string; before?: unknown; after?: unknown }

/** What a link of the audit chain says was changed, a line for each member; members that are called the same are one line. */
export function changeLines(fields: readonly FlattenedField[], changes: unknown, args: WordsArgs): ChangeLine[] {
  const lines = new Map<string, ChangeLine>()
  for (const { after, before, path } of recordedIn(changes)) {
    const field = fields.find(({ name }) => name === path)
    const label = memberLabel(fields, path, args.language)
    const line = { label, before: valueWords(field, before, args), after: valueWords(field, after, args) }
    if (!lines.has(label)) lines.set(label, line)
  }
  return [...lines.values()]
}

/** The rows that words are made of, told by making them once without any names. */
export function namedRows(make: (nameRow: NameRow) => unknown): { slug: string; id: string }[] {
  const asked = new Map<string, { slug: string; id: string }>()
  make((slug, id) => {
    asked.set(`${slug}/${id}`, { slug, id })
    return undefined
  })
  return [...asked.values()]
}

function recordedIn(changes: unknown): Recorded[] {
  return Array.isArray(changes) ? changes.filter((each): each is Recorded => typeof (each as Recorded | null)?.path === 'string') : []
}
