import { fill } from '@/platform/admin/fill'
import { attendanceSummary } from '../../attendance/domain/attendance'
import { isQuiet, willMiss, type BoardRow } from '../operations/rows'
import type { Language } from '@/kernel/errors'
import { duration, hours } from '../../shared/admin/format'
import { openListHref } from '../../shared/admin/open-lists'
import type { BoardTexts } from './texts'

type Props = { classId: string; row: BoardRow; requiredTenths: number; today: string; text: BoardTexts; language: Language }

export function Row({ classId, language, requiredTenths, row, text, today }: Props) {
  const { columns } = text
  const day = row.lastStudiedOn ?? today
  const summary = attendanceSummary(row)
  return (
    <tr data-revoked={row.state === 'revoked' ? '' : undefined}>
      <th scope="row">
        <a href={`/admin/collections/enrolments/${row.id}`}>{row.name}</a>
        <small className="lg-line">
          {[row.number, row.crew ? text.crews[row.crew] : '', row.state === 'active' ? '' : text[row.state]].filter(Boolean).join(' · ')}
        </small>
      </th>
      <td data-label={columns.hours}>
        <span className="lg-line">
          <b>{hours(row.tenths)}</b> / {hours(requiredTenths)}
        </span>
        <Bar row={row} requiredTenths={requiredTenths} text={text} />
        <small className="lg-line">
          {fill(text.online, { hours: hours(row.onlineTenths) })} · {fill(text.offline, { hours: hours(row.offlineTenths) })}
        </small>
      </td>
      <td data-label={columns.projected}>
        <Ahead row={row} requiredTenths={requiredTenths} text={text} today={today} />
      </td>
      <td data-label={columns.online}>
        <span className="lg-line">{fill(text.percent, { percent: row.onlinePercent })}</span>
        {row.isShareCut ? <small className="lg-line">▲ {text.shareCut}</small> : null}
        {row.cutTenths > 0 ? <small className="lg-line">{fill(text.cut, { hours: hours(row.cutTenths) })}</small> : null}
      </td>
      <td data-label={columns.absences}>
        {row.absent > 0 ? <em className="lg-late lg-line">✕ {fill(text.absentCount, { count: row.absent })}</em> : null}
        {row.leave > 0 ? <span className="lg-line">{fill(text.leaveCount, { count: row.leave })}</span> : null}
        {row.late > 0 ? (
          <span className="lg-line">
            {fill(text.lateCount, { count: row.late })}
            {row.lateMs > 0 ? fill(text.lateLength, { length: duration(row.lateMs, language) }) : ''}
          </span>
        ) : null}
        {row.early > 0 ? <span className="lg-line">{fill(text.earlyCount, { count: row.early })}</span> : null}
        {summary ? <small className="lg-line">{text.attendance[summary]}</small> : null}
      </td>
      <td className="lg-nowrap" data-label={columns.last}>
        <Last row={row} today={today} text={text} />
      </td>
      <td data-label={columns.open}>
        {row.openClaims > 0 ? (
          <a className="lg-line lg-nowrap" href={openListHref('hour-claims', { enrolment: row.id })}>
            {fill(text.claimCount, { count: row.openClaims })}
          </a>
        ) : null}
        {row.openLeave > 0 ? (
          <a className="lg-line lg-nowrap" href={openListHref('leave-requests', { enrolment: row.id })}>
            {fill(text.leaveOpen, { count: row.openLeave })}
          </a>
        ) : null}
      </td>
      <td className="lg-nowrap" data-label={columns.day}>
        <a
          href={`/admin/collections/classes/${classId}/replay?enrolment=${row.id}&day=${day}`}
          aria-label={fill(text.replayOf, { name: row.name })}
        >
          {text.replay}
        </a>
      </td>
    </tr>
  )
}

/** What is recognised, online and face to face, within what is required; the tick is where the pace leads. */
function Bar({ requiredTenths, row, text }: { row: BoardRow; requiredTenths: number; text: BoardTexts }) {
  const full = Math.max(requiredTenths, row.tenths, 1)
  const at = (tenths: number) => Math.min(100, (tenths * 100) / full)
  const label = fill(text.bar, { have: hours(row.tenths), need: hours(requiredTenths), ahead: hours(row.projectedTenths) })
  return (
    <svg className="lg-bar" role="img" aria-label={label} viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect className="lg-bar__all" width="100" height="8" />
      <rect className="lg-bar__online" width={at(row.onlineTenths)} height="8" />
      <rect className="lg-bar__offline" x={at(row.onlineTenths)} width={Math.max(0, at(row.tenths) - at(row.onlineTenths))} height="8" />
      <rect className="lg-bar__ahead" x={Math.min(99, at(row.projectedTenths))} width="1" height="8" />
    </svg>
  )
}

function Ahead({ requiredTenths, row, text, today }: { row: BoardRow; requiredTenths: number; text: BoardTexts; today: string }) {
  if (row.state === 'revoked') return '—'
  if (willMiss(row))
    return (
      <>
        <span className="lg-line">{hours(row.projectedTenths)}</span>
        {row.shortTenths > 0 ? <em className="lg-late lg-line">⚑ {fill(text.short, { hours: hours(row.shortTenths) })}</em> : null}
        {row.because === 'absence' ? (
          <em className="lg-late lg-line">✕ {text.because.absence}</em>
        ) : row.because ? (
          <small className="lg-line">{text.because[row.because]}</small>
        ) : null}
      </>
    )
  const isDone = row.tenths >= requiredTenths
  return (
    <>
      <span className="lg-line">{hours(row.projectedTenths)}</span>
      <span className="lg-pass lg-line">✓ {isDone ? text.done : text.meets}</span>
      {!isDone && row.completeOn && row.completeOn > today ? (
        <small className="lg-line">{fill(text.doneOn, { day: row.completeOn.slice(5) })}</small>
      ) : null}
    </>
  )
}

function Last({ row, text, today }: { row: BoardRow; text: BoardTexts; today: string }) {
  const { lastStudiedOn } = row
  if (row.isStudying) return <span className="lg-pass">● {text.studying}</span>
  return (
    <>
      <span className="lg-line">
        {lastStudiedOn === null ? text.never : lastStudiedOn === today ? text.today : <time dateTime={lastStudiedOn}>{lastStudiedOn}</time>}
      </span>
      {isQuiet(row) ? <em className="lg-late lg-line">⚑ {fill(text.quietFor, { days: row.quietDays })}</em> : null}
    </>
  )
}
