import type { PayloadRequest } from 'payload'
import { allow, refuse, type Decision } from '@/kernel/decision'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { arrangesEverywhere } from '../../access'
import { checkTeacher } from '../domain/class-teachers'
import { SLUGS } from '../../slugs'

type Taught = Pick<Class, 'organisation' | 'teachers'>
type Person = { id: Ref; name: string; active?: boolean | null; organisation?: Ref | null; roles?: readonly string[] | null }

/**
 * What keeps each of `people` from teaching in the class. Who is one of its teachers already was judged when they became it.
 * @param field where they are named
 */
export async function judgeTeachers({
  field,
  people,
  req,
  trainingClass,
}: {
  req: PayloadRequest
  trainingClass: Taught
  people: readonly string[]
  field: string
}): Promise<ReadonlyMap<string, Decision>> {
  const known = new Set(idsOf(trainingClass.teachers))
  const asked = [...new Set(people)].filter((id) => !known.has(id))
  const { docs } =
    asked.length === 0
      ? { docs: [] }
      : await req.payload.db.find<Person>({
          collection: 'users',
          where: { id: { in: asked } },
          select: { name: true, active: true, organisation: true, roles: true },
          pagination: false,
          req,
        })
  const found = new Map(docs.map((person) => [idOf(person.id), person]))
  const towards = { organisation: idOf(trainingClass.organisation), byCentre: arrangesEverywhere(req), field }
  return new Map(
    people.map((id) => {
      if (known.has(id)) return [id, allow]
      const person = found.get(id)
      return [id, person ? checkTeacher(candidateOf(person), towards) : refuse('study.teacherGone', { field })]
    }),
  )
}

function candidateOf({ active, name, organisation, roles }: Person) {
  return {
    name,
    isActive: active !== false,
    organisation: idOf(organisation) ?? null,
    isOfCentre: worksAtCentre({ roles }),
  }
}

export function worksAtCentre({ roles }: { roles?: readonly string[] | null | undefined }): boolean {
  return (roles ?? []).some((role) => role === 'centre-staff' || role === 'admin')
}

/**
 * Makes somebody a teacher of the class, in the transaction of `req`: from then on they read it, call its roll and find it on their bench.
 * Transactions take turns on every database, so nobody whom another session names meanwhile is lost.
 */
export async function admitTeacher({
  person,
  req,
  trainingClass,
}: {
  req: PayloadRequest
  trainingClass: Pick<Class, 'id' | 'teachers'>
  person: string
}): Promise<void> {
  const teachers = idsOf(trainingClass.teachers)
  if (teachers.includes(person)) return
  await req.payload.update({
    collection: SLUGS.classes,
    id: trainingClass.id,
    data: { teachers: [...teachers, person] },
    depth: 0,
    overrideAccess: true, // follows from the session, which the caller may write as they may the class
    req,
  })
}

/** The sessions of the class that `people` have still to teach, ascending. */
export async function sessionsToTeach({ classId, people, req }: { req: PayloadRequest; classId: Ref; people: readonly string[] }) {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: {
      and: [
        { class: { equals: idOf(classId) } },
        { status: { equals: 'scheduled' } },
        { endsAt: { greater_than: nowOf(req).toISOString() } },
        { teacher: { in: [...people] } },
      ],
    },
    select: { title: true, titleEn: true, startsAt: true, teacher: true },
    sort: 'startsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // of a class that the caller may change
    req,
  })
  return docs
}
