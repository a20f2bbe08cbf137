import type { Language } from '@/kernel/errors'
import { en } from './en'
import { zh } from './zh'

export type SiteWords = typeof zh

/** The public site's sentences in `language`. */
export function siteWords(language: Language): SiteWords {
  return language === 'en' ? en : zh
}
