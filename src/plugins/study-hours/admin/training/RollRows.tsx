'use client'

import type { TimeTableTexts } from './texts'

const CALLED = ['present', 'late', 'absent'] as const
export type Called = (typeof CALLED)[number]
/** `arrivedAt` as `HH:MM`. */
export type Call = { mark: Called; arrivedAt?: string; note?: string }
export type RollEntry = {
  enrolment: string
  number: string | null
  name: string
  mark: Called | 'leave' | null
  at: string | null
  note: string | null
}

type Props = {
  rows: readonly RollEntry[]
  calls: ReadonlyMap<string, Call>
  /** Where the session is over, a late mark needs the arrival. */
  asksArrival: boolean
  text: TimeTableTexts
  onCall: (enrolment: string, call: Call) => void
}

/** One line a person: the mark that speaks, chosen anew where it changes. */
export function RollRows({ asksArrival, calls, onCall, rows, text }: Props) {
  return (
    <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={text.roll}>
      <table className="lg-sheet lg-sheet--sticky">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.mark}</th>
            <th scope="col">{text.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ enrolment, mark, name, note, number }) => {
            const call = calls.get(enrolment)
            const shown = call?.mark ?? mark
            return (
              <tr key={enrolment}>
                <th scope="row">
                  {name}
                  {number ? <small className="lg-line">{number}</small> : null}
                </th>
                <td data-label={text.mark}>
                  <select
                    className="lg-input"
                    aria-label={`${name} ${text.mark}`}
                    value={shown ?? ''}
                    onChange={({ currentTarget: { value } }) => {
                      const chosen = CALLED.find((each) => each === value)
                      if (chosen) onCall(enrolment, { ...call, mark: chosen })
                    }}
                  >
                    <option value="" disabled>
                      {text.marks.silent}
                    </option>
                    {shown === 'leave' ? (
                      <option value="leave" disabled>
                        {text.marks.leave}
                      </option>
                    ) : null}
                    {CALLED.map((each) => (
                      <option key={each} value={each}>
                        {text.marks[each]}
                      </option>
                    ))}
                  </select>
                  {call?.mark === 'late' && asksArrival ? (
                    <input
                      type="time"
                      className="lg-input"
                      required
                      aria-label={`${name} ${text.arrivedAt}`}
                      value={call.arrivedAt ?? ''}
                      onChange={({ currentTarget: { value } }) => onCall(enrolment, { ...call, arrivedAt: value })}
                    />
                  ) : null}
                </td>
                <td data-label={text.note}>
                  {call ? (
                    <input
                      className="lg-input"
                      maxLength={500}
                      aria-label={`${name} ${text.note}`}
                      value={call.note ?? ''}
                      onChange={({ currentTarget: { value } }) => onCall(enrolment, { ...call, note: value })}
                    />
                  ) : (
                    (note ?? text.none)
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
