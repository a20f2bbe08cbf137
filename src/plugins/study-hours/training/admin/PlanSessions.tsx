'use client'

import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { sendJson } from '@/platform/admin/send'
import { PlannedDays, type Plan } from './PlannedDays'
import { planTexts } from './plan-texts'

type Props = {
  classId: string
  days: { startsOn: string; endsOn: string }
  next: { place: string | null; teacher: string | null }
  teachers: readonly { id: string; name: string }[]
  language: Language
}
const KINDS = ['classroom', 'workshop'] as const

/** Sessions that recur: what they are, a preview of their days with what stands in the way of each, and all of them at once. */
export function PlanSessions({ classId, days, language, next, teachers }: Props) {
  const text = planTexts[language]
  const router = useRouter()
  const [weekdays, setWeekdays] = useState<readonly number[]>([])
  const [values, setValues] = useState({
    ...{ startsOn: days.startsOn, endsOn: days.endsOn, from: '', to: '', title: '', titleEn: '' },
    ...{ kind: 'classroom', place: next.place ?? '', teacher: next.teacher ?? '' },
  })
  const [flags, setFlags] = useState({ skipHolidays: true, joint: false })
  const [except, setExcept] = useState<readonly string[]>([])
  const [plan, setPlan] = useState<Plan>()
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()
  const [isBusy, setBusy] = useState(false)

  const changed = () => {
    setPlan(undefined)
    setExcept([])
    setSaid(plan ? { message: text.changed, isRefusal: false } : undefined)
  }
  const send = async <T,>(path: string, left: readonly string[]): Promise<T | undefined> => {
    if (weekdays.length === 0 || !values.startsOn || !values.endsOn || !values.from || !values.to || !values.title.trim()) {
      setSaid({ message: text.incomplete, isRefusal: true })
      return undefined
    }
    setBusy(true)
    const { place, teacher, titleEn, ...rest } = values
    const body = { ...rest, ...flags, weekdays, except: left, titleEn: titleEn || null, place: place || null, teacher: teacher || null }
    const answer = await sendJson<T>(`/api/classes/${classId}/${path}`, body, text.unreachable)
    setBusy(false)
    setSaid(answer.ok ? undefined : { message: answer.message, isRefusal: true })
    return answer.ok ? answer.body : undefined
  }
  const look = async (left: readonly string[]) => {
    setExcept(left)
    const shown = await send<Plan>('sessions/preview', left)
    if (shown) setPlan(shown)
  }
  const create = async () => {
    const made = await send<{ created: number }>('sessions', except)
    if (!made) return
    setPlan(undefined)
    setExcept([])
    setSaid({ message: fill(text.done, { created: made.created }), isRefusal: false })
    router.refresh()
  }
  const field = (name: keyof typeof values, label: string, type: string, isNeeded = false) => (
    <label>
      <span>{label}</span>
      <input
        className="lg-input"
        type={type}
        required={isNeeded}
        maxLength={name === 'titleEn' ? 200 : 120}
        value={values[name]}
        onChange={({ currentTarget: { value } }) => {
          setValues((before) => ({ ...before, [name]: value }))
          changed()
        }}
      />
    </label>
  )
  const choice = (name: keyof typeof values, label: string, options: ReactNode) => (
    <label>
      <span>{label}</span>
      <select
        className="lg-input"
        value={values[name]}
        onChange={({ currentTarget: { value } }) => {
          setValues((before) => ({ ...before, [name]: value }))
          changed()
        }}
      >
        {options}
      </select>
    </label>
  )
  const tick = (name: keyof typeof flags, label: string) => (
    <label className="lg-plan__tick">
      <input
        type="checkbox"
        checked={flags[name]}
        onChange={({ currentTarget: { checked } }) => {
          setFlags((before) => ({ ...before, [name]: checked }))
          changed()
        }}
      />
      <span>{label}</span>
    </label>
  )

  return (
    <form
      className="lg-form lg-plan"
      onSubmit={(event) => {
        event.preventDefault()
        void look(except)
      }}
    >
      <p className="lg-hint">{text.intro}</p>
      <fieldset className="lg-fieldset">
        <legend>{text.weekdays}</legend>
        <div className="lg-plan__days">
          {text.days.map((name, index) => (
            <label key={name}>
              <input
                type="checkbox"
                aria-label={fill(text.dayOf, { day: name })}
                checked={weekdays.includes(index + 1)}
                onChange={({ currentTarget: { checked } }) => {
                  setWeekdays((before) => (checked ? [...before, index + 1] : before.filter((each) => each !== index + 1)))
                  changed()
                }}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="lg-form__row">
        {field('startsOn', text.startsOn, 'date', true)}
        {field('endsOn', text.endsOn, 'date', true)}
      </div>
      <div className="lg-form__row">
        {field('from', text.from, 'time', true)}
        {field('to', text.to, 'time', true)}
      </div>
      {field('title', text.name, 'text', true)}
      {field('titleEn', text.nameEn, 'text')}
      <div className="lg-form__row">
        {choice(
          'kind',
          text.kind,
          KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text.kinds[kind]}
            </option>
          )),
        )}
        {field('place', text.place, 'text')}
        {choice(
          'teacher',
          text.teacher,
          <>
            <option value="">{text.nobody}</option>
            {teachers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </>,
        )}
      </div>
      {tick('skipHolidays', text.holidays)}
      {tick('joint', text.joint)}
      {plan ? <PlannedDays plan={plan} except={except} text={text} isBusy={isBusy} onExcept={(left) => void look(left)} /> : null}
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-hint'}>
        {said ? `${said.isRefusal ? '⚠ ' : ''}${said.message}` : ''}
      </p>
      <div className="lg-form__buttons">
        <button type="submit" className="lg-button lg-button--plain" disabled={isBusy}>
          {isBusy ? text.working : text.preview}
        </button>
        {plan ? (
          <button
            type="button"
            className="lg-button lg-button--forward"
            disabled={isBusy || plan.faults > 0 || plan.toCreate === 0}
            onClick={() => void create()}
          >
            {fill(text.create, { count: plan.toCreate })}
          </button>
        ) : null}
      </div>
    </form>
  )
}
