/** One value of a query string, the first where it is repeated; nothing for an empty one. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined
}
