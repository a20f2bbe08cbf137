import type { PayloadRequest } from 'payload'
import { actorOf, holdsOn } from '@/access'
import type { CommitteeRole } from '@/kernel/actor'
import { addDays, localDate } from '@/kernel/clock'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { seatOf } from '../../line/domain/seats'

/**
 * Gives those who are newly appointed to work on a book a seat in its committee, in the same transaction, where they hold none there nor in
 * the editorial committee: who has a task can open it. Whoever appoints decided that already; the seat is a plain one, for the work alone.
 * Nobody seats themselves, and accounts that are switched off or work at the centre need no seat.
 */
export async function seatAppointed(args: {
  req: PayloadRequest
  textbook: string
  before: Record<string, unknown>
  after: Record<string, unknown>
  fields: readonly string[]
}): Promise<void> {
  const { after, before, fields, req, textbook } = args
  const wanted = new Map<string, CommitteeRole>()
  for (const field of fields) {
    const known = peopleIn(before[field])
    for (const person of peopleIn(after[field])) if (!known.includes(person) && !wanted.has(person)) wanted.set(person, seatOf(field))
  }
  const me = actorOf(req)?.id
  if (me) wanted.delete(me)
  if (wanted.size === 0) return
  const trusted = { depth: 0, pagination: false, overrideAccess: true, req } as const // facts about those who are being appointed
  const books = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: textbook } },
    select: { committee: true },
    ...trusted,
  })
  const committee = idOf(books.docs[0]?.committee)
  if (!committee) return
  const editorial = await req.payload.find({ collection: 'committees', where: { kind: { equals: 'editorial' } }, select: {}, ...trusted })
  const today = localDate(nowOf(req))
  const seats = await req.payload.find({
    collection: 'memberships',
    where: {
      and: [
        { user: { in: [...wanted.keys()] } },
        { committee: { in: [committee, ...editorial.docs.map(({ id }) => String(id))] } },
        { or: [holdsOn(today), { termStartsOn: { greater_than: today } }] },
      ],
    },
    select: { user: true, committee: true, role: true, termStartsOn: true },
    sort: 'termStartsOn',
    ...trusted,
  })
  const users = await req.payload.find({
    collection: 'users',
    where: { and: [{ id: { in: [...wanted.keys()] } }, { active: { not_equals: false } }] },
    select: { roles: true },
    ...trusted,
  })
  for (const user of users.docs) {
    const person = String(user.id)
    const own = seats.docs.filter((seat) => idOf(seat.user) === person)
    if (own.some(({ termStartsOn }) => termStartsOn <= today)) continue
    if (user.roles.some((role) => role === 'admin' || role === 'centre-staff')) continue
    const role = wanted.get(person) ?? 'member'
    // A seat of the same kind that is agreed on already takes over when it begins.
    const next = own.find((seat) => idOf(seat.committee) === committee && seat.role === role)
    await req.payload.create({
      collection: 'memberships',
      data: { committee, user: person, role, termStartsOn: today, termEndsOn: next ? addDays(next.termStartsOn, -1) : null },
      depth: 0,
      overrideAccess: true, // part of the appointment that the lock has decided
      req,
    })
  }
}

function peopleIn(value: unknown): string[] {
  if (Array.isArray(value)) return idsOf(value as Ref[])
  const id = idOf(value as Ref | null | undefined)
  return id ? [id] : []
}
