import type { FigureTexts } from './texts'

const HOUR_MS = 3_600_000

/** Clock hours with one decimal, rounded down: charts are looked at, the record is exact. */
export function hourValue(ms: number): number {
  return Math.floor((ms * 10) / HOUR_MS) / 10
}

export function hourText(ms: number): string {
  return hourValue(ms).toFixed(1)
}

type Row = { id: string; name: string; onlineMs: number; offlineMs?: number; people?: number; href?: string }

/** The numbers of a chart. */
export function FigureTable({
  head,
  isOnlineOnly = false,
  rows,
  text,
}: {
  head: string
  rows: readonly Row[]
  text: FigureTexts
  isOnlineOnly?: boolean
}) {
  const hasPeople = rows.some(({ people }) => people !== undefined)
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const all = {
    onlineMs: sum(({ onlineMs }) => onlineMs),
    offlineMs: sum(({ offlineMs = 0 }) => offlineMs),
    people: sum(({ people = 0 }) => people),
  }
  return (
    <div className="lg-scroll lg-numbers" tabIndex={0} role="region" aria-label={head}>
      <table className="lg-sheet">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {hasPeople ? <Head>{text.people}</Head> : null}
            <Head>{text.online}</Head>
            {isOnlineOnly ? null : (
              <>
                <Head>{text.offline}</Head>
                <Head>{text.sum}</Head>
              </>
            )}
            {hasPeople ? <Head>{text.perPerson}</Head> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</th>
              <Cells row={row} hasPeople={hasPeople} isOnlineOnly={isOnlineOnly} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <Cells row={{ id: '', name: '', ...all }} hasPeople={hasPeople} isOnlineOnly={isOnlineOnly} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Cells({ hasPeople, isOnlineOnly, row }: { row: Row; hasPeople: boolean; isOnlineOnly: boolean }) {
  const { offlineMs = 0, onlineMs, people = 0 } = row
  return (
    <>
      {hasPeople ? <td className="lg-number">{people}</td> : null}
      <td className="lg-number">{hourText(onlineMs)}</td>
      {isOnlineOnly ? null : (
        <>
          <td className="lg-number">{hourText(offlineMs)}</td>
          <td className="lg-number">{hourText(onlineMs + offlineMs)}</td>
        </>
      )}
      {hasPeople ? <td className="lg-number">{people === 0 ? '—' : hourText((onlineMs + offlineMs) / people)}</td> : null}
    </>
  )
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="lg-number">
      {children}
    </th>
  )
}
