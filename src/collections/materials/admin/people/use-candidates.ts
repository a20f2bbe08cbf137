'use client'

import { useEffect, useState } from 'react'
import type { Candidates } from '../../operations/candidates'

const PAUSE_MS = 200

export type Asked = { field: string; textbook?: string; edition?: string; chapter?: string; search: string; chosen: readonly string[] }

/** Who may be appointed, asked again a moment after the search or the choice has changed; the last answer stays meanwhile. */
export function useCandidates(asked: Asked | undefined): { loaded: Candidates | undefined; isLoading: boolean; hasFailed: boolean } {
  const { chosen = [], ...rest } = asked ?? {}
  const query = asked ? new URLSearchParams({ ...rest, chosen: chosen.join(',') } as Record<string, string>).toString() : ''
  const [answer, setAnswer] = useState<{ query: string; loaded?: Candidates; hasFailed?: true }>()
  useEffect(() => {
    if (!query) return undefined
    const gone = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/editions/candidates?${query}`, { credentials: 'include', signal: gone.signal })
        .then(async (response) => (response.ok ? ((await response.json()) as Candidates) : Promise.reject(new Error(response.statusText))))
        .then((loaded) => setAnswer({ query, loaded }))
        .catch((error: unknown) => {
          if (!gone.signal.aborted) setAnswer((last) => ({ query, ...(last?.loaded ? { loaded: last.loaded } : {}), hasFailed: true }))
          else if (!(error instanceof Error)) throw error
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [query])
  return { loaded: answer?.loaded, isLoading: query !== '' && answer?.query !== query, hasFailed: answer?.hasFailed === true }
}
