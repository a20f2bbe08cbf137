import type { Metadata } from 'next'
import type { Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import { localPath } from './paths'

/** Title, description and the two addresses of a page. */
export function pageMetadata(page: {
  language: Language
  path: string
  title?: string
  description?: string
  isPrivate?: boolean
}): Metadata {
  const { language, path } = page
  const words = siteWords(language)
  const title = page.title ? `${page.title} · ${words.brand}` : words.siteTitle
  const description = page.description ?? words.siteDescription
  return {
    title,
    description,
    ...(page.isPrivate ? { robots: { index: false } } : {}),
    alternates: { canonical: localPath(language, path), languages: { 'zh-CN': path, en: localPath('en', path), 'x-default': path } },
    openGraph: { title, description, siteName: words.brand, type: 'website', locale: language === 'zh' ? 'zh_CN' : 'en_GB' },
  }
}
