import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { diffSpecifications, type SpecificationDiff } from '../domain/diff'
import { loadEntries, loadSpecificationHead } from './load-specification'

/**
 * What changed in a specification since another one, by default the version it is based on.
 * @throws DomainError `request.notFound` where there is none to compare with, or the caller may not read it
 */
export async function compareSpecifications({
  against,
  id,
  req,
}: {
  req: PayloadRequest
  id: string
  against?: string | null
}): Promise<SpecificationDiff> {
  const head = await loadSpecificationHead({ req, id })
  const otherId = against || head.previousId
  if (!otherId) throw new DomainError('request.notFound')
  const other = await loadSpecificationHead({ req, id: otherId })
  const used = async (specificationId: string) =>
    (await loadEntries({ req, specificationId })).points.filter((point) => !point.retired).map(plain)
  return diffSpecifications(await used(other.id), await used(head.id))
}

function plain({ code, importance, name, nameEn, weight }: Awaited<ReturnType<typeof loadEntries>>['points'][number]) {
  return { code, name, nameEn: nameEn ?? null, weight: weight ?? null, importance }
}
