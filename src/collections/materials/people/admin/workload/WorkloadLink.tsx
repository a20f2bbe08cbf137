'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { workloadTexts } from './texts'

/** The way to the workload, from the menu, the list of assignments or a committee (then of that committee). */
export function WorkloadLink({ isOfCommittee = false, inNav = false }: { isOfCommittee?: boolean; inNav?: boolean }) {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const href = formatAdminURL({ adminRoute: config.routes.admin, path: '/collections/assignments/workload' })
  if (isOfCommittee && !id) return null
  return (
    <a className={inNav ? 'nav__link' : 'btn btn--style-secondary btn--size-small'} href={isOfCommittee ? `${href}?committee=${id}` : href}>
      {workloadTexts[i18n.language === 'en' ? 'en' : 'zh'].title}
    </a>
  )
}
