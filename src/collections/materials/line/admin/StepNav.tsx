'use client'

import { useConfig, useDocumentInfo, useDocumentTitle, useStepNav, useTranslation } from '@payloadcms/ui'
import { useEffect } from 'react'

/** The way back at the top of a view of our own: the list, the document, this view. */
export function StepNav({ list, view }: { list: string; view: string }) {
  const { collectionSlug, id } = useDocumentInfo()
  const { title } = useDocumentTitle()
  const { setStepNav } = useStepNav()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const base = `${config.routes.admin}/collections/${collectionSlug}`
  useEffect(() => {
    setStepNav([{ label: list, url: base }, { label: title || '…', url: `${base}/${id}` }, { label: view }])
  }, [base, id, i18n.language, list, setStepNav, title, view])
  return null
}
