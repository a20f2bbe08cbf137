import { element } from '@/platform/site/client/elements'
import { BAR_PX } from '@/platform/site/client/place'
import { hasPopover } from './panels'

/** A footnote or an erratum is shown beside its mark, and not only at the end of the chapter. */
export function notesWhereCalled(article: Element): void {
  if (!hasPopover) return
  const box = element('note-box')
  article.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[role=doc-noteref], a.erratum-mark') : null
    const text = mark && document.getElementById(mark.hash.slice(1))?.querySelector('.note-text')
    if (!text) return
    event.preventDefault()
    const content = text.cloneNode(true) as Element
    for (const node of content.querySelectorAll('[id]')) node.removeAttribute('id')
    box.lastElementChild?.replaceChildren(content)
    box.setAttribute('aria-label', mark.getAttribute('aria-label') ?? '')
    box.showPopover()
    putBeside(box, mark)
    box.focus({ preventScroll: true })
    box.addEventListener('toggle', () => mark.focus({ preventScroll: true }), { once: true, capture: false })
  })
}

/** Below the mark, or above it where there is no room; never beyond the edges or under the bar. */
function putBeside(box: HTMLElement, mark: Element): void {
  const at = mark.getBoundingClientRect()
  const left = Math.max(16, Math.min(at.left - 24, innerWidth - box.offsetWidth - 16))
  const hasRoomBelow = at.bottom + box.offsetHeight + 16 < innerHeight
  box.style.left = `${left + scrollX}px`
  box.style.top = `${scrollY + (hasRoomBelow ? at.bottom + 6 : Math.max(BAR_PX, at.top - box.offsetHeight - 6))}px`
}
