import { DomainError, defineErrors, type Label, type Language } from '@/kernel/errors'

/** What is wrong with one parameter of a question: its name as it was sent, and what would be right. */
export type QuestionFault = { field: string; message: Label }

/** Longer names than this are shown cut: they are the sender's own words. */
const LONGEST_NAME = 120

/**
 * A question that cannot be answered as it stands. Payload's admin shows no rows, instead of failing, for an error of this name.
 * `request.invalid` where it is malformed, `request.notAskable` where the asker may not ask by a field.
 */
export class QuestionError extends DomainError {
  readonly fault: QuestionFault
  constructor(code: 'request.invalid' | 'request.notAskable', field: string, message: Label) {
    super(code, { field: shortened(field) })
    this.name = 'QueryError'
    this.fault = { field: shortened(field), message }
  }
}

/** The words for the caller: which parameter, and what would be right. */
export function wordsOfQuestion({ fault }: QuestionError, language: Language): string {
  return language === 'zh' ? `参数“${fault.field}”：${fault.message.zh}` : `Parameter "${fault.field}": ${fault.message.en}`
}

export function refuse(field: string, message: Label): never {
  throw new QuestionError('request.invalid', field, message)
}

export function refuseAsking(path: string): never {
  throw new QuestionError('request.notAskable', path, NOT_ASKABLE)
}

/** Whether `error` is one of ours; the server and Next each bundle this module. */
export function isQuestionError(error: unknown): error is QuestionError {
  return error instanceof DomainError && 'fault' in error
}

const NOT_ASKABLE: Label = {
  zh: '只能按您在每一行都有权读取的字段来查询、排序和选取。请去掉这个字段，或由有权读取它的人来查询。',
  en: 'Only fields that you may read in every row can be asked, sorted or chosen by. Leave this one out, or ask somebody who may read it.',
}

export const FAULTS = {
  unknown: { zh: '这里没有这个参数。', en: 'There is no such parameter here.' },
  repeated: { zh: '只能出现一次。', en: 'It may be given once only.' },
  malformed: { zh: '写法有误。', en: 'It is not of the right form.' },
  tooMany: { zh: '条件太多，请缩小问题。', en: 'These are too many conditions; please ask for less.' },
  tooDeep: { zh: '层次太深，请缩小问题。', en: 'It is nested too deeply; please ask for less.' },
  tooLong: { zh: '太长，请缩短。', en: 'It is too long; please shorten it.' },
  whole: { zh: '只能是不带小数的数字。', en: 'It must be a whole number.' },
  boolean: { zh: '只能是 true 或 false。', en: 'It must be true or false.' },
  locale: { zh: '不是语言代码。', en: 'It is no code of a language.' },
  noField: { zh: '没有这个字段。', en: 'There is no such field.' },
  noOperator: { zh: '这个字段不能这样比较。', en: 'This field cannot be compared in this way.' },
  noCondition: { zh: '缺少比较方式，例如 where[字段][equals]=值。', en: 'It lacks a comparison, such as where[field][equals]=value.' },
  noSort: { zh: '不能按这个字段排序。', en: 'Rows cannot be sorted by this field.' },
  noJoin: { zh: '没有这个关联列表。', en: 'There is no such joined list.' },
  noCollection: { zh: '没有这个资料集。', en: 'There is no such collection.' },
  list: { zh: '只能是一个值，不能是列表。', en: 'It must be a single value, not a list.' },
  date: { zh: '不是日期，例如 2026-03-01。', en: 'It is no date, such as 2026-03-01.' },
  number: { zh: '不是数字。', en: 'It is no number.' },
} as const satisfies Record<string, Label>

defineErrors({
  'request.notAskable': {
    status: 400,
    zh: '不能按“{field}”查询、排序或选取：您未必有权读取每一行的这个字段。',
    en: 'Nobody may ask, sort or choose by "{field}" who may not read it in every row.',
  },
})

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
}
