import type { Payload } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { allWhere, batches, defineInvariant, twice, type Break, type Row } from '@/platform/verify'
import { SLUGS } from '../slugs'

/** The marks of each person in each session are numbered from 1 without a gap, and are about the person of the enrolment. */
export const attendanceInSequence = defineInvariant({
  name: 'study-attendance',
  label: { zh: '考勤记录连续', en: 'the marks of attendance are in sequence' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, SLUGS.classSessions)) yield* await twice(() => faultsOf(payload, batch, looked))
  },
})

async function faultsOf(payload: Payload, sessions: readonly Row[], looked: (records: number) => void): Promise<Break[]> {
  const marks = await allWhere(
    payload,
    SLUGS.attendance,
    'classSession',
    sessions.map(({ id }) => id),
  )
  looked(marks.length)
  const enrolments = await allWhere(payload, SLUGS.enrolments, 'id', [...new Set(marks.map((mark) => refOf(mark, 'enrolment')))])
  const trainees = new Map(enrolments.map((row) => [idOf(row), refOf(row, 'trainee')]))
  const revisions = new Map<string, number[]>()
  const breaks: Break[] = []
  for (const mark of marks) {
    const key = `${refOf(mark, 'classSession')} ${refOf(mark, 'enrolment')}`
    revisions.set(key, [...(revisions.get(key) ?? []), Number(mark['seq'])])
    if (trainees.get(refOf(mark, 'enrolment')) !== refOf(mark, 'trainee'))
      breaks.push({ subject: `${SLUGS.attendance}/${mark.id}`, reason: 'it is not about the person of its enrolment' })
  }
  for (const [key, seqs] of revisions) {
    const [session, enrolment] = key.split(' ')
    if (seqs.toSorted((a, b) => a - b).some((seq, index) => seq !== index + 1))
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
