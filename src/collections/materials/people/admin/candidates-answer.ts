import type { Candidates } from '../operations/candidates'

/** `isClosed`: whoever asks does not appoint here. */
export type CandidatesAnswer = { loaded?: Candidates; isClosed?: true; hasFailed?: true }

/** What the list of candidates answered. */
export async function readCandidates(response: Response): Promise<CandidatesAnswer> {
  if (response.ok) return { loaded: (await response.json()) as Candidates }
  return response.status === 403 ? { isClosed: true } : { hasFailed: true }
}
