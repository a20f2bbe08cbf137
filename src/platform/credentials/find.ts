import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { contributedCredentials, type CredentialKind } from '@/platform/domains'

export type FoundCredential = { kind: CredentialKind; found: { code: string } }

/** The code as it is stored, of what was typed or scanned; null where no kind of paper has such codes. */
export function parseCode({ payload }: PayloadRequest, typed: string): string | null {
  for (const { parseCode } of contributedCredentials.of(payload.config)) {
    const code = parseCode(typed)
    if (code !== null) return code
  }
  return null
}

/**
 * The paper with this code, whatever kind it is. All kinds are asked at once: how long the answer takes tells nothing about the code.
 * @param code as somebody typed it
 * @throws DomainError with status 404 where there is none
 */
export async function findCredential({ code, req }: { req: PayloadRequest; code: string }): Promise<FoundCredential> {
  const kinds = contributedCredentials.of(req.payload.config)
  const answers = await Promise.allSettled(kinds.map((kind) => kind.find({ req, code })))
  const found = answers.findIndex(({ status }) => status === 'fulfilled')
  const [kind, answer] = [kinds[found], answers[found]]
  if (kind && answer?.status === 'fulfilled') return { kind, found: answer.value }
  const refusals = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  throw (
    refusals.find((reason) => !(reason instanceof DomainError && reason.status === 404)) ??
    refusals[0] ??
    new DomainError('request.notFound')
  )
}
