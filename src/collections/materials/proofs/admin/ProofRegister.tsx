'use client'

import { Fragment, useState } from 'react'
import type { Language } from '@/kernel/errors'
import type { ProofStage } from '../../line/domain/separation'
import { fill } from '../../line/admin/edition-format'
import type { ProofChapter } from './load-proofs'
import { ProofForm } from './ProofForm'
import { proofTexts } from './texts/proofs'

const STAGES: readonly ProofStage[] = ['proof1', 'proof2', 'proof3', 'read-through']

type Props = { editionId: string; chapters: readonly ProofChapter[]; stage: ProofStage | null; language: Language }

/** Chapters × steps; at the open step whoever may reads here. */
export function ProofRegister({ chapters, editionId, language, stage }: Props) {
  const text = proofTexts[language]
  const [openId, setOpenId] = useState<string>()
  const [said, setSaid] = useState<string>()
  /** Whoever has opened the next chapter while this one was being stored keeps it open. */
  const close = (id: string) => setOpenId((open) => (open === id ? undefined : open))
  return (
    <>
      <p role="status" className="lg-pass">
        {said}
      </p>
      <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
        <table className="lg-sheet lg-proofs">
          <thead>
            <tr>
              <th scope="col">{text.chapter}</th>
              {STAGES.map((each) => (
                <th key={each} scope="col" aria-current={each === stage ? 'step' : undefined}>
                  {text.stages[each]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chapters.map((chapter) => (
              <Fragment key={chapter.id}>
                <tr>
                  <th scope="row">
                    <a href={`/admin/collections/chapters/${chapter.id}`}>
                      {chapter.number}　{chapter.title}
                    </a>
                  </th>
                  {STAGES.map((each) => (
                    <td key={each} aria-current={each === stage ? 'step' : undefined}>
                      <Cell
                        chapter={chapter}
                        stage={each}
                        isNow={each === stage}
                        isOpen={openId === chapter.id}
                        language={language}
                        onOpen={() => {
                          setSaid(undefined)
                          setOpenId(openId === chapter.id ? undefined : chapter.id)
                        }}
                      />
                    </td>
                  ))}
                </tr>
                {stage && openId === chapter.id && chapter.turn?.may ? (
                  <tr className="lg-inset">
                    <td colSpan={STAGES.length + 1}>
                      <ProofForm
                        editionId={editionId}
                        chapter={chapter}
                        stage={stage}
                        language={language}
                        onClose={() => close(chapter.id)}
                        onDone={() => {
                          close(chapter.id)
                          setSaid(`✓ ${fill(text.recordFor, { number: chapter.number, stage: text.stages[stage] })} · ${text.done}`)
                        }}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Cell(props: {
  chapter: ProofChapter
  stage: ProofStage
  isNow: boolean
  isOpen: boolean
  language: Language
  onOpen: () => void
}) {
  const { chapter, isNow, isOpen, language, onOpen, stage } = props
  const text = proofTexts[language]
  const reading = chapter.readings[stage]
  if (reading)
    return (
      <>
        <span className="lg-pass">✓</span> {reading.by}
        <small className="lg-line">
          {reading.on} · {reading.corrections.length > 0 ? fill(text.changes, { count: reading.corrections.length }) : text.noChanges}
        </small>
      </>
    )
  if (!chapter.isSealed) return <small>{text.notSealed}</small>
  if (!isNow) return <small>{text.waiting}</small>
  if (chapter.turn?.may)
    return (
      <button type="button" className="lg-button lg-button--small" aria-expanded={isOpen} onClick={onOpen}>
        {isOpen ? text.close : text.record}
      </button>
    )
  return (
    <>
      ○ {text.open}
      {chapter.turn ? <small className="lg-line">{chapter.turn.why}</small> : null}
    </>
  )
}
