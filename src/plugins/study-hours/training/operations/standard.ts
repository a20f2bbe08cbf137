import type { PayloadRequest } from 'payload'
import { todayOf } from '@/platform/clock'

/** The standard that a class is held to, with the training hours that it asks for at a level (null where it states none). */
export type TrainingStandard = { id: string; hours: number | null }

/**
 * The standard that is given, else the newest one in force for occupation and level. Null where there is none.
 */
export async function newestStandard({
  level,
  occupation,
  req,
  standard,
}: {
  req: PayloadRequest
  occupation: string
  level: string
  standard?: string | undefined
}): Promise<TrainingStandard | null> {
  const today = todayOf(req)
  const { docs } = await req.payload.find({
    collection: 'standards',
    where: standard
      ? { id: { equals: standard } }
      : { and: [{ occupation: { equals: occupation } }, { state: { equals: 'in-force' } }, { levels: { in: [level] } }] },
    sort: '-version',
    pagination: false,
    depth: 0,
    overrideAccess: true, // public facts: what a standard asks for
    req,
  })
  const inTerm = docs.filter(({ validFrom, validTo }) => standard || ((!validFrom || validFrom <= today) && (!validTo || today <= validTo)))
  const newest = inTerm[0] ?? docs[0]
  if (!newest) return null
  return { id: String(newest.id), hours: newest.trainingHours?.find((row) => row.level === level)?.hours ?? null }
}
