import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import { todayOf } from '@/platform/clock'
import { loadPolicy, readCount } from '@/platform/policies'
import { OPINION_LEAST, OPINION_POLICY } from '../domain/opinion'

const verdictInput = z.object({ opinion: z.string().max(8_000).nullish() }).nullish()

/** The opinion that came by name with a verdict. @throws ZodError where it is no text */
export function opinionOf(input: unknown): string | undefined {
  return verdictInput.parse(input)?.opinion?.trim() || undefined
}

/** How long an opinion is at least, by the rule of today. */
export async function opinionLeast(req: PayloadRequest): Promise<number> {
  const row = await loadPolicy({ req, key: OPINION_POLICY, on: todayOf(req) })
  return readCount(row?.value) ?? OPINION_LEAST
}
