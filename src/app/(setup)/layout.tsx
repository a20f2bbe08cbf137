import '@/platform/branding/tokens.css'
import '@/platform/site/styles/base.css'
import '@/platform/site/styles/site.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { siteWords } from '@/platform/i18n'
import { readPreferences } from '@/platform/site/preferences'
import { setupLanguage } from './_lib/language'

export const metadata: Metadata = { robots: { index: false }, icons: { icon: [{ url: '/favicon.svg', type: 'image/svg+xml' }] } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The document of the pages that stand before the admin: in its language, in the site's look, without a word of its configuration. */
export default async function Layout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const { size, theme } = readPreferences((name) => jar.get(name)?.value)
  return (
    <html lang={siteWords(await setupLanguage()).htmlLang} data-theme={theme} data-size={size}>
      <body>{children}</body>
    </html>
  )
}
