/** Fills `{name}`, and `{count|person|people}` with the number and the word that fits it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)(?:\|([^|{}]+)\|([^|{}]+))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = String(values[name] ?? '')
    return one === undefined ? value : `${value} ${value === '1' ? one : many}`
  })
}
