'use client'

import { Button, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

type Props = { path: string; label: { zh: string; en: string } }

/** A tab beside Edit whose name follows the language of the screen; Payload's own tabs take only one string. */
export function DocumentTab({ label, path }: Props) {
  const { collectionSlug, id } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const pathname = usePathname()
  const place = useRef<HTMLSpanElement>(null)
  const href = `${config.routes.admin}/collections/${collectionSlug}/${id}${path}`
  const isActive = pathname === href
  useEffect(() => {
    // On a small screen the row of tabs is wider than the screen.
    if (isActive) place.current?.closest('.doc-tab')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isActive])
  if (!id) return null
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
      <span ref={place} className="doc-tab__label">
        {text}
      </span>
    </Button>
  )
}
