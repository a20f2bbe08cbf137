import { parseYuan, type Fen } from '@/kernel/money'
import { plainNumeral } from '@/kernel/text'

/** What somebody typed as a price: `45`, `45.5`, `￥1,280.00`, `45元`; nothing is an amount that is not given. */
export function yuanTyped(text: string): { isAmount: boolean; fen: Fen | null } {
  const clean = plainNumeral(
    text
      .normalize('NFKC')
      .replace(/^\s*[¥]/, '')
      .replace(/元\s*$/, ''),
  )
  if (clean === '') return { isAmount: true, fen: null }
  try {
    const fen = parseYuan(clean)
    return fen < 0 ? { isAmount: false, fen: null } : { isAmount: true, fen }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { isAmount: false, fen: null }
  }
}
