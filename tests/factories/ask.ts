import { rest } from './payload'
import type { Training, TrainingCast } from './training'

/** `code` and `details` are those of the first error. */
export type Asked<D, B> = { status: number; code: string | undefined; details: Record<string, unknown> | undefined; doc: D; body: B }

type Json<D> = { doc: D; errors?: { code: string; details?: Record<string, unknown> }[] }

/** REST as one of the cast, as the bearer of a token, or as nobody. */
export async function askAs<D = unknown, B = Record<string, unknown>>(
  { tokens }: Pick<Training, 'tokens'>,
  who: TrainingCast | string | null,
  path: string,
  body?: unknown,
): Promise<Asked<D, B>> {
  const token = who === null ? undefined : (tokens[who as TrainingCast] ?? who)
  const answer = await rest(path, { ...(body === undefined ? {} : { body }), ...(token ? { token } : {}) })
  const json = (await answer.json()) as Json<D> & B
  return { status: answer.status, code: json.errors?.[0]?.code, details: json.errors?.[0]?.details, doc: json.doc, body: json }
}
