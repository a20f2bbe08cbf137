'use client'

import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { formatCount } from '../../line/admin/format'
import { fill, yuan } from '../../line/admin/edition-format'
import { ListPager } from '@/platform/admin/ListPager'
import { orderTexts } from './texts'

type Props = { lines: readonly { id: string; name: string; quantity: number }[]; quantity: number; amountFen: number; language: Language }

const PAGE = 50

/** Orders by organisation, the largest first, with their sum. */
export function OrderRegister({ amountFen, language, lines, quantity }: Props) {
  const text = orderTexts[language]
  const [page, setPage] = useState(1)
  // The sum is the price times the copies, so the quotient is exact.
  const priceFen = quantity === 0 ? 0 : amountFen / quantity
  return (
    <>
      <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
        <table className="lg-sheet">
          <thead>
            <tr>
              <th scope="col">{text.organisation}</th>
              <th scope="col" className="lg-number">
                {text.quantity}
              </th>
              <th scope="col" className="lg-number">
                {text.share}
              </th>
              <th scope="col" className="lg-number">
                {text.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice((page - 1) * PAGE, page * PAGE).map((line) => (
              <tr key={line.id}>
                <th scope="row">{line.name}</th>
                <td className="lg-number">{formatCount(line.quantity, language)}</td>
                <td className="lg-number">{((line.quantity * 100) / quantity).toFixed(1)}%</td>
                <td className="lg-number">{yuan(line.quantity * priceFen)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{fill(text.sum, { count: lines.length })}</th>
              <td className="lg-number">{formatCount(quantity, language)}</td>
              <td className="lg-number">100%</td>
              <td className="lg-number">{yuan(amountFen)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <ListPager page={page} size={PAGE} total={lines.length} language={language} onPage={setPage} />
    </>
  )
}
