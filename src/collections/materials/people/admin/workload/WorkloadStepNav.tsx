'use client'

import { useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'

export function WorkloadStepNav({ list, title }: { list: string; title: string }) {
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: list, url: '/admin/collections/assignments' }, { label: title }]), [list, setStepNav, title])
  return null
}
