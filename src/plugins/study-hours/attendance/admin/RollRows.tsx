'use client'

import { memo, useId } from 'react'
import { fill } from '@/platform/admin/fill'
import { CALLED, hasCome, keptLeaving, mayCall, timeOn, withCall, type Call, type Calls, type RollEntry } from './roll'
import type { TimeTableTexts } from '../../training/admin/texts'
import type { RollFault } from './use-roll'

type Props = {
  rows: readonly RollEntry[]
  calls: Calls
  /** Where the session is over, a late mark needs the arrival. */
  isOver: boolean
  fault?: RollFault | undefined
  text: TimeTableTexts
  onChange: (update: (calls: Calls) => Calls) => void
}

/** One line a person: four buttons, the mark that speaks pressed; beneath it the times and a note, where there is something to say. */
export function RollRows({ calls, fault, isOver, onChange, rows, text }: Props) {
  return (
    <ul className="lg-roll__list" role="list" aria-label={text.roll}>
      {rows.map((row) => (
        <Line
          key={row.enrolment}
          row={row}
          call={calls.get(row.enrolment)}
          isOver={isOver}
          fault={fault?.enrolment === row.enrolment ? fault.message : undefined}
          text={text}
          onMark={(mark) => onChange((before) => withCall(before, row, mark))}
          onCall={(call) => onChange((before) => new Map(before).set(row.enrolment, call))}
        />
      ))}
    </ul>
  )
}

type LineProps = {
  row: RollEntry
  call: Call | undefined
  isOver: boolean
  /** Why the line was refused. */
  fault: string | undefined
  text: TimeTableTexts
  onMark: (mark: (typeof CALLED)[number]) => void
  onCall: (call: Call) => void
}

/** Two hundred lines are on the page: one that did not change is not drawn again. What its callbacks do, they do to the choices of that moment. */
const Line = memo(function Line({ call, fault, isOver, onCall, onMark, row, text }: LineProps) {
  const group = useId()
  const shown = call?.mark ?? row.mark
  const numbers = [...new Set([row.number, row.employeeNumber ?? row.username].filter(Boolean))].join(' · ')
  return (
    <li data-changed={call ? true : undefined} data-fault={fault ? true : undefined}>
      <fieldset disabled={row.isOwn} aria-describedby={fault ? `${group}-fault` : undefined}>
        <legend>
          <b>{row.name}</b> <small>{numbers}</small>
          {row.leave === 'requested' ? <small className="lg-late"> {text.leaveWaits}</small> : null}
          {row.isOwn ? <small> {text.own}</small> : null}
        </legend>
        <div className="lg-roll__marks">
          {CALLED.map((mark) => (
            <label key={mark} data-mark={mark} title={mayCall(row, mark) || row.isOwn ? undefined : text.leaveNot}>
              <input
                type="radio"
                name={group}
                value={mark}
                checked={shown === mark}
                disabled={!mayCall(row, mark)}
                onChange={() => onMark(mark)}
                onClick={() => {
                  // A second tap on a choice takes it back to what is recorded.
                  if (call && row.mark === mark) onMark(mark)
                }}
              />
              <span>{text.marks[mark]}</span>
            </label>
          ))}
        </div>
        {fault ? (
          <p id={`${group}-fault`} className="lg-page__refusal">
            {fault}
          </p>
        ) : null}
        <More row={row} call={call} isOver={isOver} text={text} onCall={onCall} />
      </fieldset>
    </li>
  )
}, isSame)

function isSame(before: LineProps, after: LineProps): boolean {
  return (
    before.row === after.row &&
    before.call === after.call &&
    before.fault === after.fault &&
    before.isOver === after.isOver &&
    before.text === after.text
  )
}

function More({ call, isOver, onCall, row, text }: Omit<LineProps, 'onMark' | 'fault'>) {
  const shown = call?.mark ?? row.mark
  if (shown === null || row.isOwn) return null
  const base: Call = call ?? { mark: shown }
  const recorded = row.mark === shown
  const left = call?.leftAt ?? timeOn(keptLeaving(row, shown))
  const note = call?.note ?? row.note ?? ''
  const time = (label: string, value: string, change: (value: string) => Call, required = false) => (
    <label>
      {label}
      <input
        type="time"
        className="lg-input"
        required={required}
        aria-label={fill(text.of, { name: row.name, what: label })}
        value={value}
        onChange={({ currentTarget }) => onCall(change(currentTarget.value))}
      />
    </label>
  )
  const arrived = call?.arrivedAt ?? (recorded ? timeOn(row.at) : '')
  const arrival = shown === 'late' ? time(text.arrivedAt, arrived, (arrivedAt) => ({ ...base, arrivedAt }), isOver) : null
  const said = [left ? `${text.left} ${left}` : '', note].filter(Boolean).join(' · ')
  return (
    <>
      {isOver && arrival ? <div className="lg-roll__more">{arrival}</div> : null}
      <details className="lg-fold">
        <summary>{said || (hasCome(shown) ? text.more : text.note)}</summary>
        <div className="lg-roll__more">
          {isOver ? null : arrival}
          {hasCome(shown) ? time(text.leftAt, left, (leftAt) => ({ ...base, leftAt })) : null}
          <label>
            {text.note}
            <input
              className="lg-input"
              maxLength={500}
              aria-label={fill(text.of, { name: row.name, what: text.note })}
              value={note}
              onChange={({ currentTarget: { value } }) => onCall({ ...base, note: value })}
            />
          </label>
        </div>
      </details>
    </>
  )
}
