/** Asia/Shanghai: UTC+8 without summer time. */
const OFFSET = '+08:00'
const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
})

/** An instant as a date-and-time field of a browser shows it, on the clock of the centre: `2026-03-05T08:30`, with seconds where there are any. */
export function centreText(instant: string | Date | null | undefined): string {
  const ms = instant ? new Date(instant).getTime() : Number.NaN
  if (Number.isNaN(ms)) return ''
  const text = FORMAT.format(ms).replace(' ', 'T')
  return text.endsWith(':00') ? text.slice(0, -3) : text
}

/** The instant of what was typed, whatever zone this browser is in; null for nothing and for what is no time. */
export function centreInstant(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null
  const ms = Date.parse(`${text}${OFFSET}`)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
