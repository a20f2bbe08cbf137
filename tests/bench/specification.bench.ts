import { exportSpecification } from '@/collections/standards/operations/export-specification'
import { importSpecification } from '@/collections/standards/operations/import-specification'
import { specificationTable, type SpecificationRow } from '@/collections/standards/operations/tables/specification'
import { defaultLimits, readXlsxInWorker, writeXlsx } from '@/platform/spreadsheets'
import { median, watched, type Bench, type BenchResult } from './bench'
import { inEmptyDatabase, type Place } from './empty-database'

const POINTS = 5_000
const RUNS = 3

/** An element specification of 5,000 points: imported into a new draft, imported again unchanged, exported; and how long others waited. */
const bench: Bench = { name: 'specification', run: () => inEmptyDatabase((place) => whole(place)) }

export default bench

async function whole({ payload, systemReq }: Place): Promise<BenchResult[]> {
  const bytes = await writeXlsx({ language: 'zh', sheets: [{ schema: specificationTable, rows: rowsOf(POINTS) }] })
  const own = { overrideAccess: true, depth: 0 } as const // the process itself sets the table
  const occupation = await payload.create({
    collection: 'occupations',
    data: { code: '6-17-01-06', name: '高炉炼铁工', levels: ['5'] },
    req: await systemReq(payload),
    ...own,
  })
  const draft = async (version: number) => {
    const data = { occupation: occupation.id, level: '5', kind: 'theory', version } as never
    const { id } = await payload.create({ collection: 'element-specifications', data, req: await systemReq(payload), ...own })
    return String(id)
  }
  const times: Record<'alone' | 'written' | 'again' | 'exported', Watched[]> = { alone: [], written: [], again: [], exported: [] }
  for (let run = 0; run < RUNS; run += 1) {
    const id = await draft(run + 1)
    const load = async (isUnchanged: boolean) => {
      const { counts } = await importSpecification({ req: await systemReq(payload), id, bytes, dryRun: false, merge: false })
      if (counts?.points[isUnchanged ? 'unchanged' : 'created'] !== POINTS) throw new Error(`imported otherwise: ${JSON.stringify(counts)}`)
    }
    times.alone.push(
      await watched(async () => {
        for await (const event of readXlsxInWorker(bytes, defaultLimits))
          if ('rows' in event && event.rows.length === 0) throw new Error('no rows')
      }),
    )
    times.written.push(await watched(() => load(false)))
    times.again.push(await watched(() => load(true)))
    times.exported.push(
      await watched(async () => {
        const { content } = await exportSpecification({ req: await systemReq(payload), id, format: 'xlsx', language: 'zh' })
        if (content.length < 50_000) throw new Error('an export without its points')
      }),
    )
  }
  const reference = median(times.alone.map(({ took }) => took))
  return (['written', 'again', 'exported'] as const).map((what) => {
    const value = median(times[what].map(({ took }) => took))
    return {
      name: `specification of ${POINTS} points, ${NAMES[what]}`,
      unit: 'ms',
      value,
      reference: { name: 'reading the file alone', value: reference },
      ratio: value / reference,
      heldMs: median(times[what].map(({ held }) => held)),
      runs: RUNS,
    }
  })
}

type Watched = Awaited<ReturnType<typeof watched>>

const NAMES = { written: 'imported', again: 'imported again unchanged', exported: 'exported' }

/** Ten ranges of ten ranges each, the points shared out among them. */
function rowsOf(points: number): SpecificationRow[] {
  const rows: SpecificationRow[] = []
  const letters = [...'ABCDEFGHIJ']
  const bare = { nameEn: null, importance: null, ratio: null }
  for (const [outer, first] of letters.entries()) {
    rows.push({ ...bare, code: first, name: `范围 ${first}`, weight: 1_000 })
    for (const [inner, second] of letters.entries()) {
      rows.push({ ...bare, code: `${first}-${second}`, name: `范围 ${first}-${second}`, weight: 100 })
      const own = Array.from({ length: points }, (_, index) => index).filter((index) => index % 100 === outer * 10 + inner)
      own.forEach((index, place) =>
        rows.push({
          code: `${first}-${second}-${String(place + 1).padStart(3, '0')}`,
          name: `高炉本体与附属设备的操作要点之第 ${index} 点`,
          nameEn: `Point ${index} of operating the blast furnace and its equipment`,
          weight: null,
          importance: (['X', 'X', 'X', 'Y', 'Z'] as const)[index % 5] ?? 'X',
          ratio: null,
        }),
      )
    }
  }
  return rows
}
