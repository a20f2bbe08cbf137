/** What stands in a column of a printed table: a range of one level, or the point; several kinds where one cell holds more than one. */
export type PrintedKind = 'code' | 'name' | 'weight' | 'ratio' | 'importance'
export type PrintedColumn = { index: number; level: number | null; kinds: readonly PrintedKind[] }
export type PrintedColumns = { levels: ReadonlyMap<number, readonly PrintedColumn[]>; point: readonly PrintedColumn[] }

/** Words of which the headings of the printed table are made; a cell that holds anything else is no heading. */
const WORDS =
  /^(?:鉴定|考核|范围|要素|点|代码|编码|编号|序号|名称|内容|比重|权重|重要程度|比例|备注|说明|[一二三四五六]+级|appraisal|ranges?|elements?|points?|codes?|no|number|names?|weights?|importance|ratio|remarks?|notes?|level[1-6]|[xyz123])+$/

const LEVELS = '一二三四五六'

/** Without width, blanks, line breaks, what stands in brackets and what joins words. */
function foldHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s·•・、,，/%.:：*_-]/g, '')
}

/** Whether all cells of a row are headings, and there are any. */
export function isHeadingRow(texts: readonly string[]): boolean {
  const filled = texts.map(foldHeading).filter((text) => text !== '')
  return filled.length > 1 && filled.every((text) => WORDS.test(text))
}

/**
 * The columns under headings of one to several rows: `paths` holds for each column its headings from above, merged cells repeated.
 * @returns null where no heading speaks of a level of ranges (一级, 二级, …), so that the table is none of this kind
 */
export function printedColumns(paths: readonly (readonly string[])[]): PrintedColumns | null {
  const levels = new Map<number, PrintedColumn[]>()
  const point: PrintedColumn[] = []
  let last: readonly number[] = []
  paths.forEach((headings, index) => {
    const path = [...new Set(headings.map(foldHeading))].join(' ')
    if (path.trim() === '' || /备注|说明|序号|remark|note/.test(path)) return
    const kinds = kindsOf(path)
    const isRange = /范围|range/.test(path)
    // A heading beside the names of a level (一级 | 鉴定比重) belongs to that level; one that names two stands for each of them.
    const named = levelsOf(headings)
    const own = named.length > 0 ? named : isRange && kinds.length > 0 ? last : []
    last = own.length > 0 ? own : last
    for (const level of own)
      levels.set(level, [...(levels.get(level) ?? []), { index, level, kinds: kinds.length > 0 ? kinds : ['name', 'code', 'weight'] }])
    if (own.length === 0 && !isRange) point.push({ index, level: null, kinds: kinds.length > 0 ? kinds : ['name'] })
  })
  return levels.size > 0 && point.length > 0 ? { levels: new Map([...levels].sort(([one], [other]) => one - other)), point } : null
}

/** The levels that the lowest heading with a level names: 一级／二级 over sub-columns 一级 and 二级 is each of them in its own. */
function levelsOf(headings: readonly string[]): number[] {
  for (const heading of [...headings].reverse().map(foldHeading)) {
    const chinese = [...heading.matchAll(/([一二三四五六]+)级/g)].flatMap(([, names]) => [...(names ?? '')])
    const named = [
      ...chinese.map((name) => LEVELS.indexOf(name) + 1),
      ...[...heading.matchAll(/level([1-6])/g)].map(([, digit]) => Number(digit)),
    ]
    if (named.length > 0) return [...new Set(named)].sort((one, other) => one - other)
  }
  return []
}

/**
 * Whether a cell merged over some columns (from 0, both ends included) stands for things that the header keeps apart: two levels of
 * ranges, a code and a name, a range and a point. What it says of each cannot be told then.
 */
export function mixesColumns({ levels, point }: PrintedColumns, left: number, right: number): boolean {
  const meant = new Map<number, string>()
  for (const { index, kinds, level } of [...[...levels.values()].flat(), ...point])
    if (index >= left && index <= right) meant.set(index, `${meant.get(index) ?? ''} ${level ?? 'point'}:${kinds.join('+')}`)
  return new Set(meant.values()).size > 1
}

function kindsOf(path: string): PrintedKind[] {
  const isRatio = /比例|ratio/.test(path)
  return [
    ...(/名称|内容|name/.test(path) ? (['name'] as const) : []),
    ...(/代码|编码|编号|code/.test(path) ? (['code'] as const) : []),
    ...(/比重|权重|weight/.test(path) ? (['weight'] as const) : []),
    ...(isRatio ? (['ratio'] as const) : []),
    ...(!isRatio && /重要程度|importance/.test(path) ? (['importance'] as const) : []),
  ]
}

export type PrintedCell = { code: string | null; name: string | null; weight: string | null; ratio: string | null }

const CODE = '[A-Z](?:-[A-Z]){0,5}'
const NUMBER = '\\d+(?:\\.\\d+)?\\s*%?'
const RATIO = '\\d{1,4}\\s*:\\s*\\d{1,4}\\s*:\\s*\\d{1,4}'
const PART = `(?:${RATIO}|${NUMBER}|${CODE})`

/**
 * A cell that holds name, code, weight and ratio together, one a line or as `A 基本要求（25）`.
 * @returns null where it can be read in more than one way
 */
export function readPrintedCell(text: string): PrintedCell | null {
  const cell: PrintedCell = { code: null, name: null, weight: null, ratio: null }
  let isAmbiguous = false
  const put = (kind: keyof PrintedCell, value: string) => {
    if (cell[kind] !== null && cell[kind] !== value) isAmbiguous = true
    cell[kind] = value
  }
  const sort = (piece: string): void => {
    const bare = piece
      .trim()
      .replace(/^\((.*)\)$/s, '$1')
      .trim()
    if (bare === '') return
    if (new RegExp(`^${CODE}$`).test(bare)) return put('code', bare)
    if (new RegExp(`^${RATIO}$`).test(bare)) return put('ratio', bare)
    if (new RegExp(`^${NUMBER}$`).test(bare)) return put('weight', bare)
    const bracket = new RegExp(`^(.+?)\\s*\\((${PART}(?:\\s*[·•・,、]\\s*${PART})+)\\)$`, 's').exec(bare)
    if (bracket) return [bracket[1] ?? '', ...(bracket[2] ?? '').split(/[·•・,、]/)].forEach(sort)
    if (/[·•・|;]/.test(bare)) return bare.split(/[·•・|;]+/).forEach(sort)
    const ahead = new RegExp(`^(${CODE})[\\s.、:]+(.+)$`, 's').exec(bare)
    if (ahead) return [ahead[1] ?? '', ahead[2] ?? ''].forEach(sort)
    const behind =
      new RegExp(`^(.+?)\\s*\\((${CODE}|${NUMBER}|${RATIO})\\)$`, 's').exec(bare) ??
      new RegExp(`^(.+?)\\s+(${CODE}|${NUMBER}|${RATIO})$`, 's').exec(bare)
    if (behind) return [behind[1] ?? '', behind[2] ?? ''].forEach(sort)
    put('name', bare)
  }
  text
    .normalize('NFKC')
    .split(/[\n\r]+/)
    .forEach(sort)
  return isAmbiguous ? null : cell
}
