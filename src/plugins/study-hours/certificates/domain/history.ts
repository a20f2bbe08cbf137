import { localSpan, localTime } from '@/kernel/clock'
import type { Label } from '@/kernel/errors'
import type { Mark } from '../../attendance/domain/attendance'

/**
 * How a certificate stands to what it was issued, or last confirmed, over: as it was; something of it was corrected; or corrected and
 * corrected back, so that all agrees again and its issuer has not said so yet.
 */
export type Footed = 'steady' | 'corrected' | 'restored'

export function footed({ corrected, suspended }: { corrected: boolean; suspended: boolean }): Footed {
  if (corrected) return 'corrected'
  return suspended ? 'restored' : 'steady'
}

/** What the record said of somebody in one session. `arrivedMs` of those who came late alone. */
export type SaidMark = { mark: Mark; arrivedMs: number | null; leftMs: number | null }
/** When a session was, or that it was not. */
export type SaidTime = { startMs: number; endMs: number; isCancelled: boolean }

/** One correction beneath a certificate: what stood before, and what has stood since. */
export type Correction = { classSession: string; onMs: number } & (
  { kind: 'mark'; from: SaidMark | null; to: SaidMark } | { kind: 'time'; from: SaidTime; to: SaidTime }
)

/** A mark with the moment at which it was written. */
export type WrittenMark = SaidMark & { classSession: string; seq: number; writtenMs: number }

/**
 * The corrections of marks since a certificate was issued or confirmed, in the order in which they were written. The first mark of
 * somebody who came, or was on leave, corrects nothing.
 */
export function markCorrections(marks: readonly WrittenMark[], sinceMs: number): Correction[] {
  const before = new Map<string, WrittenMark>()
  const found: Correction[] = []
  for (const mark of [...marks].sort((a, b) => a.seq - b.seq)) {
    const from = before.get(mark.classSession)
    before.set(mark.classSession, mark)
    if (mark.writtenMs < sinceMs || (!from && mark.mark !== 'absent')) continue
    found.push({ kind: 'mark', classSession: mark.classSession, onMs: mark.writtenMs, from: from ? said(from) : null, to: said(mark) })
  }
  return inOrder(found)
}

/** A change of a session as the audit log keeps it. */
export type TimeChange = { atMs: number; changes: readonly { path: string; before?: unknown; after?: unknown }[] }

/**
 * The corrections of one session's time, worked out backwards from what it is now.
 * @param changes of the session since, in any order; those that touch neither its time nor its state are left out
 */
export function timeCorrections(classSession: string, now: SaidTime, changes: readonly TimeChange[]): Correction[] {
  const found: Correction[] = []
  let to = now
  for (const { atMs, changes: members } of [...changes].sort((a, b) => b.atMs - a.atMs)) {
    const was = (path: string) => members.find((member) => member.path === path)
    const [starts, ends, status] = [was('startsAt'), was('endsAt'), was('status')]
    if (!starts && !ends && !status) continue
    const from = {
      startMs: instantOr(starts?.before, to.startMs),
      endMs: instantOr(ends?.before, to.endMs),
      isCancelled: status ? status.before === 'cancelled' : to.isCancelled,
    }
    found.push({ kind: 'time', classSession, onMs: atMs, from, to })
    to = from
  }
  return inOrder(found)
}

function inOrder(corrections: readonly Correction[]): Correction[] {
  return [...corrections].sort((a, b) => a.onMs - b.onMs)
}

/** `考勤由“到课”改为“迟到，08:30 到”`: what stood before and what has stood since, as the sheet and the public page tell it. */
export function correctionWords(correction: Correction): Label {
  const [from, to] =
    correction.kind === 'mark'
      ? [correction.from ? markWords(correction.from) : { zh: '未记录', en: 'nothing' }, markWords(correction.to)]
      : [timeWords(correction.from), timeWords(correction.to)]
  const about = correction.kind === 'mark' ? { zh: '考勤', en: 'attendance' } : { zh: '课次', en: 'session' }
  return { zh: `${about.zh}由“${from.zh}”改为“${to.zh}”`, en: `${about.en}: from “${from.en}” to “${to.en}”` }
}

const MARK_WORDS: Record<Mark, Label> = {
  present: { zh: '到课', en: 'present' },
  late: { zh: '迟到', en: 'late' },
  leave: { zh: '请假', en: 'on leave' },
  absent: { zh: '无故旷课', en: 'unexcused absence' },
}

function markWords({ arrivedMs, leftMs, mark }: SaidMark): Label {
  const came = mark === 'present' || mark === 'late'
  const parts: Label[] = []
  if (mark === 'late' && arrivedMs !== null) parts.push({ zh: `${localTime(arrivedMs)} 到`, en: `arrived ${localTime(arrivedMs)}` })
  if (came && leftMs !== null) parts.push({ zh: `${localTime(leftMs)} 离开`, en: `left ${localTime(leftMs)}` })
  const { en, zh } = MARK_WORDS[mark]
  if (parts.length === 0) return { zh, en }
  return { zh: `${zh}，${parts.map((part) => part.zh).join('，')}`, en: `${en}, ${parts.map((part) => part.en).join(', ')}` }
}

function timeWords({ endMs, isCancelled, startMs }: SaidTime): Label {
  const span = localSpan(startMs, endMs)
  return isCancelled ? { zh: `${span}，取消`, en: `${span}, cancelled` } : { zh: span, en: span }
}

function said({ arrivedMs, leftMs, mark }: WrittenMark): SaidMark {
  return { mark, arrivedMs: mark === 'late' ? arrivedMs : null, leftMs }
}

function instantOr(value: unknown, otherwise: number): number {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? otherwise : ms
}
