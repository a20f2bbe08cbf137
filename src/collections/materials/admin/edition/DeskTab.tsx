'use client'

import { Button, useConfig, useTranslation } from '@payloadcms/ui'
import { useParams, usePathname } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'

/** A tab of a document, named in the reader's language: Payload's own tabs take their names from its own dictionary only. */
export function DeskTab({ label, path }: { path: string; label: { zh: string; en: string } }) {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const pathname = usePathname()
  const { segments } = useParams<{ segments?: string[] }>()
  const [, slug, id] = segments ?? []
  const href = formatAdminURL({ adminRoute: config.routes.admin, path: `/collections/${slug}/${id}${path as `/${string}`}` })
  const isActive = pathname.startsWith(href)
  const name = i18n.language === 'en' ? label.en : label.zh
  return (
    <Button
      aria-label={name}
      buttonStyle="tab"
      className={isActive ? 'doc-tab doc-tab--active' : 'doc-tab'}
      disabled={isActive}
      el={isActive ? 'div' : 'link'}
      margin={false}
      size="medium"
      {...(isActive ? {} : { to: href })}
    >
      <span className="doc-tab__label">{name}</span>
    </Button>
  )
}
