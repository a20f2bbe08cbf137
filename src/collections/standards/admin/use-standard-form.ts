'use client'

import { useFormFields } from '@payloadcms/ui'
import { useMemo } from 'react'
import { LEVELS, type Level } from '../domain/levels'

/** What the fields of a standard need to know of each other: its levels, and whether its content may still be changed. */
export function useStandardForm(): { levels: Level[]; isFrozen: boolean } {
  // A text, so that a new list of the same levels is no change.
  const chosen = useFormFields(([fields]) => {
    const value: unknown = fields['levels']?.value
    return Array.isArray(value) ? value.map(String).join(',') : ''
  })
  const state = useFormFields(([fields]) => fields['state']?.value)
  const levels = useMemo(() => LEVELS.filter((level) => chosen.split(',').includes(String(level))), [chosen])
  return { levels, isFrozen: typeof state === 'string' && state !== 'draft' }
}
