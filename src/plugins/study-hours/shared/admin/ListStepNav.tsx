'use client'

import { useConfig, useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'

/** The way back at the top of a page that belongs to a whole list. */
export function ListStepNav({ list, slug, title }: { list: string; slug: string; title: string }) {
  const { setStepNav } = useStepNav()
  const { config } = useConfig()
  const url = `${config.routes.admin}/collections/${slug}`
  useEffect(() => setStepNav([{ label: list, url }, { label: title }]), [list, setStepNav, title, url])
  return null
}
