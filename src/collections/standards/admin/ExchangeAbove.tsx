'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { ExchangePanel } from './ExchangePanel'
import { textsFor } from './texts'

/** The panel above a list, which is drawn again after an import. */
export function ExchangeAbove({ canExport, canImport, path }: { path: string; canExport: boolean; canImport: boolean }) {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const router = useRouter()
  return (
    <ExchangePanel
      base={`${config.routes.api}${path}`}
      text={textsFor(i18n.language)}
      canExport={canExport}
      canImport={canImport}
      offersMerge={false}
      onDone={() => router.refresh()}
    />
  )
}
