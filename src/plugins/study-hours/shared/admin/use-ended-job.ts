import { useEffect, useState } from 'react'

export type EndedJob = { state: 'done' | 'cancelled' | 'failed'; error: string | null }

const LOOK_AGAIN_MS = 1_500

/** Looks after a job until it has ended. @returns how it ended; undefined until then, and for the next job */
export function useEndedJob(job: string | null, onEnd: () => void): EndedJob | undefined {
  const [ended, setEnded] = useState<EndedJob & { job: string }>()
  const isOver = ended !== undefined && ended.job === job

  useEffect(() => {
    if (!job || isOver) return undefined
    const look = async () => {
      const answer = await fetch(`/api/jobs/${job}?depth=0`)
      if (!answer.ok) return
      const { error, state } = (await answer.json()) as { state: string; error?: string | null }
      if (state !== 'done' && state !== 'cancelled' && state !== 'failed') return
      setEnded({ job, state, error: error ?? null })
      onEnd()
    }
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isOver, job, onEnd])

  return isOver ? ended : undefined
}
