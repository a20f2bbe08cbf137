import '@/platform/branding/tokens.css'
import '@/platform/site/styles/base.css'
import '@/platform/site/styles/site.css'
import '@/platform/site/styles/book.css'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { parseEnvironment } from '@/kernel/environment'
import { siteWords } from '@/platform/i18n'
import { readPreferences } from '@/platform/site/preferences'
import { languageOfSegment } from '@/platform/site/request'

type Props = { children: ReactNode; params: Promise<{ lang: string }> }

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(parseEnvironment(process.env).publicUrl),
    icons: {
      icon: [
        { url: '/favicon.svg', type: 'image/svg+xml' },
        { url: '/favicon.ico', sizes: '32x32' },
      ],
    },
    formatDetection: { telephone: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#15181c' },
  ],
}

/** The document. Its language is the address's, its light the reader's choice, known before the first byte is sent. */
export default async function Layout({ children, params }: Props) {
  const language = languageOfSegment((await params).lang)
  const jar = await cookies()
  const { theme, size } = readPreferences((name) => jar.get(name)?.value)
  const requestId = (await headers()).get('x-request-id') ?? ''
  return (
    <html lang={siteWords(language).htmlLang} data-theme={theme} data-size={size} data-request-id={requestId}>
      <body>{children}</body>
    </html>
  )
}
