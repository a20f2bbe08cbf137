'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import type { UnitOffer } from '../domain/units'
import { courseBookTexts, type CourseBookTexts } from './texts'

type Props = { courseId: string; edition: string; offers: readonly UnitOffer[]; language: Language }
type Made = { created: number; updated: number }

/** The chapters of one edition to choose from. What was changed by hand is taken over only where somebody says so. */
export function ChapterPick({ courseId, edition, language, offers }: Props) {
  const text = courseBookTexts[language]
  const router = useRouter()
  const open = offers.filter(({ state }) => state !== 'same')
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isChosen = ({ chapter, state }: UnitOffer) => ticked.get(chapter) ?? state !== 'differs'
  const chosen = open.filter(isChosen).map(({ chapter }) => chapter)
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()
  const [isBusy, setBusy] = useState(false)

  const take = async () => {
    if (chosen.length === 0) return setSaid({ message: text.nothing, isRefusal: true })
    setBusy(true)
    const path = `/api/courses/${courseId}/units-from-edition`
    const answer = await sendJson<Made>(path, { edition, chapters: chosen }, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setSaid({ message: answer.message, isRefusal: true })
    setTicked(new Map())
    setSaid({ message: fill(text.took, { created: answer.body.created, updated: answer.body.updated }), isRefusal: false })
    router.refresh()
  }
  if (offers.length === 0) return <p className="lg-page__empty">{text.noChapters}</p>
  return (
    <section className="lg-block">
      <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
        <table className="lg-sheet lg-stack lg-course__chapters">
          <thead>
            <tr>
              {Object.entries(text.columns).map(([key, label]) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => (
              <tr key={offer.chapter}>
                <td data-label={text.columns.take}>
                  {offer.state === 'same' ? (
                    <span className="lg-pass" aria-hidden>
                      ✓
                    </span>
                  ) : (
                    <input
                      type="checkbox"
                      aria-label={`${offer.number} ${offer.title}`}
                      checked={isChosen(offer)}
                      onChange={({ currentTarget: { checked } }) => setTicked((before) => new Map(before).set(offer.chapter, checked))}
                    />
                  )}
                </td>
                <th scope="row" data-label={text.columns.chapter}>
                  {offer.number} {offer.title}
                </th>
                <td data-label={text.columns.points}>{offer.points.length}</td>
                <td data-label={text.columns.minutes}>{fill(text.minutes, { count: offer.minutes })}</td>
                <td data-label={text.columns.unit}>{stateOf(offer, text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open.length > 0 ? (
        <p className="lg-form__buttons">
          <button type="button" className="lg-button lg-button--forward" disabled={isBusy} onClick={() => void take()}>
            {fill(text.take, { count: chosen.length })}
          </button>
        </p>
      ) : (
        <p className="lg-hint">{text.allTaken}</p>
      )}
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said?.message}
      </p>
    </section>
  )
}

function stateOf({ changes, state, unit }: UnitOffer, text: CourseBookTexts): string {
  return fill(text.states[state], {
    title: unit?.title ?? '',
    changes: changes.map((change) => text.changes[change]).join(text.and),
  })
}
