const KB = 1024

/** A number of bytes as people say it, `20 MB`; below a megabyte in KB, below that in B. One decimal at most, rounded. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`
  const isSmall = bytes < KB * KB
  return `${Math.round((bytes / (isSmall ? KB : KB * KB)) * 10) / 10} ${isSmall ? 'KB' : 'MB'}`
}
