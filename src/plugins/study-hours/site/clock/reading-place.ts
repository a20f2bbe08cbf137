import { blockBeforeReader, cameAnew, memory } from '@/platform/site/client/place'

/** The place where reading stopped, for the next time. */
export function keepPlace(unitId: string): void {
  const article = document.querySelector('article.book')
  if (!article) return
  const key = `liangong:unit:${unitId}`
  const kept = memory.read(key)
  if (kept && cameAnew()) document.getElementById(kept)?.scrollIntoView()
  addEventListener('pagehide', () => {
    const block = blockBeforeReader(article)
    if (block && scrollY > 200) memory.write(key, block.id)
  })
}
