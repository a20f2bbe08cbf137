import { element } from '@/platform/site/client/elements'

/** Older browsers show the panels at the end of the page, and are led to them. */
export const hasPopover = 'popover' in HTMLElement.prototype

/** The panels open by their buttons, and close once a section is chosen. */
export function panelsOpen(): void {
  if (!hasPopover)
    for (const button of document.querySelectorAll('[popovertarget]'))
      button.addEventListener('click', () => open(button.getAttribute('popovertarget') ?? ''))
  const contents = element('contents')
  for (const link of contents.querySelectorAll('a[href^="#"]')) link.addEventListener('click', () => hasPopover && contents.hidePopover())
}

const PANELS = new Map([
  ['t', 'contents'],
  ['/', 'search'],
  ['a', 'settings'],
  ['?', 'help'],
])
const NEIGHBOURS = new Map([
  ['ArrowLeft', 'prev'],
  ['ArrowRight', 'next'],
])
/** Where keys have a use of their own. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], .table-scroll, pre, .formula'

/** One key opens a panel, or leads to the chapter before or after. */
export function keysOpenPanels(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return
    const panel = PANELS.get(event.key)
    if (panel) {
      event.preventDefault()
      open(panel)
    } else if (NEIGHBOURS.has(event.key) && !(hasPopover && document.querySelector(':popover-open'))) {
      const link = document.querySelector<HTMLAnchorElement>(`.chapter-nav a[rel=${NEIGHBOURS.get(event.key)}]`)
      if (link) location.assign(link.href)
    }
  })
}

function open(id: string): void {
  const panel = element(id)
  if (!hasPopover) panel.scrollIntoView()
  else if (!panel.matches(':popover-open')) panel.showPopover()
  const first = panel.querySelector('[aria-current]') ?? panel.querySelector('input:not([type=hidden]), [aria-pressed=true]')
  if (first instanceof HTMLElement) first.focus()
}
