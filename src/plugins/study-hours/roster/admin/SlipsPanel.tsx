'use client'

import { useRouter } from 'next/navigation'
import type { Language } from '@/kernel/errors'
import { SlipList, type WaitingSlips } from '@/platform/documents/slips/admin/SlipList'

type Props = { classId: string; slips: readonly WaitingSlips[]; address: string; language: Language }

/** The sign-in slips of the class's imports that wait for the reader. */
export function SlipsPanel({ address, classId, language, slips }: Props) {
  const router = useRouter()
  return (
    <SlipList
      heading="h3"
      slips={slips}
      address={address}
      hrefOf={(id) => `/api/classes/${classId}/roster/${id}/slips`}
      language={language}
      onAnswer={() => router.refresh()}
    />
  )
}
