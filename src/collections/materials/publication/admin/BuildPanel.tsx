'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { JobProgress } from '@/platform/jobs/admin/JobProgress'
import { sendJson } from '@/platform/admin/send'
import { publicationTexts } from './texts'

const FORMATS = ['epub', 'pdf', 'docx'] as const
type Format = (typeof FORMATS)[number]
type Build = { format: string; jobId: string }

const LOOK_AGAIN_MS = 1_500

/** Chooses formats, starts the builds and follows them; the list is read anew as each one ends. */
export function BuildPanel(props: { editionId: string; running: Build[]; isPossible: boolean; language: Language }) {
  const { editionId, isPossible, language, running } = props
  const text = publicationTexts[language]
  const router = useRouter()
  const [chosen, setChosen] = useState<readonly Format[]>(FORMATS)
  const [builds, setBuilds] = useState<Build[]>(running)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  useRefreshAtEnd(builds, () => router.refresh())

  const start = async () => {
    if (chosen.length === 0) return setRefusal(text.chooseFormat)
    setRefusal(undefined)
    setBusy(true)
    const answer = await sendJson<{ jobs: Build[] }>(`/api/editions/${editionId}/publications`, { formats: chosen }, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.message)
    setBuilds(answer.body.jobs)
  }

  return (
    <>
      <form
        className="lg-build"
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        {FORMATS.map((format) => (
          <label key={format}>
            <input
              type="checkbox"
              disabled={!isPossible}
              checked={chosen.includes(format)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(FORMATS.filter((each) => (each === format ? checked : chosen.includes(each))))
              }
            />
            {text.formats[format]}
          </label>
        ))}
        <button type="submit" className="lg-button lg-button--forward" disabled={isBusy || !isPossible}>
          {text.start}
        </button>
      </form>
      <p role="alert" className="lg-page__refusal">
        {refusal}
      </p>
      {builds.length > 0 ? (
        <ul className="lg-jobs" aria-label={text.running}>
          {builds.map(({ format, jobId }) => (
            <li key={jobId}>
              <b>{format.toUpperCase()}</b>
              <JobProgress jobId={jobId} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Calls `onEnd` once for each build that has come to its end. */
function useRefreshAtEnd(builds: readonly Build[], onEnd: () => void) {
  const [ended, setEnded] = useState<readonly string[]>([])
  const waiting = builds.filter(({ jobId }) => !ended.includes(jobId))
  useEffect(() => {
    if (waiting.length === 0) return undefined
    const look = async () => {
      const ids = waiting.map(({ jobId }) => jobId).join(',')
      const answer = await fetch(`/api/jobs?depth=0&limit=20&where[id][in]=${encodeURIComponent(ids)}&where[state][not_in]=queued,running`)
      if (!answer.ok) return
      const { docs } = (await answer.json()) as { docs: { id: string }[] }
      if (docs.length === 0) return
      setEnded([...ended, ...docs.map(({ id }) => id)])
      onEnd()
    }
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  })
}
