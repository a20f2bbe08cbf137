/** The height of the bar at the head of the page. */
export const BAR_PX = 56

/** The block of a text that the reader has before them: the first one with an id that reaches below the bar. */
export function blockBeforeReader(article: Element): Element | undefined {
  return [...article.children].find((block) => block.id && block.getBoundingClientRect().bottom > BAR_PX)
}

/** Whether the page was come to by a link or an address, at no place of its own: whoever goes back or reloads is put where they were by the browser. */
export function cameAnew(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return !location.hash && (navigation as PerformanceNavigationTiming | undefined)?.type === 'navigate'
}

/** What this browser keeps under a key. Where storage is switched off, full or forbidden, reading goes on without a memory. */
export const memory = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write(key: string, value: string): void {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Nothing is lost but the place.
    }
  },
}
