'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { checkSample, qualityOf } from '../domain/quality'
import { formatCount } from '../../line/admin/format'
import { fill } from '../../line/admin/edition-format'
import { QualityErrors, type ErrorLine } from './QualityErrors'
import { sendJson } from '@/platform/admin/send'
import { proofTexts, type ProofTexts } from './texts/proofs'

type Props = {
  editionId: string
  chapters: { id: string; number: number; title: string }[]
  bookCharacters: number
  needed: number
  rateMax: number
  language: Language
}

/** Takes a sample and shows, while it is filled in, what the rule will say. The server decides by the same rule. */
export function QualityForm({ bookCharacters, chapters, editionId, language, needed, rateMax }: Props) {
  const text = proofTexts[language]
  const router = useRouter()
  const id = useId()
  const [from, setFrom] = useState('')
  const [characters, setCharacters] = useState(String(needed))
  const [lines, setLines] = useState<readonly ErrorLine[]>([])
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()

  const sampledCharacters = Number(characters)
  const sizeFault = faultOfSize({ sampledCharacters, bookCharacters, needed, text, language })
  const errors = lines.map(({ kind, place, weight }) => ({
    kind,
    weight: Number(weight),
    ...(place.trim() ? { place: place.trim() } : {}),
  }))
  const hasBadWeight = errors.some(({ weight }) => !(weight >= 0.1 && weight <= 3))
  const quality = sizeFault || hasBadWeight ? undefined : qualityOf({ sampledCharacters, bookCharacters, errors, rateMax })
  const sum = errors.reduce((total, { weight }) => total + (Number.isFinite(weight) ? weight : 0), 0)
  const verdict = quality ? (quality.passed ? text.pass : text.fail) : '—'

  const save = async () => {
    setTried(true)
    if (!quality) return
    setBusy(true)
    const body = { sampledCharacters, errors, ...(from ? { fromChapter: from } : {}) }
    const answer = await sendJson(`/api/editions/${editionId}/quality-samples`, body, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setSaid({ message: answer.message, isRefusal: true })
    setLines([])
    setTried(false)
    setSaid({ message: fill(text.sampled, { rate: quality.errorsPer10k.toFixed(2), verdict }), isRefusal: false })
    router.refresh()
  }

  return (
    <form
      className="lg-form"
      aria-label={text.sampling}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="lg-form__row">
        <label htmlFor={`${id}-from`}>
          <span>{text.fromChapter}</span>
          <select id={`${id}-from`} className="lg-input" value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)}>
            <option value="">{text.fromStart}</option>
            {chapters.map((chapter) => (
              <option key={chapter.id} value={chapter.id}>
                {chapter.number}　{chapter.title}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-characters`}>
          <span>{text.characters}</span>
          <input
            id={`${id}-characters`}
            className="lg-input"
            inputMode="numeric"
            value={characters}
            aria-invalid={Boolean(sizeFault)}
            aria-describedby={`${id}-size`}
            onChange={({ currentTarget }) => setCharacters(currentTarget.value.trim())}
          />
          <small id={`${id}-size`} className={sizeFault ? 'lg-page__refusal' : 'lg-hint'}>
            {sizeFault ??
              (quality?.isWholeBook
                ? text.whole
                : fill(text.charactersHint, { book: formatCount(bookCharacters, language), needed: formatCount(needed, language) }))}
          </small>
        </label>
      </div>
      <QualityErrors lines={lines} onChange={setLines} text={text} isTried={isTried} />
      <p className="lg-verdict" role="status">
        <span>
          {text.rate} <b>{quality ? quality.errorsPer10k.toFixed(2) : '—'}</b> / {rateMax}
        </span>
        <small>{fill(text.sum, { sum: Math.round(sum * 1000) / 1000 })}</small>
        {quality ? (
          <strong className={quality.passed ? 'lg-pass' : 'lg-gap'}>{quality.passed ? `✓ ${verdict}` : `✕ ${verdict}`}</strong>
        ) : null}
      </p>
      <div className="lg-form__buttons">
        <button type="submit" className="lg-button lg-button--forward" disabled={isBusy}>
          {fill(text.saveSample, { verdict })}
        </button>
      </div>
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said?.message}
      </p>
    </form>
  )
}

function faultOfSize(args: {
  sampledCharacters: number
  bookCharacters: number
  needed: number
  text: ProofTexts
  language: Language
}): string | undefined {
  const { bookCharacters, language, needed, sampledCharacters, text } = args
  if (!Number.isSafeInteger(sampledCharacters) || sampledCharacters < 1) return text.notWhole
  const decision = checkSample({ sampledCharacters, bookCharacters })
  if (decision.ok) return undefined
  return decision.code === 'materials.sampleBeyondBook'
    ? fill(text.beyond, { book: formatCount(bookCharacters, language) })
    : fill(text.tooSmall, { needed: formatCount(needed, language) })
}
