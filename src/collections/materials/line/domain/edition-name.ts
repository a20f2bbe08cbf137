import type { Language } from '@/kernel/errors'

/** What an edition is called; by the English title of its book for those who read English, where it has one. */
export function editionName(
  { editionNo, name, titleEn }: { name?: string | null; editionNo: number; titleEn?: string | null | undefined },
  language: Language,
): string {
  const title = language === 'en' ? titleEn?.trim() : ''
  return title ? `${title} · edition ${editionNo}` : (name ?? '')
}
