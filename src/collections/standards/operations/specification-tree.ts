import type { PayloadRequest } from 'payload'
import { describeError, type Language } from '@/kernel/errors'
import { countImportance, importanceRatio } from '../domain/importance'
import { buildTree, shares, type Share } from '../domain/tree'
import { faultTexts } from './fault-texts'
import { checkSpecification, loadEntries, loadSpecificationHead } from './load-specification'
import { mayWrite } from './may-write'

export type TreeAnswer = {
  state: string
  /** Whether the caller may bring a table: an editor, as long as it is a draft. */
  takesTables: boolean
  version: number
  totalPoints: number
  ratio: string
  ranges: { id: string; code: string; name: string; nameEn: string | null; weight: number | null; retired: boolean }[]
  points: { id: string; code: string; name: string; nameEn: string | null; weight: number | null; importance: string; retired: boolean }[]
  shares: Share[]
  problems: { code: string; message: string }[]
}

/** Everything that the tree view shows, in one answer: flat lists, small enough for some thousands of points. */
export async function specificationTree({
  id,
  language,
  req,
}: {
  req: PayloadRequest
  id: string
  language: Language
}): Promise<TreeAnswer> {
  const head = await loadSpecificationHead({ req, id })
  const { points, ranges } = await loadEntries({ req, specificationId: id })
  const used = points.filter((point) => !point.retired)
  const check = await checkSpecification({ req, head, ranges, points })
  const plain = <E extends { nameEn?: string | null; weight?: number | null }>(entry: E) => ({
    ...entry,
    nameEn: entry.nameEn ?? null,
    weight: entry.weight ?? null,
  })
  return {
    state: head.state,
    takesTables: head.state === 'draft' && mayWrite(req),
    version: head.version,
    totalPoints: used.length,
    ratio: importanceRatio(countImportance(used)),
    ranges: ranges.map(plain),
    points: points.map(plain),
    shares: shares(
      buildTree(
        ranges.filter((range) => !range.retired),
        used,
      ),
    ),
    problems: faultTexts(check).map(({ code, details }) => ({ code, message: describeError(code, language, details) })),
  }
}
