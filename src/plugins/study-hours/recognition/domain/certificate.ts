import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { recognise, type AttendanceCredit, type PersonFacts, type Recognition } from './recognise'
import type { NamedRule, StudyRules } from '../../ledger/domain/rules'
import type { LedgerRow } from '../../ledger/domain/types'

/**
 * What a certificate says, fixed on the day of its issue and shown to anybody who has its code. The name is masked: whoever holds the
 * paper can compare it, nobody learns it from the page.
 */
export type CertificateSnapshot = {
  /** Those of version 1 name no issuer and are covered by no digest of their own. */
  v: 1 | 2
  /** The centre in whose name the hours are recognised. */
  issuer?: { name: string; nameEn: string | null }
  nameMasked: string
  organisation: { name: string; nameEn: string | null }
  class: { code: string; name: string; nameEn: string | null; startsOn: string; endsOn: string }
  occupation: { code: string; name: string; nameEn: string | null }
  level: string
  requiredHours: number
  /** The class leads to no appraisal; not said in version 1. */
  isRefresher?: boolean
  /** Recognised, in tenths of a 标准学时. */
  tenths: number
  onlineMs: number
  offlineMs: number
  /** Of the tenths, those online, under every length that the hour had; not said by those that were issued before. */
  onlineTenths?: number
  /** One 标准学时. */
  hourMinutes: number
  rules: NamedRule[]
  basis: CertificateBasis
}

/** What of the recognition is not in the ledger: kept, so that the certificate can be recomputed when classes and units have changed. */
export type CertificateBasis = {
  attendance: AttendanceCredit[]
  unitNominalMs: Record<string, number>
  standing: StudyRules
  /** What was certified and attended of the same person elsewhere; not said of somebody of one class, nor by earlier versions. */
  person?: PersonFacts
}

/** Everything that a certificate states, as its digest covers it. Relations are ids, times ISO texts. */
export type CertificateStatement = CertificateFigures & {
  code: string
  trainee: string
  enrolment: string
  occupation: string
  level: string
  holderName: string
  identityMasked: string | null
  issuedBy: string | null
  issuedAt: string
  ledgerSeq: number
  ledgerHash: string
  snapshot: CertificateSnapshot
}

/** The digest of what is stated: of the ledger by its own hash, of the attendance by every credited interval. Lower-case hexadecimal. */
export function statementHash(statement: CertificateStatement): string {
  return sha256Hex(canonicalJson({ ...statement, ruleSets: statement.ruleSets.toSorted() }))
}

/** The two parts of the hours that a certificate states, in tenths; together they are the whole. */
export function partsStated(snapshot: Pick<CertificateSnapshot, 'tenths' | 'onlineMs' | 'offlineMs' | 'onlineTenths' | 'hourMinutes'>): {
  onlineTenths: number
  offlineTenths: number
} {
  const { hourMinutes, offlineMs, onlineMs, tenths } = snapshot
  const worked = offlineMs === 0 ? tenths : Math.min(tenths, Math.floor((onlineMs * 10) / (hourMinutes * 60_000)))
  const onlineTenths = snapshot.onlineTenths ?? worked
  return { onlineTenths, offlineTenths: tenths - onlineTenths }
}

/** The figures that a certificate states. */
export type CertificateFigures = { tenths: number; recognisedMs: number; onlineMs: number; offlineMs: number; ruleSets: string[] }

export function figuresOf({ offlineMs, onlineMs, recognisedMs, ruleSets, tenths }: Recognition): CertificateFigures {
  return { tenths, recognisedMs, onlineMs, offlineMs, ruleSets }
}

/** What a certificate took online of each local day, worked out again. @param seq the last row that it stands on */
export function onlineByDay(args: Recomputed & { seq: number; attendance: readonly AttendanceCredit[] }): Record<string, number> {
  const { basis } = args.snapshot
  const snapshot = { ...args.snapshot, basis: { ...basis, attendance: [...args.attendance] } }
  const { days } = recognised({ ...args, snapshot, rows: args.rows.filter(({ seq }) => seq <= args.seq) })
  return Object.fromEntries(days.flatMap(({ day, onlineMs }) => (onlineMs > 0 ? [[day, onlineMs]] : [])))
}

/**
 * The same figures, worked out again from the ledger.
 * @param rows the trainee's rows up to the certificate's `ledgerSeq`
 * @param rules every rule set that the rows name
 */
export function recompute(args: Recomputed): CertificateFigures {
  return figuresOf(recognised(args))
}

type Recomputed = {
  snapshot: CertificateSnapshot
  enrolment: string
  rows: readonly LedgerRow[]
  rules: ReadonlyMap<string, StudyRules>
}

function recognised(args: Recomputed): Recognition {
  const { basis, requiredHours } = args.snapshot
  return recognise({
    slices: args.rows.filter(({ enrolment }) => enrolment === args.enrolment),
    elsewhere: args.rows.filter(({ enrolment }) => enrolment !== args.enrolment),
    person: basis.person,
    rules: args.rules,
    unitNominalMs: new Map(Object.entries(basis.unitNominalMs)),
    attendance: basis.attendance,
    standing: basis.standing,
    requiredHours,
  })
}

/** Which figures differ from what is stated; empty where the certificate holds. */
export function differences(stated: CertificateFigures, found: CertificateFigures): string[] {
  const numbers = (['tenths', 'recognisedMs', 'onlineMs', 'offlineMs'] as const).filter((field) => stated[field] !== found[field])
  const sets = stated.ruleSets.toSorted().join() === found.ruleSets.toSorted().join() ? [] : ['ruleSets']
  return [...numbers, ...sets]
}

/**
 * A name as the public page shows it: the first character of each part (two of a compound surname), a star for every other one.
 * 张三 → 张*, 欧阳娜娜 → 欧阳**, 买买提·吐尔逊 → 买**·***, John Smith → J*** S****.
 */
export function maskName(name: string): string {
  const characters = [...name.normalize('NFC').trim()]
  if (characters.some((character) => /\p{Script=Han}/u.test(character))) {
    const shown = characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1
    return characters.map((character, index) => (index < shown || !/[\p{L}\p{N}]/u.test(character) ? character : '*')).join('')
  }
  return characters
    .map((character, index) => {
      const begins = index === 0 || !/[\p{L}\p{N}\p{M}']/u.test(characters[index - 1] ?? '')
      return begins || !/[\p{L}\p{N}\p{M}]/u.test(character) ? character : '*'
    })
    .join('')
}

/** Time in tenths of an hour of so many minutes, rounded down, as a certificate tells its parts. */
export function tenthsOfHours(ms: number, hourMinutes: number): number {
  return Math.floor((ms * 10) / (hourMinutes * 60_000))
}

/** `129` tenths → `12.9`. */
export function hoursText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** The compound surnames (复姓) in present use. */
const COMPOUND = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 夏侯 轩辕 端木 独孤 南宫 西门 东郭 百里 呼延 澹台 申屠 公羊 淳于 赫连 闻人 万俟 钟离 拓跋'.split(
    ' ',
  ),
)
