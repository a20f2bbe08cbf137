import type { Language } from '@/kernel/errors'
import type { Label } from '@/kernel/machine'
import { matchKey } from '@/kernel/text'
import { parseTyped, shareSign, typedOf, type ValueSchema } from './value'

const STEP = ' › '

/** A value as a table holds it: what is typed for a plain one, and a line `学时 › 每日：6` for each member of one that has several. */
export function valueText(schema: ValueSchema | undefined, value: unknown, language: Language): string | null {
  if (value === null || value === undefined) return null
  if (!schema) return JSON.stringify(value)
  if (schema.kind !== 'members') return plainText(schema, value, language)
  return linesOf(schema, value, language, [])
    .map(([place, text]) => `${place.join(STEP)}${language === 'zh' ? '：' : ': '}${text}`)
    .join('\n')
}

/** The value behind such a text, whichever language it is in; what does not fit comes back as text, for the row to be refused. */
export function valueOfText(schema: ValueSchema | undefined, text: string): unknown {
  if (!schema) return readJson(text)
  if (schema.kind !== 'members') return plainValue(schema, text)
  const value: Record<string, unknown> = {}
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, place = '', rest = ''] = /^(.*?)[：:](.*)$/s.exec(line) ?? []
    if (!put(schema, value, place.split('›'), rest.trim())) return text
  }
  return value
}

function linesOf(schema: ValueSchema, value: unknown, language: Language, place: readonly string[]): [readonly string[], string][] {
  if (schema.kind !== 'members') return [[place, plainText(schema, value, language)]]
  const held = isRecord(value) ? value : {}
  return Object.entries(schema.members).flatMap(([name, member]) =>
    held[name] === undefined || held[name] === null ? [] : linesOf(member.value, held[name], language, [...place, member.label[language]]),
  )
}

function put(schema: ValueSchema, into: Record<string, unknown>, [step = '', ...rest]: readonly string[], text: string): boolean {
  if (schema.kind !== 'members') return false
  const found = Object.entries(schema.members).find(([name, { label }]) => isNamed(step, name, label))
  if (!found) return false
  const [name, { value: inner }] = found
  if (inner.kind !== 'members') into[name] = plainValue(inner, text)
  else {
    const held = isRecord(into[name]) ? into[name] : {}
    into[name] = held
    return put(inner, held, rest, text)
  }
  return rest.length === 0
}

function plainText(schema: ValueSchema, value: unknown, language: Language): string {
  if (schema.kind === 'span') return Array.isArray(value) ? value.map(String).join('–') : typedOf(schema, value)
  if (schema.kind === 'sequence' && Array.isArray(value))
    return value.map((each) => schema.options[String(each)]?.[language] ?? String(each)).join('、')
  const typed = typedOf(schema, value)
  return schema.kind === 'share' && typed !== '' ? `${typed}${shareSign(schema.per)}` : typed
}

function plainValue(schema: ValueSchema, text: string): unknown {
  const clean = text.normalize('NFKC').trim()
  if (schema.kind === 'span') return clean.split(/\s*[–—~-]\s*/)
  if (schema.kind === 'sequence')
    return clean
      .split(/\s*[、,;]\s*/)
      .filter(Boolean)
      .map((each) => Object.entries(schema.options).find(([name, label]) => isNamed(each, name, label))?.[0] ?? each)
  if (schema.kind === 'text') return text
  return parseTyped(schema, schema.kind === 'share' ? clean.replace(new RegExp(`\\s*${shareSign(schema.per)}$`), '') : clean)
}

function isNamed(text: string, name: string, label: Label): boolean {
  return [name, label.zh, label.en].some((each) => matchKey(each) === matchKey(text))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
