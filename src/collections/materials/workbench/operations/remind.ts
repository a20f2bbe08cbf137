import type { PayloadRequest } from 'payload'
import { addWorkingDays, type HolidayTable } from '@/kernel/calendar'
import { idOf } from '@/kernel/ids'
import { loadHolidayTable } from '@/platform/calendar'
import { notify } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import type { Assignment, Chapter } from '@/payload-types'
import type { AssignmentKind } from '../../line/domain/assignments'
import { REMIND_WORKING_DAYS_BEFORE, reminderFor } from '../domain/reminders'
import { assignmentDue, assignmentLate } from '../../line/operations/messages'
import { asLine } from '../../line/operations/line-write'
import { loadEdition } from '../../line/operations/load-people'
import { factsForMessage } from '../../line/operations/message-facts'

/**
 * Reminds everybody whose begun task is due within days or late; each assignment at most once a day, however often this runs.
 * @param args.today `YYYY-MM-DD` in Asia/Shanghai
 * @returns how many reminders are new
 */
export async function remindAssignments({ req, today }: { req: PayloadRequest; today: string }): Promise<number> {
  const holidays = await loadHolidayTable(req)
  const { docs } = await req.payload.find({
    collection: 'assignments',
    where: {
      and: [
        { status: { equals: 'open' } },
        { dueOn: { exists: true } },
        { dueOn: { less_than_equal: addWorkingDays(today, REMIND_WORKING_DAYS_BEFORE + 1, holidays) } },
        { startedAt: { exists: true } },
      ],
    },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reminds
    req,
  })
  let count = 0
  for (const row of docs) count += await withTransaction(req, () => remind(req, row, today, holidays))
  return count
}

async function remind(req: PayloadRequest, row: Assignment, today: string, holidays: HolidayTable): Promise<number> {
  const reminder = reminderFor({ dueOn: row.dueOn ?? null, isStarted: Boolean(row.startedAt), today, holidays })
  if (!reminder) return 0
  const chapterId = idOf(row.chapter)
  const edition = await loadEdition(req, idOf(row.edition))
  const chapter = chapterId ? await chapterCard(req, chapterId) : undefined
  const count = await notify({
    req,
    to: [idOf(row.person)],
    template: reminder.kind === 'late' ? assignmentLate : assignmentDue,
    details: {
      ...factsForMessage({ edition, chapter, kind: row.kind as AssignmentKind, dueOn: row.dueOn ?? null }),
      ...(reminder.kind === 'late' ? { daysLate: reminder.daysLate } : {}),
    },
    link: chapterId ? `/admin/collections/chapters/${chapterId}` : `/admin/collections/editions/${edition.id}`,
    idempotencyKey: `materials.reminder:${row.id}:${today}`,
  })
  if (count > 0)
    await asLine(req, () =>
      req.payload.update({
        collection: 'assignments',
        id: row.id,
        data: { remindedAt: new Date().toISOString() },
        depth: 0,
        overrideAccess: true, // as above
        req,
      }),
    )
  return count
}

async function chapterCard(req: PayloadRequest, id: string): Promise<Chapter | undefined> {
  const { docs } = await req.payload.find({
    collection: 'chapters',
    where: { id: { equals: id } },
    select: { number: true, title: true, edition: true },
    limit: 1,
    depth: 0,
    joins: false,
    overrideAccess: true, // the number and title that the message names
    req,
  })
  return docs[0] as Chapter | undefined
}
