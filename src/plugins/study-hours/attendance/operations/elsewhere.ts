import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError, type Label } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { attendedSpan, speakingMarks, type Mark } from '../domain/attendance'
import '../domain/errors'
import { meets } from '../../time/domain/intervals'
import { isOneLesson } from '../../training/domain/session-clash'
import { SLUGS } from '../../slugs'
import type { NewMark } from './marks'
import type { LoadedSession } from './session'
import { loadClass } from '../../training/operations/load'
import { labelOf, loadStandingSessions, placedOf, seenClass, type StandingSession } from '../../training/operations/session-clashes'

type Elsewhere = { classSession: string; enrolment: string; trainee: string; seq: number; mark: Mark; atMs: number; leftMs: number | null }

/**
 * Nobody is in two rooms at once: time that somebody was marked to have attended in another class is not attended here too, but where both are
 * one joint lesson. Who left there early, or came here late, was in both one after the other.
 * @param nameOf the name of a trainee
 * @throws DomainError `study.attendedElsewhere`
 */
export async function refuseElsewhere({
  loaded,
  marks,
  nameOf,
  req,
}: {
  req: PayloadRequest
  loaded: LoadedSession
  marks: readonly NewMark[]
  nameOf: (trainee: string) => string
}): Promise<void> {
  const { session, times } = loaded
  const here = marks.flatMap((mark) => {
    const span = attendedSpan(mark.mark, { atMs: (mark.at ?? new Date(0)).getTime(), leftMs: mark.leftAt?.getTime() ?? null }, times)
    return span ? [{ span, trainee: mark.trainee, enrolment: mark.enrolment }] : []
  })
  if (here.length === 0) return
  const placed = placedOf(session)
  const others = new Map(
    (await loadStandingSessions({ req, span: times }))
      .filter((other) => other.class !== placed.class && meets(placed, other) && !isOneLesson(placed, other))
      .map((other) => [other.id, other]),
  )
  if (others.size === 0) return
  const there = await marksIn(
    req,
    [...others.keys()],
    here.map(({ trainee }) => trainee),
  )
  for (const { enrolment, span, trainee } of here)
    for (const row of there) {
      const other = others.get(row.classSession)
      const taken = row.trainee === trainee && other ? attendedSpan(row.mark, row, other) : null
      if (!other || !taken || !meets(span, taken)) continue
      const where = await wordsOf(req, other, trainee)
      const times = { from: new Date(taken.startMs).toISOString(), to: new Date(taken.endMs).toISOString() }
      throw new DomainError('study.attendedElsewhere', { enrolment, name: nameOf(trainee), where, ...times })
    }
}

/** What speaks of these people in these sessions, of those who are in the class of it still: who has left it is on no roll that could be corrected. */
async function marksIn(req: PayloadRequest, sessions: readonly string[], trainees: readonly string[]): Promise<Elsewhere[]> {
  type Row = { classSession: Ref; enrolment: Ref; trainee: Ref; seq: number; mark: Mark; at: string; leftAt?: string | null }
  const { docs } = await req.payload.db.find<Row>({
    collection: SLUGS.attendance,
    where: { and: [{ classSession: { in: [...sessions] } }, { trainee: { in: [...trainees] } }] },
    select: { classSession: true, enrolment: true, trainee: true, seq: true, mark: true, at: true, leftAt: true },
    pagination: false,
    req,
  })
  const rows = docs.map(({ at, classSession, enrolment, leftAt, mark, seq, trainee }) => ({
    ...{ classSession: idOf(classSession), enrolment: idOf(enrolment), trainee: idOf(trainee), seq, mark },
    atMs: Date.parse(at),
    leftMs: leftAt ? Date.parse(leftAt) : null,
  }))
  const { docs: left } = await req.payload.db.find<{ id: Ref }>({
    collection: SLUGS.enrolments,
    where: { and: [{ id: { in: [...new Set(rows.map(({ enrolment }) => enrolment))] } }, { state: { equals: 'revoked' } }] },
    select: {},
    pagination: false,
    req,
  })
  const gone = new Set(left.map(({ id }) => idOf(id)))
  return speakingMarks(rows).filter(({ enrolment }) => !gone.has(enrolment))
}

/** The other session, for whoever may know of it: those who see its class, and the person who was there. */
async function wordsOf(req: PayloadRequest, { class: id, title }: StandingSession, trainee: string): Promise<Label> {
  const known = actorOf(req)?.id === trainee ? await loadClass(req, id) : await seenClass(req, id)
  if (!known) return { zh: '另一个培训班', en: 'another class' }
  const name = labelOf(known.name, known.nameEn)
  return { zh: `${name.zh}“${title.zh}”`, en: `"${title.en}" of ${name.en}` }
}
