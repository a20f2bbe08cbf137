import type { Payload, PayloadRequest } from 'payload'
import type { Class, ClassSession, Enrolment, Organisation, Standard, User } from '@/payload-types'
import { createAccounts } from '@/collections/people'
import type { GlobalRole } from '@/kernel/actor'
import { systemReq, TEST_PASSWORD, tokenOf } from './payload'

export const TRAINING_CAST = ['staff', 'manager', 'otherManager', 'teacher', 'auditor', 'trainee', 'classmate', 'stranger'] as const
export type TrainingCast = (typeof TRAINING_CAST)[number]

export type Training = {
  req: PayloadRequest
  works: Organisation
  otherWorks: Organisation
  occupation: { id: string }
  standard: Standard
  class: Class
  people: Record<TrainingCast, User>
  tokens: Record<TrainingCast, string>
  enrolments: { trainee: Enrolment; classmate: Enrolment }
}

let serial = 0

/** A class of one works with its people: `manager` administers that works, `otherManager` and `stranger` belong to another one. */
export async function createTraining(payload: Payload, options: { unsigned?: true } = {}): Promise<Training> {
  serial += 1
  const req = await systemReq(payload)
  const own = { req, depth: 0, overrideAccess: true } as const
  const organisation = (name: string) =>
    payload.create({
      collection: 'organisations',
      data: { name: `${name}${serial}`, code: `${name}-${serial}`, kind: 'enterprise' },
      ...own,
    })
  const [works, otherWorks] = [await organisation('钢厂'), await organisation('铁厂')]
  const occupation = await payload.create({
    collection: 'occupations',
    data: { code: `6-17-1${serial % 10}-0${serial % 10}`, name: `炉前工 ${serial}`, levels: ['5', '4', '3'] } as never,
    ...own,
  })
  const standard = await payload.create({
    collection: 'standards',
    data: {
      occupation: occupation.id,
      edition: '2024年版',
      version: 1,
      levels: ['4', '3'],
      trainingHours: [{ level: '4', hours: 240 }],
    } as never,
    ...own,
  })
  await payload.db.updateOne({ collection: 'standards', id: standard.id, data: { state: 'in-force' }, req })
  const accounts = await createAccounts({
    req,
    people: TRAINING_CAST.map((name) => ({
      username: `${name}-t${serial}`,
      name: `${name} ${serial}`,
      organisation: name === 'otherManager' || name === 'stranger' ? otherWorks.id : works.id,
      roles: ROLES[name],
      mustChangePassword: false,
      password: { kind: 'initial', text: TEST_PASSWORD },
    })),
  })
  const people = {} as Record<TrainingCast, User>
  for (const [index, name] of TRAINING_CAST.entries())
    people[name] = await payload.findByID({ collection: 'users', id: accounts[index]?.id ?? '', ...own })
  const trainingClass = await payload.create({
    collection: 'classes',
    data: {
      code: `C-${serial}`,
      name: `培训班 ${serial}`,
      organisation: works.id,
      occupation: occupation.id,
      level: '4',
      teachers: [people.teacher.id],
      startsOn: '2026-09-01',
      endsOn: '2026-12-20',
      appraisalOn: '2026-12-28',
    } as never,
    ...own,
  })
  const place = { req, class: trainingClass }
  const enrolments = {
    trainee: await enrol(payload, place, people.trainee, '01'),
    classmate: await enrol(payload, place, people.classmate, '02'),
  }
  const tokens = {} as Record<TrainingCast, string>
  if (!options.unsigned) for (const name of TRAINING_CAST) tokens[name] = await tokenOf(payload, people[name])
  return { req, works, otherWorks, occupation, standard, class: trainingClass, people, tokens, enrolments }
}

/** Puts somebody on the roll of the class. */
export function enrol(
  payload: Payload,
  { class: trainingClass, req }: Pick<Training, 'class' | 'req'>,
  user: Pick<User, 'id'>,
  number?: string,
): Promise<Enrolment> {
  return payload.create({
    collection: 'enrolments',
    data: { class: trainingClass.id, trainee: user.id, number } as never,
    req,
    depth: 0,
    overrideAccess: true,
  })
}

/** A session of the class from `startsAt`, two hours where nothing else is said. */
export function createSession(
  payload: Payload,
  { class: trainingClass, req }: Pick<Training, 'class' | 'req'>,
  startsAt: Date,
  more: Partial<ClassSession> = {},
): Promise<ClassSession> {
  return payload.create({
    collection: 'class-sessions',
    data: {
      class: trainingClass.id,
      title: '安全操作',
      kind: 'classroom',
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 2 * 3_600_000).toISOString(),
      status: 'scheduled',
      ...more,
    },
    req,
    depth: 0,
    overrideAccess: true,
  })
}

const ROLES: Record<TrainingCast, readonly GlobalRole[]> = {
  staff: ['centre-staff'],
  manager: ['training-admin'],
  otherManager: ['training-admin'],
  teacher: ['trainee'],
  auditor: ['auditor'],
  trainee: ['trainee'],
  classmate: ['trainee'],
  stranger: ['trainee'],
}
