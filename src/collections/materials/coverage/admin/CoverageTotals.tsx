import type { Coverage, Importance } from '../../line/domain/coverage'
import type { CoverageTexts } from './texts'

const KINDS: readonly Importance[] = ['X', 'Y', 'Z']

export function CoverageTotals({ text, totals }: { totals: Coverage['totals']; text: CoverageTexts }) {
  return (
    <section className="lg-block">
      <h3>{text.totals}</h3>
      <table className="lg-sheet">
        <thead>
          <tr>
            <th scope="col">{text.importance}</th>
            <th scope="col" className="lg-number">
              {text.points}
            </th>
            <th scope="col" className="lg-number">
              {text.coveredPoints}
            </th>
            <th scope="col" className="lg-number">
              {text.gaps}
            </th>
            <th scope="col">{text.share}</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => {
            const { covered, points } = totals[kind]
            const gaps = points - covered
            // Rounded down: one gap in five hundred points is not a hundred per cent.
            const percent = points === 0 ? 0 : Math.floor((covered * 100) / points)
            return (
              <tr key={kind}>
                <th scope="row" className="lg-nowrap">
                  {text[kind]}
                </th>
                <td className="lg-number">{points}</td>
                <td className="lg-number">{covered}</td>
                <td className="lg-number">{gaps > 0 ? <span className="lg-gap">✕ {gaps}</span> : 0}</td>
                <td className="lg-share">
                  {points === 0 ? (
                    '—'
                  ) : (
                    <>
                      <meter value={covered} max={points} aria-label={`${text[kind]} ${percent}%`} /> {percent}%
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
