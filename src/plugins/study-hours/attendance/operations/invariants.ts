import type { Payload } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { allWhere, batches, defineInvariant, groupBy, twice, type Break, type Row } from '@/platform/verify'
import { SLUGS } from '../../slugs'

/** How many sessions have all their marks in memory at once. */
const SESSIONS = 50

/** The marks of each person in each session are numbered from 1 without a gap, and are about the person of the enrolment. */
export const attendanceInSequence = defineInvariant({
  name: 'study-attendance',
  label: { zh: '考勤记录连续', en: 'the marks of attendance are in sequence' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.classSessions, { fields: [], size: SESSIONS }))
      yield* await twice(() => faultsOf(payload, batch, looked))
  },
})

async function faultsOf(payload: Payload, sessions: readonly Row[], looked: (records: number) => void): Promise<Break[]> {
  const marks = await allWhere(
    payload,
    SLUGS.attendance,
    'classSession',
    sessions.map(({ id }) => id),
    { fields: ['classSession', 'enrolment', 'trainee', 'seq'] },
  )
  looked(marks.length)
  const named = [...new Set(marks.map((mark) => refOf(mark, 'enrolment')))]
  const enrolments = await allWhere(payload, SLUGS.enrolments, 'id', named, { fields: ['trainee'] })
  const trainees = new Map(enrolments.map((row) => [idOf(row), refOf(row, 'trainee')]))
  const breaks: Break[] = []
  for (const mark of marks)
    if (trainees.get(refOf(mark, 'enrolment')) !== refOf(mark, 'trainee'))
      breaks.push({ subject: `${SLUGS.attendance}/${mark.id}`, reason: 'it is not about the person of its enrolment' })
  for (const [key, own] of groupBy(marks, (mark) => `${refOf(mark, 'classSession')} ${refOf(mark, 'enrolment')}`)) {
    const [session, enrolment] = key.split(' ')
    const seqs = own.map((mark) => Number(mark['seq'])).sort((a, b) => a - b)
    if (seqs.some((seq, index) => seq !== index + 1))
      breaks.push({
        subject: `${SLUGS.enrolments}/${enrolment} in ${SLUGS.classSessions}/${session}`,
        reason: 'its marks are not numbered from 1 on',
      })
  }
  return breaks
}

function refOf(row: Row, field: string): string {
  return idOf(row[field] as Ref)
}
