import type { Label } from '@/kernel/errors'

const UNITS = {
  zh: { h: ' 小时', m: ' 分', s: ' 秒', less: '不到 1 秒' },
  en: { h: ' h', m: ' min', s: ' s', less: 'less than 1 s' },
} as const

/**
 * A length as it was claimed, granted or stored, the same in messages, lists and forms: to the second and rounded down, `1 小时 5 分 3 秒`, `12 分`,
 * `40 秒`. Nothing that lasted is called 0.
 */
export function lengthWords(ms: number): Label {
  const seconds = Math.floor(ms / 1_000)
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const
  const inWords = (language: 'zh' | 'en') =>
    parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${UNITS[language][unit]}`] : [])).join(' ') ||
    (ms > 0 ? UNITS[language].less : `0${UNITS[language].s}`)
  return { zh: inWords('zh'), en: inWords('en') }
}
