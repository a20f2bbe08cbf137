import type { Label } from '@/kernel/machine'
import type { Language } from '@/kernel/errors'

/** How the value of a rule is built, so that a form can ask for it and a row be held to it. Labels are what people read. */
export type ValueSchema =
  | { kind: 'number'; min?: number; max?: number; whole?: true }
  /** A part of the whole, stored as a fraction, typed and shown in per cent (`per: 100`) or in ten-thousandths. */
  | { kind: 'share'; per: 100 | 10_000 }
  /** Several numbers. */
  | { kind: 'numbers'; min?: number; max?: number; whole?: true }
  | { kind: 'shares'; per: 100 | 10_000 }
  | { kind: 'text' }
  /** Several of a list, in their order, repeats allowed. */
  | { kind: 'sequence'; options: Readonly<Record<string, Label>> }
  /** From and to as `HH:MM`; hours behind 24:00 are those of the day after. */
  | { kind: 'span' }
  | { kind: 'members'; members: Readonly<Record<string, { label: Label; value: ValueSchema }>> }

/** Where a value departs from its schema: the members on the way, and an error code of this mechanism. */
export type ValueFault = { path: readonly string[]; place: readonly Label[]; code: string; details: Record<string, unknown> }

/** Everything that is wrong with a value; empty when it fits. */
export function valueFaults(schema: ValueSchema, value: unknown, path: readonly string[] = [], place: readonly Label[] = []): ValueFault[] {
  const no = (code: string, details: Record<string, unknown> = {}): ValueFault[] => [{ path, place, code: `policies.${code}`, details }]
  switch (schema.kind) {
    case 'number':
      return isWithin(value, schema) ? [] : no('badNumber', bounds(schema))
    case 'share':
      return isWithin(value, { min: 0, max: 1 }) ? [] : no('badShare', { per: schema.per })
    case 'numbers':
      return isList(value) && value.length > 0 && value.every((each) => isWithin(each, schema)) ? [] : no('badNumbers', bounds(schema))
    case 'shares':
      return isList(value) && value.length > 0 && value.every((each) => isWithin(each, { min: 0, max: 1 }))
        ? []
        : no('badShare', { per: schema.per })
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 500 ? [] : no('badText')
    case 'sequence':
      // Names beside the options are taken: a works may call its shifts as it likes.
      return isList(value) && value.length > 0 && value.every((each) => typeof each === 'string' && each.trim() !== '')
        ? []
        : no('badSequence', { options: Object.values(schema.options) })
    case 'span':
      return isSpan(value) ? [] : no('badSpan')
    case 'members': {
      if (!isRecord(value)) return no('badMembers')
      // A member that is not given is not ruled; whoever reads the rule looks at those that are.
      const given = Object.entries(schema.members).filter(([name]) => value[name] !== undefined && value[name] !== null)
      if (given.length === 0) return no('badMembers')
      return given.flatMap(([name, member]) => valueFaults(member.value, value[name], [...path, name], [...place, member.label]))
    }
  }
}

/** Where a fault lies, as the beginning of its sentence. */
export function placeOf(place: readonly Label[]): Label {
  return { zh: place.map(({ zh }) => zh).join(' › ') || '值', en: `${place.map(({ en }) => en).join(' › ') || 'The value'} ` }
}

/** A value in words; what does not fit its schema is shown as it is. */
export function showValue(schema: ValueSchema, value: unknown, language: Language): string {
  const comma = language === 'zh' ? '、' : ', '
  if (schema.kind !== 'members' && valueFaults(schema, value).length > 0) return plain(value)
  switch (schema.kind) {
    case 'share':
      return showShare(Number(value), schema.per)
    case 'shares':
      return (value as number[]).map((each) => showShare(each, schema.per)).join(comma)
    case 'numbers':
      return (value as number[]).join(comma)
    case 'sequence':
      return (value as string[]).map((each) => schema.options[each]?.[language] ?? each).join(comma)
    case 'span':
      return (value as string[]).join('–')
    case 'members': {
      if (!isRecord(value)) return plain(value)
      return Object.entries(schema.members)
        .filter(([name]) => value[name] !== undefined && value[name] !== null)
        .map(([name, { label, value: inner }]) => {
          const text = showValue(inner, value[name], language)
          return inner.kind === 'members' ? `${label[language]}（${text}）` : `${label[language]} ${text}`
        })
        .join(language === 'zh' ? '；' : '; ')
    }
    default:
      return plain(value)
  }
}

/** What somebody types for one plain value, as it is stored; a text that does not fit is stored as that text, for the row to be refused. */
export function parseTyped(schema: ValueSchema, typed: string): unknown {
  const clean = typed.normalize('NFKC').trim()
  if (clean === '') return null
  switch (schema.kind) {
    case 'number':
      return numberOf(clean) ?? typed
    case 'share':
      return shareOf(clean, schema.per) ?? typed
    case 'numbers':
    case 'shares': {
      const parts = clean.split(/[\s,、;]+/).filter(Boolean)
      return parts.map((part) => (schema.kind === 'shares' ? shareOf(part, schema.per) : numberOf(part)) ?? part)
    }
    default:
      return typed
  }
}

/** The text of one plain value as it is typed. */
export function typedOf(schema: ValueSchema, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (schema.kind === 'share') return typeof value === 'number' ? String(inParts(value, schema.per)) : plain(value)
  if (schema.kind === 'shares')
    return isList(value)
      ? value.map((each) => (typeof each === 'number' ? inParts(each, schema.per) : plain(each))).join('、')
      : plain(value)
  return isList(value) ? value.map(plain).join('、') : plain(value)
}

/** The sign that stands behind a typed share. */
export function shareSign(per: 100 | 10_000): string {
  return per === 100 ? '%' : '‱'
}

function showShare(value: number, per: 100 | 10_000): string {
  return `${inParts(value, per)} ${shareSign(per)}`
}

/** Rounded where binary fractions would show. */
function inParts(value: number, per: number): number {
  return Number((value * per).toPrecision(12))
}

function shareOf(text: string, per: number): number | null {
  const number = numberOf(text.replace(/\s*[%‱]$/, ''))
  return number === null ? null : Number((number / per).toPrecision(12))
}

function numberOf(text: string): number | null {
  return /^-?\d{1,12}(\.\d{1,8})?$/.test(text) ? Number(text) : null
}

function isWithin(value: unknown, { max, min, whole }: { min?: number; max?: number; whole?: true }): boolean {
  return (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    value >= (min ?? -Infinity) &&
    value <= (max ?? Infinity) &&
    (!whole || Number.isInteger(value))
  )
}

/** Up to the end of the day after, the end behind the beginning. */
function isSpan(value: unknown): boolean {
  if (!isList(value) || value.length !== 2) return false
  const [from, to] = value.map((each) => {
    const match = typeof each === 'string' ? /^(\d{2}):([0-5]\d)$/.exec(each) : null
    return match ? Number(match[1]) * 60 + Number(match[2]) : NaN
  })
  return from !== undefined && to !== undefined && from < to && to <= 48 * 60
}

function bounds({ max, min }: { min?: number; max?: number }): Record<string, unknown> {
  return { min: min ?? '−∞', max: max ?? '∞' }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isList(value)) return value.map(plain).join('、')
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, each]) => `${name} ${plain(each)}`)
      .join('；')
  return String(value)
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
