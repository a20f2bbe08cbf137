/**
 * What a page that is made as text tells its script: one type for the server, which writes it, and for the browser, which reads it.
 * Data, and no code, so that the strictest policy lets it through.
 */
export function pageData<T>(id: string) {
  return {
    /** On the server: the element to put into the page. */
    html: (data: T): string => `<script type="application/json" id="${id}">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`,
    /** In the browser. @throws Error where the page does not bring it along */
    read: (): T => {
      const text = document.getElementById(id)?.textContent
      if (!text) throw new Error(`this page has no data called ${id}`)
      return JSON.parse(text) as T
    },
  }
}
