import { useId } from 'react'
import { fill } from '@/platform/admin/fill'
import type { Texts } from './texts'
import type { InputField } from './use-workflow'

const MINUTE = 60_000

/** A length of time in minutes and seconds. What lies between two seconds stays: granting all means all. */
export function DurationInput({
  field,
  onChange,
  text,
  value,
}: {
  field: InputField
  value: number
  text: Texts
  onChange: (ms: number) => void
}) {
  const id = useId()
  const [minutes, seconds] = partsOf(value)
  const [mostMinutes, mostSeconds] = partsOf(field.most)
  const isTooLong = value > field.most
  const change = (nextMinutes: number, nextSeconds: number) => {
    const whole = nextMinutes * MINUTE + nextSeconds * 1_000
    const [m, s] = partsOf(field.most)
    onChange(nextMinutes === m && nextSeconds === s ? field.most : whole)
  }
  return (
    <fieldset className="lg-duration" aria-describedby={`${id}-most`}>
      <legend>{field.label} *</legend>
      <label>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={mostMinutes}
          step={1}
          value={minutes}
          aria-invalid={isTooLong}
          onChange={({ currentTarget }) => change(wholeOf(currentTarget.value), seconds)}
        />
        {text.minutes}
      </label>
      <label>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={59}
          step={1}
          value={seconds}
          aria-invalid={isTooLong}
          onChange={({ currentTarget }) => change(minutes, Math.min(59, wholeOf(currentTarget.value)))}
        />
        {text.seconds}
      </label>
      <small id={`${id}-most`} className={isTooLong ? 'lg-transition__refusal' : undefined}>
        {fill(text.most, { minutes: mostMinutes, seconds: mostSeconds })}
      </small>
    </fieldset>
  )
}

function partsOf(ms: number): [minutes: number, seconds: number] {
  return [Math.floor(ms / MINUTE), Math.floor((ms % MINUTE) / 1_000)]
}

function wholeOf(text: string): number {
  const value = Math.trunc(Number(text))
  return Number.isFinite(value) && value > 0 ? value : 0
}
