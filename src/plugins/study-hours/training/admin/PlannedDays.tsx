'use client'

import { NOTHING_ENTERED } from '@/kernel/calendar'
import { fill } from '@/platform/admin/fill'
import { minuteOf } from '../../shared/admin/format'
import type { PlanTexts } from './plan-texts'

export type Plan = {
  days: {
    date: string
    startsAt: string
    endsAt: string
    what: 'create' | 'there' | 'except'
    fault: { code: string; message: string } | null
  }[]
  holidays: string[]
  unknownAfter: string | null
  toCreate: number
  faults: number
}

type Props = { plan: Plan; except: readonly string[]; text: PlanTexts; isBusy: boolean; onExcept: (except: readonly string[]) => void }

/** The days of a plan, each with what stands in its way; a day can be taken out. */
export function PlannedDays({ except, isBusy, onExcept, plan, text }: Props) {
  const weekdayOf = (date: string) => text.days[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]
  return (
    <section className="lg-block" aria-label={text.list}>
      {plan.holidays.length > 0 ? <p className="lg-hint">{fill(text.skipped, { dates: plan.holidays.join(text.and) })}</p> : null}
      {plan.unknownAfter ? (
        <p className="lg-page__note">
          {plan.unknownAfter === NOTHING_ENTERED ? text.noneEntered : fill(text.unknown, { until: plan.unknownAfter })}
        </p>
      ) : null}
      {plan.faults > 0 ? <p className="lg-page__refusal">⚠ {fill(text.faults, { count: plan.faults })}</p> : null}
      <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={text.list}>
        <table className="lg-sheet lg-sheet--sticky">
          <thead>
            <tr>
              {Object.entries(text.columns).map(([key, label]) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.days.map(({ date, endsAt, fault, startsAt, what }) => (
              <tr key={date}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${text.columns.take} ${date}`}
                    disabled={isBusy || what === 'there'}
                    checked={what !== 'except'}
                    onChange={({ currentTarget: { checked } }) =>
                      onExcept(checked ? except.filter((each) => each !== date) : [...except, date])
                    }
                  />
                </td>
                <th scope="row" className="lg-nowrap">
                  {date} <small>{fill(text.dayOf, { day: weekdayOf(date) ?? '' })}</small>
                </th>
                <td className="lg-nowrap">
                  {minuteOf(Date.parse(startsAt)).slice(11)}–{minuteOf(Date.parse(endsAt)).slice(11)}
                </td>
                <td>
                  {fault ? (
                    <span className="lg-late">⚑ {fault.message}</span>
                  ) : (
                    { create: `✓ ${text.fine}`, there: text.there, except: text.left }[what]
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
