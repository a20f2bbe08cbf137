import { element } from '@/platform/site/client/elements'

const SHORTEST = 2
const LONGEST = 200

/** Whoever selects some words of a paragraph may report an error there, with the words as the quotation. */
export function offerReport(): void {
  const report = element('report-link', HTMLAnchorElement)
  const offer = element('report-selection')
  document.addEventListener('selectionchange', () => {
    const selection = getSelection()
    const quote = selection?.toString().trim() ?? ''
    const block = selection?.anchorNode?.parentElement?.closest('.book > [id^=p]')
    const link = offer.querySelector('a')
    offer.hidden = !block || quote.length < SHORTEST || quote.length > LONGEST
    if (!block || offer.hidden || !link) return
    const url = new URL(report.href)
    url.searchParams.set('paragraph', block.id.slice(1))
    url.searchParams.set('quote', quote)
    link.href = url.href
  })
}
