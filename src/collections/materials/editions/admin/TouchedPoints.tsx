'use client'

import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '../../line/admin/edition-format'
import { ListPager } from '@/platform/admin/ListPager'
import { revisionTexts } from './texts/revision'

type Point = { id: string; code: string; name: string; importance: string; chapters: number[] }

const PAGE = 50

export function TouchedPoints({ language, points }: { points: readonly Point[]; language: Language }) {
  const text = revisionTexts[language]
  const [page, setPage] = useState(1)
  return (
    <section className="lg-block">
      <h3>{fill(text.touched, { count: points.length })}</h3>
      {points.length === 0 ? (
        <p className="lg-page__empty">{text.touchedEmpty}</p>
      ) : (
        <>
          <p className="lg-hint">{text.touchedHint}</p>
          <div className="lg-scroll" tabIndex={0} role="region" aria-label={fill(text.touched, { count: points.length })}>
            <table className="lg-sheet">
              <thead>
                <tr>
                  <th scope="col">{text.code}</th>
                  <th scope="col">{text.name}</th>
                  <th scope="col">{text.importance}</th>
                  <th scope="col">{text.chapters}</th>
                </tr>
              </thead>
              <tbody>
                {points.slice((page - 1) * PAGE, page * PAGE).map(({ chapters, code, id, importance, name }) => (
                  <tr key={id}>
                    <td className="lg-nowrap">
                      <a href={`/admin/collections/appraisal-points/${id}`}>{code}</a>
                    </td>
                    <td>{name}</td>
                    <td>{importance}</td>
                    <td>{chapters.join('、')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ListPager page={page} size={PAGE} total={points.length} language={language} onPage={setPage} />
        </>
      )}
    </section>
  )
}
