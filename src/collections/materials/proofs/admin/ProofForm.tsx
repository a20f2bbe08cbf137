'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import type { ProofStage } from '../../line/domain/separation'
import { fill } from '../../line/admin/edition-format'
import { sendJson } from '@/platform/admin/send'
import { proofTexts } from './texts/proofs'

type Line = { key: number; quote: string; correction: string; note: string }
type Props = {
  editionId: string
  chapter: { id: string; number: number }
  stage: ProofStage
  language: Language
  onDone: () => void
  onClose: () => void
}

/** One reading of one chapter: what stands there, what it should be, and why. Without a line it was read and nothing was wrong. */
export function ProofForm({ chapter, editionId, language, onClose, onDone, stage }: Props) {
  const text = proofTexts[language]
  const router = useRouter()
  const [lines, setLines] = useState<readonly Line[]>([])
  const [nextKey, setNextKey] = useState(1)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const stageName = text.stages[stage]

  const faultOf = ({ correction, quote }: Line) => {
    if (!quote.trim() || !correction.trim()) return text.needed
    return quote.trim() === correction.trim() ? text.same : undefined
  }
  const change = (key: number, part: Partial<Line>) => setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const save = async () => {
    setTried(true)
    if (lines.some(faultOf)) return
    setBusy(true)
    const corrections = lines.map(({ correction, note, quote }) => ({
      quote: quote.trim(),
      correction: correction.trim(),
      ...(note.trim() ? { note: note.trim() } : {}),
    }))
    const answer = await sendJson(`/api/editions/${editionId}/proofs`, { chapter: chapter.id, corrections }, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.message)
    router.refresh()
    onDone()
  }

  return (
    <form
      className="lg-form"
      aria-label={fill(text.recordFor, { number: chapter.number, stage: stageName })}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <strong>{fill(text.recordFor, { number: chapter.number, stage: stageName })}</strong>
      {lines.length > 0 ? (
        <ol className="lg-lines">
          {lines.map((line, index) => {
            const fault = isTried ? faultOf(line) : undefined
            return (
              <li key={line.key}>
                {(['quote', 'correction', 'note'] as const).map((part) => (
                  <label key={part}>
                    <span>{text[part]}</span>
                    <input
                      className="lg-input"
                      maxLength={500}
                      value={line[part]}
                      aria-invalid={Boolean(fault) && part !== 'note' && (!line[part].trim() || fault === text.same)}
                      onChange={({ currentTarget }) => change(line.key, { [part]: currentTarget.value })}
                    />
                  </label>
                ))}
                <button
                  type="button"
                  className="lg-button lg-button--plain lg-button--small"
                  aria-label={fill(text.remove, { number: index + 1 })}
                  onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
                >
                  ✕
                </button>
                {fault ? <small className="lg-page__refusal">{fault}</small> : null}
              </li>
            )
          })}
        </ol>
      ) : null}
      <div className="lg-form__buttons">
        <button
          type="button"
          className="lg-button lg-button--plain"
          onClick={() => {
            setLines([...lines, { key: nextKey, quote: '', correction: '', note: '' }])
            setNextKey(nextKey + 1)
          }}
        >
          ＋ {text.add}
        </button>
        <button type="submit" className="lg-button lg-button--forward" disabled={isBusy}>
          {lines.length > 0 ? fill(text.save, { count: lines.length, stage: stageName }) : fill(text.saveNone, { stage: stageName })}
        </button>
        <button type="button" className="lg-button lg-button--plain" onClick={onClose}>
          {text.close}
        </button>
      </div>
      <p role="alert" className="lg-page__refusal">
        {refusal}
      </p>
    </form>
  )
}
