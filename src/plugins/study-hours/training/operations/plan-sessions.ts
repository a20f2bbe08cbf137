import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { DomainError, type Details } from '@/kernel/errors'
import { loadHolidayTable } from '@/platform/calendar'
import { isDay } from '@/platform/fields'
import { withTransaction } from '@/platform/transactions'
import { minuteOfDay, MOST_OCCURRENCES, occurrencesOf } from '../domain/recurrence'
import '../domain/errors'
import { arrangedClass, judgeDrafts, writeDrafts, type JudgedDraft } from './session-drafts'

const day = z.string().refine(isDay)
const time = z.string().regex(/^\d{2}:\d{2}$/)
const text = (most: number) => z.string().trim().max(most)

/** Sessions that recur. `except` are days that the person takes out of the preview. */
export const recurringInput = z.strictObject({
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  startsOn: day,
  endsOn: day,
  from: time,
  to: time,
  skipHolidays: z.boolean(),
  except: z.array(day).max(400).default([]),
  title: text(120).min(1),
  titleEn: text(200).nullish(),
  kind: z.enum(['classroom', 'workshop']),
  place: text(120).nullish(),
  teacher: z
    .union([z.string().min(1).max(100), z.number().int()])
    .transform(String)
    .nullish(),
  joint: z.boolean().default(false),
})
export type RecurringInput = z.output<typeof recurringInput>

/** `there`: the class has a session at that very start already; it is left as it is. */
export type PlannedDay = {
  date: string
  startsAt: string
  endsAt: string
  what: 'create' | 'there' | 'except'
  fault: { code: string; details: Details } | null
}
export type SessionPlan = { days: PlannedDay[]; holidays: string[]; unknownAfter: string | null; toCreate: number; faults: number }

/** The days of a recurrence, each with what stands in its way. Nothing is written. @throws DomainError as {@link createRecurring} for what is wrong with the whole */
export async function previewRecurring(args: { req: PayloadRequest; classId: string; input: RecurringInput }): Promise<SessionPlan> {
  return (await judged(args)).plan
}

/**
 * Makes the sessions of a recurrence: all of them or, where something stands in the way of one, none.
 * @throws DomainError `study.recurrenceOrder`, `study.recurrenceTooMany`, `study.recurrenceEmpty`, `study.recurrenceRefused` (details: the days),
 *   `request.forbidden`, `study.classOver`
 */
export async function createRecurring(args: {
  req: PayloadRequest
  classId: string
  input: RecurringInput
}): Promise<{ created: number; there: number }> {
  return withTransaction(args.req, async () => {
    const { plan, toWrite, trainingClass } = await judged(args)
    const dates = plan.days.filter(({ fault }) => fault).map(({ date }) => date)
    if (dates.length > 0) throw new DomainError('study.recurrenceRefused', { count: dates.length, dates })
    if (plan.toCreate === 0 && !plan.days.some(({ what }) => what === 'there')) throw new DomainError('study.recurrenceEmpty')
    await writeDrafts({ req: args.req, trainingClass, judged: toWrite })
    return { created: plan.toCreate, there: plan.days.filter(({ what }) => what === 'there').length }
  })
}

async function judged({ classId, input, req }: { req: PayloadRequest; classId: string; input: RecurringInput }) {
  const trainingClass = await arrangedClass(req, classId)
  if (input.endsOn < input.startsOn) throw new DomainError('study.recurrenceOrder', { field: 'endsOn' })
  if (![input.from, input.to].every((each) => Number.isFinite(minuteOfDay(each))) || input.from === input.to)
    throw new DomainError('study.recurrenceTime', { field: 'to' })
  // A class lasts months; what is longer than two years is a slip of the pen and is not counted through.
  if (Date.parse(input.endsOn) - Date.parse(input.startsOn) > 732 * 86_400_000)
    throw new DomainError('study.recurrenceTooMany', { field: 'endsOn', most: MOST_OCCURRENCES })
  const found = occurrencesOf(input, await loadHolidayTable(req))
  const except = new Set(input.except)
  const wanted = found.days.filter(({ date }) => !except.has(date))
  if (wanted.length > MOST_OCCURRENCES) throw new DomainError('study.recurrenceTooMany', { field: 'endsOn', most: MOST_OCCURRENCES })
  if (found.days.length === 0) throw new DomainError('study.recurrenceEmpty', { field: 'weekdays' })
  const drafts = wanted.map(({ endMs, startMs }) => ({
    title: input.title,
    titleEn: input.titleEn || null,
    kind: input.kind,
    startMs,
    endMs,
    place: input.place || null,
    teacher: input.teacher ?? null,
    isJoint: input.joint,
  }))
  const results = await judgeDrafts({ req, trainingClass, drafts })
  const byStart = new Map(results.map((each) => [each.draft.startMs, each]))
  const days = found.days.map(({ date, endMs, startMs }): PlannedDay => {
    const result = byStart.get(startMs)
    return {
      date,
      startsAt: new Date(startMs).toISOString(),
      endsAt: new Date(endMs).toISOString(),
      what: !result ? 'except' : result.existing ? 'there' : 'create',
      fault: result && !result.existing ? result.fault : null,
    }
  })
  const toWrite: JudgedDraft[] = results.filter(({ existing }) => !existing)
  const plan: SessionPlan = {
    days,
    holidays: found.holidays,
    unknownAfter: found.unknownAfter,
    toCreate: toWrite.length,
    faults: days.filter(({ fault }) => fault).length,
  }
  return { plan, toWrite, trainingClass }
}
