import { defineErrors } from '@/kernel/errors'

/** What can be wrong with a whole file (thrown) and with one cell or row (collected in the report). */
export const spreadsheetErrors = defineErrors({
  'spreadsheets.fileTooLarge': { status: 413, zh: '文件超过上限（{limit} 字节）。', en: 'The file is larger than {limit} bytes.' },
  'spreadsheets.unpackedTooLarge': {
    status: 422,
    zh: '文件解压后的内容超过上限（{limit} 字节），已停止读取。',
    en: 'The file unpacks to more than {limit} bytes; reading was stopped.',
  },
  'spreadsheets.unreadable': {
    status: 422,
    zh: '不是可读取的 XLSX 工作簿（{reason}）。',
    en: 'This is not an XLSX workbook that can be read ({reason}).',
  },
  'spreadsheets.unreadableJson': {
    status: 422,
    zh: '不是可读取的 JSON（{reason}）。',
    en: 'This is not JSON that can be read ({reason}).',
  },
  'spreadsheets.externalEntity': {
    status: 422,
    zh: '工作簿中的 XML 含有文档类型声明，不予读取。',
    en: 'The workbook carries an XML document type declaration and is not read.',
  },
  'spreadsheets.tooManyRows': { status: 422, zh: '行数超过上限（{limit} 行）。', en: 'There are more than {limit} rows.' },
  'spreadsheets.tooManyColumns': { status: 422, zh: '列数超过上限（{limit} 列）。', en: 'There are more than {limit} columns.' },
  'spreadsheets.tooSlow': {
    status: 422,
    zh: '在 {limit} 毫秒内没有读完，已停止。',
    en: 'Reading took longer than {limit} ms and was stopped.',
  },
  'spreadsheets.tooMuchMemory': {
    status: 422,
    zh: '读取所需内存超过上限，已停止。',
    en: 'Reading needed more memory than allowed and was stopped.',
  },
  'spreadsheets.unknownFormat': {
    status: 415,
    zh: '只接受 XLSX 工作簿或 JSON。',
    en: 'Only an XLSX workbook or JSON is accepted.',
  },
  'spreadsheets.noTable': {
    status: 422,
    zh: '没有找到表头；需要的列：{columns}。',
    en: 'No header row was found; these columns are needed: {columnsEn}.',
  },
  'spreadsheets.noRows': { status: 422, zh: '表头之下没有数据行。', en: 'There are no rows under the header.' },

  'spreadsheets.missingColumn': { status: 422, zh: '缺少“{header}”列。', en: 'The column "{headerEn}" is missing.' },
  'spreadsheets.repeatedColumn': { status: 422, zh: '“{header}”列出现了两次。', en: 'The column "{headerEn}" stands twice.' },
  'spreadsheets.required': { status: 422, zh: '“{header}”不能为空。', en: '"{headerEn}" must not be empty.' },
  'spreadsheets.notInteger': {
    status: 422,
    zh: '“{value}”不是整数。',
    en: '"{value}" is not a whole number.',
    missing: { zh: '缺少整数。', en: 'A whole number is missing.' },
  },
  'spreadsheets.notNumber': {
    status: 422,
    zh: '“{value}”不是数字。',
    en: '"{value}" is not a number.',
    missing: { zh: '缺少数字。', en: 'A number is missing.' },
  },
  'spreadsheets.tooPrecise': { status: 422, zh: '“{value}”的小数多于 {scale} 位。', en: '"{value}" has more than {scale} decimal places.' },
  'spreadsheets.belowMinimum': { status: 422, zh: '“{value}”小于下限 {minimum}。', en: '"{value}" is below {minimum}.' },
  'spreadsheets.aboveMaximum': { status: 422, zh: '“{value}”大于上限 {maximum}。', en: '"{value}" is above {maximum}.' },
  'spreadsheets.notDate': {
    status: 422,
    zh: '“{value}”不是日期（例：2026-03-01）。',
    en: '"{value}" is not a date (for example 2026-03-01).',
    missing: { zh: '缺少日期（例：2026-03-01）。', en: 'A date is missing (for example 2026-03-01).' },
  },
  'spreadsheets.notBoolean': {
    status: 422,
    zh: '“{value}”应为“是”或“否”。',
    en: '"{value}" should be yes or no.',
    missing: { zh: '缺少“是”或“否”。', en: 'Yes or no is missing.' },
  },
  'spreadsheets.notInList': {
    status: 422,
    zh: '“{value}”不在可选值之内：{allowed}。',
    en: '"{value}" is not one of: {allowed}.',
    missing: { zh: '缺少内容，可选：{allowed}。', en: 'Nothing is chosen; it should be one of: {allowed}.' },
  },
  'spreadsheets.tooLong': { status: 422, zh: '超过 {maximum} 个字。', en: 'Longer than {maximum} characters.' },
  'spreadsheets.formulaWithoutValue': {
    status: 422,
    zh: '此单元格是公式，文件中没有保存其结果；公式不会被计算。',
    en: 'This cell is a formula without a stored result; formulas are never evaluated.',
  },
  'spreadsheets.formulaRefused': { status: 422, zh: '此列不接受公式，请改为数值。', en: 'This column takes no formulas; enter the value.' },
  'spreadsheets.cellError': { status: 422, zh: '单元格的值是错误“{value}”。', en: 'The cell holds the error "{value}".' },
  'spreadsheets.repeatedKey': {
    status: 422,
    zh: '“{value}”与第 {firstRow} 行重复。',
    en: '"{value}" repeats row {firstRow}.',
  },
  'spreadsheets.unknownKey': { status: 422, zh: '没有名为“{key}”的列，已忽略。', en: 'There is no column "{key}"; it was left aside.' },
  'spreadsheets.hiddenSheet': {
    status: 422,
    zh: '工作表“{sheet}”是隐藏的，没有读取。',
    en: 'The sheet "{sheet}" is hidden and was not read.',
  },
  'spreadsheets.otherSheet': {
    status: 422,
    zh: '工作表“{sheet}”没有所需的表头，没有读取。',
    en: 'The sheet "{sheet}" has no fitting header row and was not read.',
  },
  'spreadsheets.formulasUsed': {
    status: 422,
    zh: '有 {count} 个公式单元格，采用了文件中保存的结果。',
    en: '{count} formula cells were taken with the results stored in the file.',
  },
  'spreadsheets.mergedCells': {
    status: 422,
    zh: '有 {count} 处合并单元格，只取左上角的值。',
    en: '{count} merged areas were read by their top left cell.',
  },
  'spreadsheets.mergedAcross': {
    status: 422,
    zh: '“{value}”横向合并了多列（{cells}），看不出各列的值；请取消合并，逐列填写。',
    en: '"{value}" is merged over several columns ({cells}), so that the value of each cannot be told; undo the merge and fill each column.',
  },
  'spreadsheets.rowErrors': {
    status: 422,
    zh: '文件中有 {count} 个问题，没有导入任何内容。',
    en: 'The file has {count} problems; nothing was imported.',
  },
})
