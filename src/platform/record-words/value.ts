import type { FlattenedField } from 'payload'
import { isInstantText, localDate, localMinute } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { formatYuan } from '@/kernel/money'
import { labelOf } from '@/platform/admin/label-of'

/** How a row that is named elsewhere is called; undefined where there is none, or nobody knows yet. */
export type NameRow = (slug: string, id: string) => string | undefined

export type WordsArgs = { language: Language; nameRow: NameRow }

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^[0-9a-f]{24}$/i
const HASH = /^[0-9a-f]{40,}$/i

const words = {
  zh: {
    nothing: '无',
    yes: '是',
    no: '否',
    secret: '（保密，只记改动过）',
    long: '（内容较长，只记指纹 {hash}）',
    text: '（正文）',
    gone: '（已不存在的一条）',
    number: '编号 {id}…',
    hash: '指纹 {id}…',
    comma: '、',
    between: '，',
    row: '；',
    colon: '：',
  },
  en: {
    nothing: 'none',
    yes: 'yes',
    no: 'no',
    secret: '(secret: only that it changed)',
    long: '(long: only its fingerprint {hash})',
    text: '(formatted text)',
    gone: '(a row that is gone)',
    number: 'no. {id}…',
    hash: 'fingerprint {id}…',
    comma: ', ',
    between: ', ',
    row: '; ',
    colon: ': ',
  },
} as const

/** A stored value as a person reads it: labels for codes, names for ids, the centre's clock for instants. */
export function valueWords(field: FlattenedField | undefined, value: unknown, args: WordsArgs): string {
  const text = words[args.language]
  if (value === null || value === undefined || value === '') return text.nothing
  if (isDigest(value)) return 'secret' in value ? text.secret : text.long.replace('{hash}', value.sha256.slice(0, 8))
  if (Array.isArray(value) && field?.type !== 'array' && field?.type !== 'blocks')
    return value.length === 0 ? text.nothing : value.map((each) => valueWords(field, each, args)).join(text.comma)
  switch (field?.type) {
    case 'checkbox':
      return value === true || value === 1 ? text.yes : text.no
    case 'select':
    case 'radio': {
      const option = field.options.find((each) => (typeof each === 'string' ? each : each.value) === value)
      return (typeof option === 'object' && labelOf(option.label, args.language)) || plain(value, args)
    }
    case 'date':
      return dayOrMinute(field.admin?.date?.pickerAppearance, value, args)
    case 'number':
      return numberWords(field.custom?.['shownAs'], value, args)
    case 'relationship':
    case 'upload':
      return relationWords(field.relationTo, value, args)
    case 'richText':
      return text.text
    case 'array':
      return Array.isArray(value) ? value.map((row) => membersWords(field.flattenedFields, row, args)).join(text.row) : plain(value, args)
    case 'group':
    case 'tab':
      return membersWords(field.flattenedFields, value, args)
    default:
      return plain(value, args)
  }
}

/** What a member of a row is called; one that the program no longer has, by its name. */
export function memberLabel(fields: readonly FlattenedField[], path: string, language: Language): string {
  const field = fields.find(({ name }) => name === path)
  return (field && 'label' in field && labelOf(field.label, language)) || KNOWN[path]?.[language] || path
}

/** Members that Payload adds itself. */
const KNOWN: Readonly<Record<string, { zh: string; en: string }>> = {
  hash: { zh: '密码', en: 'Password' },
  salt: { zh: '密码', en: 'Password' },
  password: { zh: '密码', en: 'Password' },
  filename: { zh: '文件名', en: 'File name' },
  mimeType: { zh: '文件类型', en: 'Type of file' },
  filesize: { zh: '文件大小（字节）', en: 'File size (bytes)' },
  email: { zh: '邮箱', en: 'E-mail' },
  username: { zh: '用户名', en: 'User name' },
  url: { zh: '地址', en: 'Address' },
  width: { zh: '宽', en: 'Width' },
  height: { zh: '高', en: 'Height' },
}

function membersWords(fields: readonly FlattenedField[], value: unknown, args: WordsArgs): string {
  if (typeof value !== 'object' || value === null) return plain(value, args)
  const text = words[args.language]
  return Object.entries(value)
    .filter(([name, member]) => name !== 'id' && member !== null && member !== undefined && member !== '')
    .map(([name, member]) => {
      const field = fields.find((each) => each.name === name)
      return `${memberLabel(fields, name, args.language)}${text.colon}${valueWords(field, member, args)}`
    })
    .join(text.between)
}

function relationWords(relationTo: string | readonly string[], value: unknown, args: WordsArgs): string {
  const named = typeof value === 'object' && value !== null ? (value as { relationTo?: unknown; value?: unknown; id?: unknown }) : {}
  const slug = typeof named.relationTo === 'string' ? named.relationTo : typeof relationTo === 'string' ? relationTo : relationTo[0]
  const id = named.value ?? named.id ?? value
  if (slug === undefined || typeof id === 'object') return plain(value, args)
  return args.nameRow(slug, String(id)) ?? words[args.language].gone
}

function dayOrMinute(appearance: string | undefined, value: unknown, args: WordsArgs): string {
  if (!isInstantText(value)) return plain(value, args)
  return appearance === 'dayOnly' ? localDate(value) : localMinute(value)
}

/** `shownAs` of a field that counts milliseconds or fen: an instant, a length, an amount. */
function numberWords(shownAs: unknown, value: unknown, { language }: WordsArgs): string {
  if (typeof value !== 'number') return String(value)
  if (shownAs === 'Instant') return localMinute(value)
  if (shownAs === 'Fen') return `¥${formatYuan(value)}`
  if (shownAs !== 'Duration') return new Intl.NumberFormat(language === 'en' ? 'en' : 'zh-CN', { maximumFractionDigits: 10 }).format(value)
  const [minutes, seconds] = [Math.floor(Math.abs(value) / 60_000), Math.round((Math.abs(value) % 60_000) / 1_000)]
  const sign = value < 0 ? '−' : ''
  return language === 'zh' ? `${sign}${minutes} 分 ${seconds} 秒` : `${sign}${minutes} min ${seconds} s`
}

function plain(value: unknown, args: WordsArgs): string {
  const text = words[args.language]
  if (typeof value === 'boolean') return value ? text.yes : text.no
  if (Array.isArray(value)) return value.map((each) => plain(each, args)).join(text.comma)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, member]) => `${KNOWN[name]?.[args.language] ?? name}${text.colon}${valueWords(undefined, member, args)}`)
      .join(text.between)
  const said = String(value)
  if (INSTANT.test(said) && isInstantText(said)) return localMinute(said)
  if (UUID.test(said)) return text.number.replace('{id}', said.slice(0, 8))
  if (HASH.test(said)) return text.hash.replace('{id}', said.slice(0, 12))
  const subject = subjectOf(said)
  return (subject && args.nameRow(subject.slug, subject.id)) || said
}

/** `slug/id`, with or without `#seq`. */
export function subjectOf(text: string): { slug: string; id: string; seq: number | null } | null {
  const match = /^([a-z][a-z-]*)\/([^/#\s]+)(?:#(\d+))?$/.exec(text)
  if (!match?.[1] || !match[2]) return null
  return { slug: match[1], id: match[2], seq: match[3] === undefined ? null : Number(match[3]) }
}

function isDigest(value: unknown): value is { sha256: string; secret?: true } {
  return typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string'
}
