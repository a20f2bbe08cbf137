import { addDays } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { nextMonth, type MyDayTotals } from '../recognition/operations/my-record'
import { day as dayText } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import { duration } from './duration'
import { recordPath } from './study-paths'
import { studyWords } from './words'

type Props = { month: string; shown: string; today: string; days: readonly MyDayTotals[]; language: Language }

/** A month as a calendar; each day says how much was studied and recognised, and leads to its ribbon. */
export function Month({ month, shown, today, days, language }: Props) {
  const words = studyWords(language).record
  const [year = 0, number = 1] = month.split('-').map(Number)
  const href = (day: string) => `${localPath(language, recordPath)}?day=${day}#day`
  const before = previousMonth(month)
  return (
    <div className="month">
      <p className="month-head">
        <a rel="prev" href={`${localPath(language, recordPath)}?day=${before}-01`} aria-label={words.previousMonth}>
          ←
        </a>
        <b>{words.monthOf(year, number)}</b>
        {nextMonth(month) <= today.slice(0, 7) ? (
          <a rel="next" href={`${localPath(language, recordPath)}?day=${nextMonth(month)}-01`} aria-label={words.nextMonth}>
            →
          </a>
        ) : null}
      </p>
      <table>
        <thead>
          <tr>
            {words.weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                if (!day.startsWith(month)) return <td key={day} />
                const totals = days.find((candidate) => candidate.day === day)
                const date = Number(day.slice(8))
                if (!totals)
                  return (
                    <td key={day} className={day === shown ? 'shown' : undefined}>
                      <span className="date">{date}</span>
                    </td>
                  )
                const said = words.monthDay(
                  dayText(day, language),
                  words.dayTotals(
                    duration(totals.rawMs, language),
                    duration(totals.countedMs, language),
                    duration(totals.recognisedMs, language),
                  ),
                )
                return (
                  <td key={day} className={day === shown ? 'shown' : undefined}>
                    <a href={href(day)} aria-current={day === shown ? 'date' : undefined}>
                      <span className="visually-hidden">{said}</span>
                      <span className="date" aria-hidden="true">
                        {date}
                      </span>
                      <span className="month-bar" aria-hidden="true">
                        <i className="recognised" style={{ inlineSize: width(totals.recognisedMs) }} />
                        <i className="rest" style={{ inlineSize: width(Math.max(0, totals.rawMs - totals.recognisedMs)) }} />
                      </span>
                      <span className="month-amount" aria-hidden="true">
                        {short(totals.recognisedMs)}
                      </span>
                    </a>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length === 0 ? <p className="quiet">{words.nothingMonth}</p> : null}
    </div>
  )
}

/** Eight hours fill the cell. */
function width(ms: number): string {
  return `${Math.min(100, (100 * ms) / (8 * 3_600_000))}%`
}

/** `1:12`, hours and minutes. */
function short(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function previousMonth(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7)
}

/** The weeks that touch a month, Monday first. */
function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const weeks: string[][] = []
  for (let start = addDays(first, -weekday); start < `${nextMonth(month)}-01`; start = addDays(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)))
  return weeks
}
