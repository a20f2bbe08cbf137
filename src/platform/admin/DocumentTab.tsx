'use client'

import { Button, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'

type Props = { path: string; label: { zh: string; en: string } }

/** A tab beside Edit whose name follows the language of the screen; Payload's own tabs take only one string. */
export function DocumentTab({ label, path }: Props) {
  const { collectionSlug, id } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const pathname = usePathname()
  if (!id) return null
  const href = `${config.routes.admin}/collections/${collectionSlug}/${id}${path}`
  const isActive = pathname === href
  const text = i18n.language === 'en' ? label.en : label.zh
  return (
    <Button
      aria-label={text}
      buttonStyle="tab"
      className={isActive ? 'doc-tab doc-tab--active' : 'doc-tab'}
      disabled={isActive}
      el={isActive ? 'div' : 'link'}
      margin={false}
      size="medium"
      {...(isActive ? {} : { to: href })}
    >
      <span className="doc-tab__label">{text}</span>
    </Button>
  )
}
