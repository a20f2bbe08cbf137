/** A row that a relation names. */
export type Named = { relationTo: string; value: string | number }

/** Rows as the list has read them: null while they are on their way, false where the reader may not see them or they are gone. */
export type ReadRows = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>> | null | false>> | undefined>>

/** The rows that the value of a relation names. */
export function namedIn(value: unknown, relationTo: string | readonly string[]): Named[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((each): Named[] => {
    if ((typeof each === 'string' && each !== '') || typeof each === 'number')
      return typeof relationTo === 'string' ? [{ relationTo, value: each }] : []
    if (typeof each !== 'object' || each === null) return []
    const { id, relationTo: own, value: inner } = each as Record<string, unknown>
    if (typeof own === 'string' && (typeof inner === 'string' || typeof inner === 'number')) return [{ relationTo: own, value: inner }]
    return typeof relationTo === 'string' && (typeof id === 'string' || typeof id === 'number') ? [{ relationTo, value: id }] : []
  })
}

type Texts = { none: string; pending: string; closed: string; comma: string; more: (count: number) => string }

const SHOWN = 3

/** What a cell says: nothing to be found only where there is nothing; an ellipsis until the names are known. */
export function cellText({
  named,
  read,
  text,
  titleOf,
}: {
  named: readonly Named[]
  read: ReadRows
  titleOf: (relationTo: string, row: Readonly<Record<string, unknown>>) => string
  text: Texts
}): string {
  if (named.length === 0) return text.none
  const shown = named.slice(0, SHOWN).map(({ relationTo, value }) => {
    const row = read[relationTo]?.[value]
    if (row === undefined || row === null) return text.pending
    return row === false ? text.closed : titleOf(relationTo, row)
  })
  return shown.join(text.comma) + (named.length > SHOWN ? text.more(named.length) : '')
}

/** The English name of a row for those who read English, where it has one. */
export function englishName(row: Readonly<Record<string, unknown>>, language: string): string | undefined {
  if (language !== 'en') return undefined
  return [row['nameEn'], row['titleEn']].find((name): name is string => typeof name === 'string' && name.trim() !== '')
}
