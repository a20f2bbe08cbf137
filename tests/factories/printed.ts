import { handmadeWorkbook } from '../unit/platform/spreadsheets/workbook'

/** A sheet as a person sees it: rows of cells (`null` and `''` are empty), and the areas that are merged. */
export async function printedWorkbook(rows: readonly (readonly (string | number | null)[])[], merges: readonly string[], name = '细目表') {
  const cells = rows.map((row, index) => {
    const inner = row.map((value, column) => cellXml(`${letter(column)}${index + 1}`, value)).join('')
    return `<row r="${index + 1}">${inner}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const xml = `<sheetData>${cells.join('')}</sheetData><mergeCells count="${merges.length}">${merged}</mergeCells>`
  return handmadeWorkbook({ sheets: [{ name, xml }] })
}

function cellXml(reference: string, value: string | number | null): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
  const text = value.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

/** The classical form: title block, header over three rows, ranges merged downwards, a point a row. Weights are those of 100 in all. */
export const CLASSICAL = {
  rows: [
    ['高炉炼铁工职业技能鉴定要素细目表'],
    ['职业：高炉炼铁工', null, null, null, '等级：五级', null, null, null, '鉴定方式：理论知识'],
    ['鉴定范围', null, null, null, null, null, null, null, null, '鉴定点'],
    ['一级', null, null, '二级', null, null, '三级', null, null, '代码', '名称', '重要程度', '备注'],
    ['代码', '名称', '鉴定比重', '代码', '名称', '鉴定比重', '代码', '名称', '鉴定比重'],
    ['A', '基本要求', 30, 'A', '职业道德', 5, 'A', '职业道德基本知识', 5, '001', '职业道德的基本内涵', 'X'],
    [null, null, null, null, null, null, null, null, null, '002', '职业守则', 'Y', '新增'],
    [null, null, null, 'B', '基础知识', 25, 'A', '炼铁原料', 25, '001', '铁矿石的种类', 'X'],
    ['B', '相关知识', 70, 'A', '炉前操作', 70, 'A', '出铁', 40, '001', '开铁口机的操作', 'X'],
    [null, null, null, null, null, null, null, null, null, '002', '泥炮的操作', 'X'],
    [null, null, null, null, null, null, 'B', '铁水沟', 30, '001', '主沟的维护', 'Z'],
    ['合计', null, 100],
  ] as (string | number | null)[][],
  merges: [
    'A1:M1',
    'A2:D2',
    'A3:I3',
    'J3:M3',
    'A4:C4',
    'D4:F4',
    'G4:I4',
    'J4:J5',
    'K4:K5',
    'L4:L5',
    'M4:M5',
    ...['A', 'B', 'C'].flatMap((column) => [`${column}6:${column}8`, `${column}9:${column}11`]),
    ...['D', 'E', 'F'].flatMap((column) => [`${column}6:${column}7`, `${column}9:${column}11`]),
    ...['G', 'H', 'I'].flatMap((column) => [`${column}6:${column}7`, `${column}9:${column}10`]),
  ],
}
