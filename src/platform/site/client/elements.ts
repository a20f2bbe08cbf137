/** The element of the page with this id. @throws Error where there is none, or it is of another kind */
export function element(id: string): HTMLElement
export function element<E extends HTMLElement>(id: string, kind: new () => E): E
export function element(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`this page has no ${kind.name} called ${id}`)
}

/** Text is written only where it changes: readers of the screen would hear it again. */
export function putText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text
}

/** Kept for a year, for all pages. */
export function keepCookie(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`
}
