'use client'

import { useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { figureTexts } from './texts'

const READERS = ['admin', 'centre-staff', 'auditor', 'training-admin']

/** The way to the statistics, in the menu and above the list of classes, for those who answer for more than one class. */
export function FiguresLink({ inNav = false }: { inNav?: boolean }) {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const { user } = useAuth()
  const roles: unknown = user?.['roles']
  if (!Array.isArray(roles) || !roles.some((role) => READERS.includes(String(role)))) return null
  return (
    <a
      className={inNav ? 'nav__link' : 'btn btn--style-secondary btn--size-small'}
      href={formatAdminURL({ adminRoute: config.routes.admin, path: '/collections/classes/figures' })}
    >
      {figureTexts[i18n.language === 'en' ? 'en' : 'zh'].all}
    </a>
  )
}
