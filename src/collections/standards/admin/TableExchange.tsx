'use client'

import { useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { ExchangePanel } from './ExchangePanel'
import { textsFor } from './texts'

/** Import and export above a list. */
export function TableExchange({ path }: { path: string }) {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const { user } = useAuth()
  const router = useRouter()
  return (
    <ExchangePanel
      base={`${config.routes.api}${path}`}
      text={textsFor(i18n.language)}
      canImport={mayImport(user)}
      offersMerge={false}
      onDone={() => router.refresh()}
    />
  )
}

/** Hides what the server would refuse anyway. */
export function mayImport(user: unknown): boolean {
  const roles: unknown = user && typeof user === 'object' && 'roles' in user ? user.roles : []
  return Array.isArray(roles) && roles.some((role) => role === 'admin' || role === 'centre-staff')
}
