import { isInstantText, localMinute } from './clock'

export type Language = 'zh' | 'en'
export type Label = Record<Language, string>

/**
 * One entry of an error catalogue: an HTTP status and the text in both languages; `{name}` is filled from `details`.
 * `words` says what the names of states and fields among the details are called; programs read the names themselves.
 * `missing` is said instead where the detail `value` is empty: nobody is told that “” is no date.
 */
export type ErrorDefinition = Label & { status: number; words?: Readonly<Record<string, Label>>; missing?: Label }

const catalogue = new Map<string, ErrorDefinition>()

/**
 * Adds a domain's errors to the catalogue at import time and hands them back.
 * Codes are stable and have the form `domain.reason`.
 * @throws Error when a code is malformed or defined twice with other texts
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(definitions: T): T {
  for (const [code, definition] of Object.entries(definitions)) {
    if (!/^[a-z][\w-]*(\.[a-z]\w*)+$/i.test(code)) throw new Error(`error code "${code}" is not of the form domain.reason`)
    const known = catalogue.get(code)
    if (known && (known.zh !== definition.zh || known.en !== definition.en || known.status !== definition.status))
      throw new Error(`error code "${code}" is defined twice`)
    catalogue.set(code, definition)
  }
  return definitions
}

export type Details = Record<string, unknown>

const BRAND: unique symbol = Symbol.for('liangong.DomainError')

/** The one exception of the house: a stable code, what to say, and facts for the caller. Never carries secrets. */
export class DomainError extends Error {
  /** The server and Next each bundle this module; an error of one is an error of the other. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== DomainError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && BRAND in value
  }

  readonly [BRAND] = true
  readonly code: string
  readonly details: Details | undefined
  readonly status: number
  constructor(code: string, details?: Details) {
    super(describeError(code, 'en', details))
    this.name = 'DomainError'
    this.code = code
    this.details = details
    this.status = catalogue.get(code)?.status ?? 422
  }
}

/**
 * The text of `code` in `language`; an unknown code is shown as itself, so that nothing is ever silent. Instants among the details are
 * told as the centre's clocks show them, names by their words, several by their list; programs read them from the details.
 */
export function describeError(code: string, language: Language, details: Details = {}): string {
  const definition = catalogue.get(code)
  if (!definition) return code
  const text = definition.missing && isEmpty(details['value']) ? definition.missing : definition
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => textOf(details[name], language, definition.words))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

function textOf(detail: unknown, language: Language, words: ErrorDefinition['words']): string {
  if (detail === undefined) return ''
  if (Array.isArray(detail)) return detail.map((each) => textOf(each, language, words)).join(language === 'zh' ? '、' : ', ')
  if (isLabel(detail)) return detail[language]
  if (typeof detail !== 'string') return String(detail)
  return INSTANT.test(detail) && isInstantText(detail) ? localMinute(detail) : (words?.[detail]?.[language] ?? detail)
}

function isLabel(detail: unknown): detail is Label {
  return typeof detail === 'object' && detail !== null && 'zh' in detail && 'en' in detail
}

export function errorStatus(code: string): number {
  return catalogue.get(code)?.status ?? 422
}

/** `{ errors: [{ code, message, details? }] }`, the answer's body everywhere (docs/contracts.md). */
export function errorBody(code: string, language: Language, details?: Details) {
  return { errors: [{ code, message: describeError(code, language, details), ...(details ? { details } : {}) }] }
}

/** zh unless the caller's Accept-Language or Payload language prefers English. */
export function languageOf(preference: string | null | undefined): Language {
  return preference?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh'
}

defineErrors({
  'request.invalid': { status: 400, zh: '请求内容有误。', en: 'The request is not valid.' },
  'request.notFound': { status: 404, zh: '没有找到，或您无权查看。', en: 'Not found, or you may not see it.' },
  'request.signIn': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'request.forbidden': { status: 403, zh: '您没有进行此操作的权限。', en: 'You may not do this.' },
  'request.tooLarge': { status: 413, zh: '内容超过大小上限。', en: 'The content is larger than allowed.' },
  'request.tooMany': { status: 429, zh: '请求过于频繁，请稍后再试。', en: 'Too many requests. Please try again later.' },
  'server.failed': {
    status: 500,
    zh: '服务器出错，内容没有改动。请凭编号 {requestId} 联系管理员。',
    en: 'The server failed and nothing was changed. Tell the administrator number {requestId}.',
  },
})
