import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { matchKey, spellingsOf } from '@/kernel/text'
import type { Class } from '@/payload-types'
import { readTable, reportOf, type ImportedRow, type ImportReport, type RowError, type TableFormat } from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { arrangesEverywhere } from '../../access'
import { worksAtCentre } from './class-teachers'
import { minuteOfDay } from '../domain/recurrence'
import { dayNumber, startOfDay } from '../../time/domain/zone'
import { arrangedClass, judgeDrafts, writeDrafts, type SessionDraft } from './session-drafts'
import { sessionTable, type SessionValues } from './session-table'

export type SessionCounts = { rows: number; created: number; updated: number; unchanged: number }
const MOST_ROWS = 300
const MINUTE = 60_000
/** What a file may have no column for, and what a session calls it. */
const OPEN = [
  ['titleEn', 'titleEn'],
  ['kind', 'kind'],
  ['place', 'place'],
  ['teacher', 'teacher'],
  ['joint', 'isJoint'],
] as const
/** In which column a fault of a session stands. */
const COLUMN: Record<string, keyof SessionValues> = { startsAt: 'date', endsAt: 'to', teacher: 'teacher', place: 'place' }

/**
 * Brings a time table in from a file: sessions are found by class and start; all of the file is stored or, with one fault, nothing.
 * @throws DomainError `request.forbidden`, `study.noClass`, `study.classOver`, `study.tableTooLong`; `spreadsheets.*`
 */
export async function importSessions({
  bytes,
  classId,
  dryRun,
  format,
  req,
}: {
  req: PayloadRequest
  classId: string
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<ImportReport<SessionCounts>> {
  await arrangedClass(req, classId)
  const reading = await readTable({ schema: sessionTable, bytes, ...(format ? { format } : {}) })
  if (reading.rows.length > MOST_ROWS) throw new DomainError('study.tableTooLong', { most: MOST_ROWS, count: reading.rows.length })
  return withTransaction(req, async () => {
    const trainingClass = await arrangedClass(req, classId)
    const teachers = await teachersNamed(req, trainingClass, [...reading.rows, ...(reading.partial ?? [])])
    const rowErrors: RowError[] = []
    const fail = (row: ImportedRow<SessionValues>, column: keyof SessionValues, code: string, details: Record<string, unknown>) =>
      rowErrors.push({ sheet: row.sheet, row: row.row, column: reading.columnOf(row, column), code, details, name: row.values.title ?? '' })
    for (const row of reading.partial ?? []) checkTeacher(row, teachers, fail)
    const starts = new Map<number, ImportedRow<SessionValues>>()
    const sound: { row: ImportedRow<SessionValues>; draft: SessionDraft }[] = []
    for (const row of reading.rows) {
      const teacher = checkTeacher(row, teachers, fail)
      const draft = draftOf(row, teacher)
      const first = starts.get(draft.startMs)
      if (first) fail(row, 'from', 'study.startTwice', { firstRow: first.row, firstName: first.values.title ?? '' })
      else starts.set(draft.startMs, row)
      if (!first && teacher !== undefined) sound.push({ row, draft })
    }
    const judged = await judgeDrafts({ req, trainingClass, drafts: sound.map(({ draft }) => draft) })
    for (const [index, { fault }] of judged.entries()) {
      const row = sound[index]?.row
      if (fault && row) fail(row, COLUMN[String(fault.details['field'])] ?? 'date', fault.code, fault.details)
    }
    const count = (kind: (typeof judged)[number]['what']) => judged.filter(({ what }) => what === kind).length
    const counts = { rows: reading.rows.length, created: count('create'), updated: count('update'), unchanged: count('unchanged') }
    const report = reportOf({ reading, rowErrors, counts, dryRun })
    if (report.ok && !dryRun) await writeDrafts({ req, trainingClass, judged })
    return report
  })
}

function draftOf({ absent, values }: ImportedRow<SessionValues>, teacher: string | null | undefined): SessionDraft {
  const day = dayNumber(values.date ?? '')
  const [from, to] = [minuteOfDay(values.from ?? ''), minuteOfDay(values.to ?? '')]
  return {
    title: values.title ?? '',
    titleEn: values.titleEn,
    kind: values.kind === 'workshop' ? 'workshop' : 'classroom',
    startMs: startOfDay(day) + from * MINUTE,
    endMs: startOfDay(to > from ? day : day + 1) + to * MINUTE,
    place: values.place,
    teacher: teacher ?? null,
    isJoint: values.joint === true,
    absent: OPEN.filter(([column]) => absent?.has(column)).map(([, member]) => member),
  }
}

type Teachers = ReadonlyMap<string, readonly string[]>
type Fail = (row: ImportedRow<SessionValues>, column: keyof SessionValues, code: string, details: Record<string, unknown>) => void

/** The teacher of a row, null for none; undefined where the name says nothing, which is told. */
function checkTeacher(row: ImportedRow<SessionValues>, teachers: Teachers, fail: Fail): string | null | undefined {
  const name = row.values.teacher
  if (name === null) return null
  const found = teachers.get(name) ?? []
  if (found.length === 1) return found[0]
  fail(row, 'teacher', found.length === 0 ? 'study.noTeacher' : 'study.teacherTwice', { value: name, count: found.length })
  return undefined
}

type Person = {
  id: Ref
  name: string
  username?: string | null
  employeeNumber?: string | null
  organisation?: Ref | null
  roles?: string[] | null
}

/** Whom the names of a file mean: the class's own teachers by name first, then anybody by user name, or by number or name in the class's unit. */
async function teachersNamed(req: PayloadRequest, trainingClass: Class, rows: readonly ImportedRow<SessionValues>[]): Promise<Teachers> {
  const names = [...new Set(rows.flatMap(({ values }) => (values.teacher === null ? [] : [values.teacher])))]
  if (names.length === 0) return new Map()
  const organisation = idOf(trainingClass.organisation)
  const own = new Set(idsOf(trainingClass.teachers))
  const spellings = [...new Set(names.flatMap(spellingsOf))]
  const { docs } = await req.payload.db.find<Person>({
    collection: 'users',
    where: {
      and: [
        { active: { not_equals: false } },
        {
          or: [
            { username: { in: spellings } },
            {
              and: [
                { organisation: { equals: organisation } },
                { or: [{ employeeNumber: { in: spellings } }, { name: { in: spellings } }] },
              ],
            },
            { id: { in: [...own] } },
          ],
        },
      ],
    },
    select: { name: true, username: true, employeeNumber: true, organisation: true, roles: true },
    pagination: false,
    req,
  })
  const isTold = (person: Person) =>
    arrangesEverywhere(req) ||
    !person.organisation ||
    idOf(person.organisation) === organisation ||
    own.has(idOf(person.id)) ||
    worksAtCentre(person)
  return new Map(
    names.map((name) => {
      const is = (text: string | null | undefined) => matchKey(text ?? '') === matchKey(name)
      const teaching = docs.filter((person) => own.has(idOf(person.id)) && is(person.name))
      // Whom another unit employs the centre names: whether there is such an account is told to nobody else.
      const called = docs.filter(
        (person) =>
          (is(person.username) && isTold(person)) ||
          (idOf(person.organisation) === organisation && (is(person.employeeNumber) || is(person.name))),
      )
      return [name, (teaching.length > 0 ? teaching : called).map(({ id }) => idOf(id))]
    }),
  )
}
