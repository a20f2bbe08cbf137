import { addDays, localTime } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import type { MyDay, MyPiece } from '../recognition/operations/my-record'
import { day as dayText, inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import { duration } from './duration'
import { lookOf, Ribbon } from './ribbon'
import { recordPath } from './study-paths'
import { studyWords } from './words'

/** `latest` is the last day of the month with a record, where it is another one. */
type Props = { own: MyDay; today: string; latest?: string | undefined; language: Language }

/** One day of the record: where it stands in the week, the ribbon, every piece in words, and what was recognised of it. */
export function DayView({ own, today, latest, language }: Props) {
  const words = studyWords(language).record
  const { day, pieces, attended } = own
  const said = words.dayTotals(duration(own.rawMs, language), duration(own.countedMs, language), duration(own.recognisedMs, language))
  return (
    <>
      <DayNav day={day} today={today} language={language} />
      {own.rawMs === 0 ? (
        <p className="lead">
          {words.nothing}
          {latest && latest !== day ? (
            <>
              {' '}
              <a href={`${localPath(language, recordPath)}?day=${latest}#day`}>{words.latest(dayText(latest, language))}</a>
            </>
          ) : null}
        </p>
      ) : (
        <>
          <p className="day-said">{said}</p>
          {pieces.length > 0 ? (
            <Ribbon pieces={pieces} label={words.ribbonLabel(dayText(day, language), said)} language={language} />
          ) : null}
          {attended.length > 0 ? (
            <>
              <h3>{words.attendance}</h3>
              <ul className="attended" role="list">
                {attended.map(({ arrivedMs, lateMs, leftMs, startMs, endMs, title, titleEn }) => (
                  <li key={startMs}>
                    {localTime(startMs)}–{localTime(endMs)}　{inLanguage(language, title, titleEn)}　{duration(endMs - startMs, language)}
                    {arrivedMs === null ? '' : `　${words.arrivedAt(localTime(arrivedMs), duration(lateMs, language))}`}
                    {leftMs === null ? '' : `　${words.leftAt(localTime(leftMs))}`}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {pieces.length > 0 ? <Pieces own={own} language={language} /> : null}
          <Cuts own={own} language={language} />
        </>
      )}
    </>
  )
}

function DayNav({ day, today, language }: { day: string; today: string; language: Language }) {
  const words = studyWords(language).record
  const link = (to: string, text: string) =>
    to <= today ? <a href={`${localPath(language, recordPath)}?day=${to}#day`}>{text}</a> : <span className="quiet">{text}</span>
  return (
    <div className="day-nav no-print">
      {link(addDays(day, -7), words.previousWeek)}
      {link(addDays(day, -1), words.previousDay)}
      {link(addDays(day, 1), words.nextDay)}
      {link(addDays(day, 7), words.nextWeek)}
      {day === today ? null : link(today, words.today)}
      <form method="get" action={`${localPath(language, recordPath)}#day`}>
        <label>
          {words.goTo} <input type="date" name="day" max={today} defaultValue={day} key={day} required />
        </label>{' '}
        <button className="link-button">{words.show}</button>
      </form>
    </div>
  )
}

function Pieces({ own, language }: { own: MyDay; language: Language }) {
  const words = studyWords(language).record
  const titleOf = (id: string | null) => {
    const unit = own.units.find((candidate) => candidate.id === id)
    return unit ? inLanguage(language, unit.title, unit.titleEn) : ''
  }
  return (
    <>
      <h3 id="pieces">{words.table}</h3>
      <div className="table-box" role="group" aria-labelledby="pieces" tabIndex={0}>
        <table className="list pieces" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {words.from}
              </th>
              <th role="columnheader" scope="col">
                {words.to}
              </th>
              <th role="columnheader" scope="col" className="number">
                {words.length}
              </th>
              <th role="columnheader" scope="col">
                {words.result}
              </th>
              <th role="columnheader" scope="col">
                {words.unit}
              </th>
              <th role="columnheader" scope="col" className="no-print">
                {words.claim}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {own.pieces.map((piece) => (
              <tr role="row" key={piece.startMs} className={piece.claimable ? 'uncounted' : undefined}>
                <td role="cell" className="nowrap">
                  {localTime(piece.startMs, { seconds: true })}
                </td>
                <td role="cell" className="nowrap">
                  {localTime(piece.endMs, { seconds: true })}
                </td>
                <td role="cell" className="number nowrap">
                  {duration(piece.endMs - piece.startMs, language)}
                </td>
                <td role="cell">
                  <Result piece={piece} language={language} />
                </td>
                <td role="cell">{titleOf(piece.unit)}</td>
                <td role="cell" className="no-print nowrap">
                  <Claim piece={piece} language={language} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Result({ piece, language }: { piece: MyPiece; language: Language }) {
  const words = studyWords(language).record
  return (
    <span className="result">
      <svg viewBox="0 0 160 160" aria-hidden="true">
        <rect className={`piece look-${lookOf(piece)}`} width="160" height="160" />
      </svg>
      <span>
        {piece.claimable ? <b>{words.uncounted}　</b> : null}
        {words.reasons[lookOf(piece)] ?? piece.reason}
      </span>
    </span>
  )
}

function Claim({ piece, language }: { piece: MyPiece; language: Language }) {
  const words = studyWords(language).record
  if (piece.claim) return <a href="#claims">{words.claimStates[piece.claim.state]}</a>
  if (!piece.claimable) return null
  const [from, to] = [localTime(piece.startMs, { seconds: true }), localTime(piece.endMs, { seconds: true })]
  return (
    <a
      className="button plain small"
      href={`${localPath(language, `${recordPath}/claim`)}?from=${piece.startMs}&to=${piece.endMs}&reason=${piece.reason}`}
      aria-label={words.claimThis(from, to)}
    >
      {words.claim}
    </a>
  )
}

/** From what was studied down to what is recognised, each step with its reason. */
function Cuts({ own, language }: { own: MyDay; language: Language }) {
  const words = studyWords(language).record
  const { cutBy } = own
  const steps = [
    ['uncounted', own.uncountedMs],
    ['pending', own.provisionalMs],
    ['inClass', cutBy.inClass],
    ['unit', cutBy.unit],
    ['dayCap', cutBy.dayCap],
    ['onlineShare', cutBy.onlineShare],
  ] as const
  return (
    <>
      <h3>{words.cuts}</h3>
      <table className="list cuts">
        <tbody>
          <tr>
            <th scope="row">{words.raw}</th>
            <td className="number">{duration(own.rawMs, language)}</td>
          </tr>
          {steps
            .filter(([, ms]) => ms > 0)
            .map(([reason, ms]) => (
              <tr key={reason}>
                <th scope="row" className="cut">
                  − {words.cutReasons[reason]}
                </th>
                <td className="number">{duration(ms, language)}</td>
              </tr>
            ))}
          <tr className="total">
            <th scope="row">{words.recognised}</th>
            <td className="number">{duration(own.recognisedMs, language)}</td>
          </tr>
        </tbody>
      </table>
      {own.units.length > 0 ? (
        <>
          <h3>{words.byUnit}</h3>
          <table className="list by-unit">
            <thead>
              <tr>
                <th scope="col">{words.unit}</th>
                <th scope="col" className="number">
                  {words.counted}
                </th>
                <th scope="col" className="number">
                  {words.recognised}
                </th>
              </tr>
            </thead>
            <tbody>
              {own.units.map((unit) => (
                <tr key={unit.id}>
                  <td>{inLanguage(language, unit.title, unit.titleEn)}</td>
                  <td className="number nowrap">{duration(unit.countedMs, language)}</td>
                  <td className="number nowrap">{duration(unit.recognisedMs, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </>
  )
}
