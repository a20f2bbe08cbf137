export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The first value of each parameter, trimmed and cut to what a filter may hold; empty ones left out. */
export async function firstValues(params: SearchParams): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await params).map(([name, value]) => {
    const text = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200)
    return [name, text === '' ? undefined : text] as const
  })
  return Object.fromEntries(entries)
}

/** A page number from 1; anything else counts as 1. */
export function pageOf(value: string | undefined): number {
  return value && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1
}

/** `6-17-01-01 高炉炼铁工`, as the list of suggestions fills it in, → its code; other text as it is. */
export function codeOfChoice(value: string | undefined): string | undefined {
  return value?.match(/^\d-\d{2}-\d{2}-\d{2}(?=\s|$)/)?.[0] ?? value
}
