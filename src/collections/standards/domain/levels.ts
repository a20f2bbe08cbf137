import type { Language } from '@/kernel/errors'
import type { Label } from '@/kernel/machine'

/** Skill levels as the standards order them: 5 is the lowest, 1 the highest. */
export const LEVELS = [5, 4, 3, 2, 1] as const
export type Level = (typeof LEVELS)[number]

const NAMES: Readonly<Record<Level, Label>> = {
  5: { zh: '五级/初级工', en: 'Level 5 (elementary)' },
  4: { zh: '四级/中级工', en: 'Level 4 (intermediate)' },
  3: { zh: '三级/高级工', en: 'Level 3 (advanced)' },
  2: { zh: '二级/技师', en: 'Level 2 (technician)' },
  1: { zh: '一级/高级技师', en: 'Level 1 (senior technician)' },
}

const WORDS: Readonly<Record<string, Level>> = {
  五级: 5,
  初级工: 5,
  初级: 5,
  四级: 4,
  中级工: 4,
  中级: 4,
  三级: 3,
  高级工: 3,
  高级: 3,
  二级: 2,
  技师: 2,
  一级: 1,
  高级技师: 1,
}

export function levelName(level: Level, language: Language): string {
  return NAMES[level][language]
}

export function levelLabel(level: Level): Label {
  return NAMES[level]
}

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value)
}

/** `4`, `四级`, `中级工`, `四级/中级工`, `Level 4`, `L4` → 4; null for anything else, also where the two halves disagree. */
export function parseLevel(text: string): Level | null {
  const clean = text.normalize('NFKC').replace(/\s/g, '')
  const digit = /^(?:l|level)?([1-5])(?:级)?(?:\([a-z]+\))?$/i.exec(clean)?.[1]
  if (digit) return toLevel(Number(digit))
  const found = clean.split(/[/、(]/).map((word) => WORDS[word.replace(/\)$/, '')])
  const [first] = found
  return first !== undefined && found.every((level) => level === first) ? first : null
}

export function toLevel(value: number): Level | null {
  return LEVELS.find((level) => level === value) ?? null
}

/** `5、4` or `五级、四级` → [5, 4], highest number first; null when one part is no level. */
export function parseLevels(text: string): Level[] | null {
  const parts = text.split(/[、,，;；\s]+/).filter(Boolean)
  const levels = parts.map(parseLevel)
  if (levels.length === 0 || levels.some((level) => level === null)) return null
  return LEVELS.filter((level) => levels.includes(level))
}
