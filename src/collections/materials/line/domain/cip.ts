import type { Label } from '@/kernel/errors'

/** A CIP number (CIP 数据核字号): a year and a number of six digits, with or without the words around them. */
const CIP = /^(.*?)[(（]?\s*((?:19|20)\d{2})\s*[)）]?\s*第?\s*(\d{6})\s*号?$/

/** What is wrong with a CIP number as it was typed; undefined where nothing is. */
export function cipFault(text: string): Label | undefined {
  return CIP.test(tidy(text))
    ? undefined
    : {
        zh: 'CIP 数据核字号由年份和六位数字组成，例如：中国国家版本馆CIP数据核字（2026）第000001号。',
        en: 'A CIP number has a year and six digits, such as 中国国家版本馆CIP数据核字（2026）第000001号.',
      }
}

/** The one spelling that is kept; what is none stays as it is. */
export function normaliseCip(text: string): string {
  const match = CIP.exec(tidy(text))
  if (!match) return text
  const [, words = '', year, number] = match
  return `${words.trim()}（${year}）第${number}号`
}

function tidy(text: string): string {
  return text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}
