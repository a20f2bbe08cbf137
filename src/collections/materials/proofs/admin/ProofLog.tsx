'use client'

import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import type { ProofStage } from '../../line/domain/separation'
import type { ProofChapter } from './load-proofs'
import { ListPager } from '@/platform/admin/ListPager'
import { proofTexts } from './texts/proofs'

const PAGE = 25

/** Every correction that was recorded, as the typesetter works it off. */
export function ProofLog({ chapters, language }: { chapters: readonly ProofChapter[]; language: Language }) {
  const text = proofTexts[language]
  const [stage, setStage] = useState<ProofStage | ''>('')
  const [page, setPage] = useState(1)
  const all = chapters.flatMap(({ number, readings }) =>
    (Object.entries(readings) as [ProofStage, NonNullable<(typeof readings)[ProofStage]>][]).flatMap(([at, { by, corrections, on }]) =>
      corrections.map((correction) => ({ ...correction, number, at, by, on })),
    ),
  )
  const rows = all.filter(({ at }) => !stage || at === stage)
  return (
    <section className="lg-block">
      <h3>{text.log}</h3>
      {all.length === 0 ? (
        <p className="lg-page__empty">{text.logEmpty}</p>
      ) : (
        <>
          <div className="lg-filter">
            <label>
              {text.stage}
              <select
                className="lg-input"
                value={stage}
                onChange={({ currentTarget }) => {
                  setStage(currentTarget.value as ProofStage | '')
                  setPage(1)
                }}
              >
                <option value="">{text.all}</option>
                {Object.entries(text.stages).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.log}>
            <table className="lg-sheet">
              <thead>
                <tr>
                  <th scope="col">{text.chapter}</th>
                  <th scope="col">{text.stage}</th>
                  <th scope="col">{text.quote}</th>
                  <th scope="col">{text.correction}</th>
                  <th scope="col">{text.note}</th>
                  <th scope="col">{text.person}</th>
                </tr>
              </thead>
              <tbody>
                {rows.slice((page - 1) * PAGE, page * PAGE).map(({ at, by, correction, note, number, on, quote }, index) => (
                  <tr key={index}>
                    <td className="lg-number">{number}</td>
                    <td className="lg-nowrap">{text.stages[at]}</td>
                    <td>
                      <del>{quote}</del>
                    </td>
                    <td>
                      <ins>{correction}</ins>
                    </td>
                    <td>{note}</td>
                    <td className="lg-nowrap">
                      {by} <small>{on}</small>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ListPager page={page} size={PAGE} total={rows.length} language={language} onPage={setPage} />
        </>
      )}
    </section>
  )
}
