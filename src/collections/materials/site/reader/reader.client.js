// The reader's whole script, served as it stands. The page works without it; this adds what a keyboard, a memory and
// a second glance at a footnote need. Data comes from attributes, sentences from hidden elements of the page.
;(() => {
  const root = document.documentElement
  const { book, editionNo, edition, chapter } = document.body.dataset
  const article = document.querySelector('.book')
  const byId = (id) => document.getElementById(id)
  const YEAR_S = 31_536_000
  const BAR_PX = 56

  const remember = (name, value) => {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax`
  }

  // --- Panels -------------------------------------------------------------------------------------------------------
  const hasPopover = 'popover' in HTMLElement.prototype
  const open = (id) => {
    const panel = byId(id)
    if (!hasPopover) panel.scrollIntoView()
    else if (!panel.matches(':popover-open')) panel.showPopover()
    ;(panel.querySelector('[aria-current]') ?? panel.querySelector('input:not([type=hidden]), [aria-pressed=true]'))?.focus()
  }
  if (!hasPopover)
    for (const button of document.querySelectorAll('[popovertarget]'))
      button.addEventListener('click', () => open(button.getAttribute('popovertarget')))
  for (const link of byId('contents').querySelectorAll('a[href^="#"]'))
    link.addEventListener('click', () => hasPopover && byId('contents').hidePopover())

  // --- Keys ---------------------------------------------------------------------------------------------------------
  const keys = { t: 'contents', '/': 'search', a: 'settings', '?': 'help' }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], .table-scroll, pre, .formula'))
      return
    if (keys[event.key]) {
      event.preventDefault()
      open(keys[event.key])
    } else if (!document.querySelector(':popover-open')) {
      const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key]
      const link = rel && document.querySelector(`.chapter-nav a[rel=${rel}]`)
      if (link) location.assign(link.href)
    }
  })

  // --- Where the reader is ------------------------------------------------------------------------------------------
  const storageKey = `liangong:position:${edition}`
  const positions = (() => {
    try {
      return JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    } catch {
      return {} // storage switched off or damaged: reading goes on without a memory
    }
  })()
  const current = () => [...article.children].find((block) => block.id && block.getBoundingClientRect().bottom > BAR_PX)
  const keep = () => {
    const block = current()
    if (!block) return
    positions[chapter] = block.id
    try {
      localStorage.setItem(storageKey, JSON.stringify(positions))
    } catch {
      // a full or forbidden storage must not disturb reading
    }
  }
  let pending = 0
  addEventListener(
    'scroll',
    () => {
      clearTimeout(pending)
      pending = setTimeout(keep, 250)
    },
    { passive: true },
  )
  addEventListener('pagehide', keep)

  const place = `${book}~${editionNo}~${chapter}`
  const last = decodeURIComponent(/(?:^|; )lg-last=([^;]*)/.exec(document.cookie)?.[1] ?? '')
  remember('lg-last', [place, ...last.split('|').filter((entry) => entry && !entry.startsWith(`${book}~`))].slice(0, 8).join('|'))

  const kept = positions[chapter] && byId(positions[chapter])
  const isFresh = performance.getEntriesByType('navigation')[0]?.type === 'navigate'
  if (kept && kept !== article.firstElementChild && !location.hash && isFresh) {
    kept.scrollIntoView()
    const snack = byId('resume')
    snack.hidden = false
    snack.querySelector('a').addEventListener('click', () => (snack.hidden = true))
    setTimeout(() => (snack.hidden = true), 12_000)
  }

  // --- Size and light -----------------------------------------------------------------------------------------------
  byId('preferences').addEventListener('submit', (event) => {
    const { name, value } = event.submitter ?? {}
    if (!name) return
    event.preventDefault()
    const block = current()
    root.dataset[name] = value
    remember(`lg-${name}`, value)
    for (const button of event.target.elements[name]) button.setAttribute('aria-pressed', String(button.value === value))
    if (name === 'size' && scrollY > 200) block?.scrollIntoView()
  })

  // --- Notes where they are called ----------------------------------------------------------------------------------
  const box = byId('note-box')
  article.addEventListener('click', (event) => {
    const mark = event.target.closest('a[role=doc-noteref], a.erratum-mark')
    const text = mark && byId(mark.hash.slice(1))?.querySelector('.note-text')
    if (!text || !hasPopover) return
    event.preventDefault()
    const content = text.cloneNode(true)
    for (const node of content.querySelectorAll('[id]')) node.removeAttribute('id')
    box.lastElementChild.replaceChildren(content)
    box.setAttribute('aria-label', mark.getAttribute('aria-label'))
    box.showPopover()
    const at = mark.getBoundingClientRect()
    const left = Math.max(16, Math.min(at.left - 24, innerWidth - box.offsetWidth - 16))
    const below = at.bottom + box.offsetHeight + 16 < innerHeight
    box.style.left = `${left + scrollX}px`
    box.style.top = `${scrollY + (below ? at.bottom + 6 : Math.max(BAR_PX, at.top - box.offsetHeight - 6))}px`
    box.focus({ preventScroll: true })
    box.addEventListener('toggle', () => mark.focus({ preventScroll: true }), { once: true, capture: false })
  })

  // --- An error seen while reading ----------------------------------------------------------------------------------
  const report = byId('report-link')
  const offer = byId('report-selection')
  document.addEventListener('selectionchange', () => {
    const selection = getSelection()
    const quote = selection.toString().trim()
    const block = selection.anchorNode?.parentElement?.closest('.book > [id^=p]')
    offer.hidden = !(block && quote.length >= 2 && quote.length <= 200)
    if (offer.hidden) return
    const url = new URL(report.href)
    url.searchParams.set('paragraph', block.id.slice(1))
    url.searchParams.set('quote', quote)
    offer.querySelector('a').href = url.href
  })
})()
