import type { Language } from '@/kernel/errors'
import { defineTable, writeXlsx } from '@/platform/spreadsheets'
import type { Coverage } from '../../line/domain/coverage'

const schema = defineTable({
  title: { zh: '鉴定点覆盖表', en: 'Coverage matrix' },
  columns: {
    code: { type: 'text', header: { zh: '鉴定点代码', en: 'Point' }, width: 14 },
    name: { type: 'text', header: { zh: '鉴定点', en: 'Name' }, width: 36 },
    importance: { type: 'text', header: { zh: '重要程度', en: 'Importance' }, width: 10 },
    chapters: { type: 'text', header: { zh: '对应章', en: 'Chapters' }, width: 20 },
    covered: { type: 'text', header: { zh: '覆盖', en: 'Covered' }, width: 10 },
  },
})

const words = { zh: { yes: '已覆盖', no: '缺', comma: '、' }, en: { yes: 'covered', no: 'gap', comma: ', ' } }

/** The matrix as an XLSX file; gaps are told in words, not by colour. */
export async function coverageWorkbook(coverage: Coverage, language: Language): Promise<Buffer> {
  const { comma, no, yes } = words[language]
  const rows = coverage.rows.map(({ chapters, code, importance, isCovered, name }) => ({
    code,
    name,
    importance,
    chapters: chapters.join(comma),
    covered: isCovered ? yes : no,
  }))
  return writeXlsx({ language, sheets: [{ schema, rows }] })
}
