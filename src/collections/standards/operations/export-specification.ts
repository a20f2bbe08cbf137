import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { writeJsonTable, writeXlsx } from '@/platform/spreadsheets'
import { importanceRatio } from '../domain/importance'
import { buildTree, walk } from '../domain/tree'
import { specificationTable, type SpecificationRow } from './tables/specification'
import { loadEntries, loadSpecificationHead } from './load-specification'

/** The table as it is printed: each range above its points, with its ratio. Retired rows are left out. */
export async function exportSpecification({
  format,
  id,
  language,
  req,
}: {
  req: PayloadRequest
  id: string
  format: 'xlsx' | 'json'
  language: Language
}) {
  const head = await loadSpecificationHead({ req, id })
  const entries = await loadEntries({ req, specificationId: id })
  const rows: SpecificationRow[] = []
  walk(
    buildTree(
      entries.ranges.filter((range) => !range.retired),
      entries.points.filter((point) => !point.retired),
    ),
    ({ code, counts, points, range }) => {
      rows.push({
        code,
        name: range.name,
        nameEn: range.nameEn ?? null,
        weight: range.weight ?? null,
        importance: null,
        ratio: importanceRatio(counts),
      })
      for (const point of points)
        rows.push({
          code: point.code,
          name: point.name,
          nameEn: point.nameEn ?? null,
          weight: point.weight ?? null,
          importance: point.importance,
          ratio: null,
        })
    },
  )
  const table = { schema: specificationTable, rows }
  return { name: head.title, content: format === 'json' ? writeJsonTable(table) : await writeXlsx({ language, sheets: [table] }) }
}
