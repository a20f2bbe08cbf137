'use client'

import { useEffect, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { SlipList, type WaitingSlips } from '@/platform/documents/slips/admin/SlipList'

/** The sign-in slips of the reader's own imports, asked for when the list of people is opened and again after an import. */
export function StaffSlips({ language }: { language: Language }) {
  const [slips, setSlips] = useState<readonly WaitingSlips[]>([])
  const [address, setAddress] = useState('')

  useEffect(() => {
    let isGone = false
    void (async () => {
      const answer = await fetch('/api/users/import-slips', { credentials: 'include' }).catch(() => null)
      if (!answer?.ok) return
      const body = (await answer.json()) as { slips: WaitingSlips[]; address: string }
      if (isGone) return
      setAddress(body.address)
      setSlips(body.slips)
    })()
    return () => void (isGone = true)
  }, [])

  return (
    <SlipList
      heading="h4"
      slips={slips}
      address={address}
      hrefOf={(id) => `/api/users/import-slips/${id}`}
      language={language}
      onAnswer={(id, isCollected) => {
        if (isCollected) setSlips((before) => before.filter((each) => each.id !== id))
      }}
    />
  )
}
