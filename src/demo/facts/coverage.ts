import { blastFurnaceSpecification } from './specification-blast-furnace'
import { steelmakingSpecification } from './specification-steelmaking'
import type { DemoSpecification } from './types'

/** Points that a chapter covers, by the chapter's key. */
export type DemoCoverage = Readonly<Record<string, readonly string[]>>

/** All points of a range, except those whose numbers are left out on purpose. */
function pointsOf(specification: DemoSpecification, range: string, ...without: number[]): string[] {
  const codes = specification.points.map(({ code }) => code).filter((code) => code.startsWith(`${range}-`))
  if (codes.length === 0) throw new Error(`range ${range} has no points`)
  return codes.filter((code) => !without.includes(Number(code.slice(-3))))
}

const bf = (range: string, ...without: number[]) => pointsOf(blastFurnaceSpecification, range, ...without)
const bof = (range: string, ...without: number[]) => pointsOf(steelmakingSpecification, range, ...without)
const only = (range: string, ...numbers: number[]) => numbers.map((number) => `${range}-${String(number).padStart(3, '0')}`)

/** Book A covers everything but five points, which the committee accepted in writing. */
export const blastFurnaceCoverage: DemoCoverage = {
  'bf-01': [...bf('A-B-B'), ...bf('B-A-A'), ...bf('B-A-B'), ...bf('B-A-C')],
  'bf-02': [...bf('A-B-C', 6, 8), ...bf('B-E-A'), ...only('B-E-B', 1, 2, 3)],
  'bf-03': [...bf('B-B-A'), ...bf('B-B-B'), ...bf('B-B-C', 6)],
  'bf-04': [...bf('A-B-A'), ...bf('B-C-A'), ...bf('B-C-B'), ...bf('B-C-C'), ...only('B-C-D', 1, 2)],
  'bf-05': [...bf('B-D-A'), ...bf('B-D-B'), ...bf('B-D-C', 6), ...bf('B-D-D')],
  'bf-06': [...bf('A-B-D', 7, 8), ...bf('B-E-C'), ...only('B-E-B', 4, 5, 6, 7, 8), ...only('B-C-A', 6)],
  'bf-07': [...only('B-C-D', 3, 4, 5, 6, 7, 8, 9), ...bf('B-C-E')],
  'bf-08': [...bf('A-A-A'), ...bf('A-A-B'), ...only('A-B-D', 7, 8), ...bf('A-B-E', 3), ...bf('B-F-A'), ...bf('B-F-B'), ...bf('B-F-C')],
}

/** Why the committee let each gap of book A pass. */
export const blastFurnaceGaps: readonly { code: string; reason: string }[] = [
  { code: 'A-B-C-006', reason: '自动控制的基本概念为辅助点，由通用基础教材覆盖，本书不重复。' },
  { code: 'A-B-C-008', reason: '机械图样识读由技工院校公共课教材覆盖。' },
  { code: 'A-B-E-003', reason: '特种设备的规定变动较快，改由培训班讲义补充，待修订版收入。' },
  { code: 'B-B-C-006', reason: '热风炉凉炉不属四级操作范围，列入三级教材。' },
  { code: 'B-D-C-006', reason: '炉前吊车属起重工职业范围，本书只作安全提示。' },
]

/** Book B while it is being written: whole ranges are still without a chapter. */
export const steelmakingCoverage: DemoCoverage = {
  'bof-01': [...bof('B-A-A'), ...bof('B-A-B', 5), ...bof('B-A-C')],
  'bof-02': [...bof('B-B-A'), ...bof('B-B-B'), ...only('A-B-A', 2, 3)],
  'bof-03': [...bof('A-B-B', 6), ...bof('B-B-C'), ...bof('B-B-D'), ...only('A-B-A', 4, 5, 6)],
  'bof-04': [...bof('B-C-A', 8), ...bof('B-C-B', 6), ...bof('B-C-C')],
  'bof-05': [...bof('B-D-A', 5, 6), ...bof('B-D-B'), ...bof('B-D-C'), ...only('A-B-C', 1)],
  'bof-06': [...bof('B-E-A'), ...only('B-E-B', 1, 3, 6), ...only('A-B-D', 1, 2, 3)],
}
