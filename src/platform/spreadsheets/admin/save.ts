/** Hands a file over to be saved. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Has a file checked once more and saves what is wrong with it as a workbook. @param url where it is imported */
export async function saveProblems(url: string, file: File): Promise<void> {
  const answer = await fetch(withQuery(url, 'dryRun=1&report=xlsx'), { method: 'POST', body: file, credentials: 'include' })
  if (answer.ok) save(await answer.blob(), 'problems.xlsx')
}

/** An address with more of a query. */
export function withQuery(url: string, query: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}
