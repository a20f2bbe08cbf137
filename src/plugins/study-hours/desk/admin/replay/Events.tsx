import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import type { ReplaySheet } from '../../operations/replay-sheet'
import { lengthWords } from '../../../time/domain/length-words'
import { clockOf, duration, minuteOf } from '../../../shared/admin/format'
import { REASONS } from '../../../recognition/admin/reasons'
import type { ReplayTexts } from './texts'

type Event = ReplaySheet['replay']['events'][number]
type Context = { titles: ReplaySheet['titles']; language: Language; text: ReplayTexts }

/** The day line by line. */
export function Events({ events, ...context }: { events: readonly Event[] } & Context) {
  const { text } = context
  return (
    <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.events}>
      <table className="lg-sheet lg-stack lg-events">
        <thead>
          <tr>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.event}</th>
            <th scope="col">{text.about}</th>
            <th scope="col" className="lg-number">
              {text.length}
            </th>
            <th scope="col" className="lg-number">
              {text.credit}
            </th>
            <th scope="col">{text.detail}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, index) => {
            const { about, credit, detail, length } = told(event, context)
            const isLost = event.kind === 'interval' && event.creditMs === 0
            return (
              <tr key={index}>
                <th scope="row" className="lg-nowrap">
                  {clockOf(event.atMs)}
                </th>
                <td className="lg-nowrap" data-label={text.event}>
                  {text.kinds[event.kind]}
                </td>
                <td data-label={text.about}>{about}</td>
                <td className="lg-number" data-label={text.length}>
                  {length}
                </td>
                <td className="lg-number" data-label={text.credit}>
                  {isLost ? <span className="lg-late">✕ 0</span> : credit}
                </td>
                <td data-label={text.detail}>{detail ? <span>{detail}</span> : null}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type Told = { about?: ReactNode; length?: string; credit?: string; detail?: ReactNode }

function told(event: Event, { language, text, titles }: Context): Told {
  const lengthOf = (ms: number) => duration(ms, language)
  const titleOf = (id: string | null) => {
    const found = id === null ? undefined : titles.get(id)
    return (language === 'en' && found?.titleEn) || found?.title
  }
  const until = (ms: number) => fill(text.until, { to: clockOf(ms) })
  switch (event.kind) {
    case 'opened':
      return { about: titleOf(event.unit), ...(event.device ? { detail: fill(text.device, { device: event.device }) } : {}) }
    case 'closed':
      return { detail: event.reason === null ? '' : (text.close[event.reason] ?? event.reason) }
    case 'interval':
      return {
        about: titleOf(event.unit),
        length: lengthOf(event.endMs - event.atMs),
        credit: lengthOf(event.creditMs),
        detail: `${reasonOf(event.reason, language)} · ${until(event.endMs)} · ${fill(text.row, { seq: event.seq })}`,
      }
    case 'check':
      return { detail: fill(event.outcome === 'passed' ? text.passed : text.missed, { length: lengthOf(event.ms) }) }
    case 'correction':
    case 'reversal':
      return {
        about: <Source event={event} text={text} />,
        length: lengthOf(event.endMs - event.atMs),
        credit: lengthOf(event.creditMs),
        detail: `${until(event.endMs)} · ${fill(text.signed, { at: minuteOf(event.signedAtMs) })} · ${fill(text.row, { seq: event.seq })}`,
      }
    case 'claim':
      return {
        about: <a href={`/admin/collections/hour-claims/${event.claim}`}>{text.claimLink}</a>,
        length: lengthWords(event.claimedMs)[language],
        detail: `${clockOf(event.fromMs)}–${clockOf(event.toMs)} · ${text.states[event.state] ?? event.state}`,
      }
    case 'attendance':
      return {
        about: titleOf(event.classSession),
        detail: `${text.marks[event.mark] ?? event.mark}${event.mark === 'late' ? `（${fill(text.arrivedAt, { at: clockOf(event.atMs) })}）` : ''} · ${text.methods[event.method] ?? event.method}${event.leftMs === null ? '' : ` · ${fill(text.leftAt, { at: clockOf(event.leftMs) })}`}`,
      }
  }
}

function Source({ event, text }: { event: { claim: string | null; outage: string | null }; text: ReplayTexts }) {
  if (event.claim) return <a href={`/admin/collections/hour-claims/${event.claim}`}>{text.claimLink}</a>
  if (event.outage) return <a href={`/admin/collections/outages/${event.outage}`}>{text.outageLink}</a>
  return null
}

function reasonOf(reason: string, language: Language): string {
  const reasons: Readonly<Record<string, string>> = REASONS[language]
  return reasons[reason] ?? reason
}
