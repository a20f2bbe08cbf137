'use client'

import { useEffect, useState } from 'react'
import { readCandidates, type CandidatesAnswer } from './candidates-answer'

const PAUSE_MS = 200

export type Asked = { field: string; textbook?: string; edition?: string; chapter?: string; search: string; chosen: readonly string[] }

/** Who may be appointed, asked again a moment after the search or the choice has changed; the last list stays meanwhile. */
export function useCandidates(asked: Asked | undefined): CandidatesAnswer & { isLoading: boolean } {
  const { chosen = [], ...rest } = asked ?? {}
  const query = asked ? new URLSearchParams({ ...rest, chosen: chosen.join(',') } as Record<string, string>).toString() : ''
  const [answer, setAnswer] = useState<CandidatesAnswer & { query?: string }>({})
  useEffect(() => {
    if (!query) return undefined
    const gone = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/editions/candidates?${query}`, { credentials: 'include', signal: gone.signal })
        .then(readCandidates)
        .catch((error: unknown): CandidatesAnswer => {
          if (error instanceof Error) return { hasFailed: true }
          throw error
        })
        .then((next) => {
          if (!gone.signal.aborted) setAnswer((last) => ({ ...(last.loaded ? { loaded: last.loaded } : {}), ...next, query }))
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [query])
  return { ...answer, isLoading: query !== '' && answer.query !== query }
}
