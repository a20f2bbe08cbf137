import { defineErrors } from '@/kernel/errors'
import { MISSING_DAY } from '@/platform/fields/errors'

/** What can be wrong with a whole file (thrown) and with one cell or row (collected in the report). */
export const spreadsheetErrors = defineErrors({
  'spreadsheets.fileTooLarge': {
    status: 413,
    zh: '文件超过上限（{limit}）；请删去图片和用不到的工作表，或分成几个文件导入。',
    en: 'The file is larger than {limit}; remove pictures and sheets that are not needed, or split it over several files.',
  },
  'spreadsheets.unpackedTooLarge': {
    status: 422,
    zh: '文件解压后的内容超过上限（{limit}），已停止读取；请删去图片和用不到的工作表，或分成几个文件导入。',
    en: 'The file unpacks to more than {limit} and was not read to the end; remove pictures and sheets that are not needed, or split it over several files.',
  },
  'spreadsheets.unreadable': {
    status: 422,
    zh: '文件已损坏，或不是 XLSX 工作簿；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'The file is damaged or is no XLSX workbook; open it in a spreadsheet program, save it anew as .xlsx and try again.',
  },
  'spreadsheets.unreadableJson': {
    status: 422,
    zh: 'JSON 应是由对象组成的列表，或 {"rows": […]}{where}；请改成这样后再试。',
    en: 'JSON should be a list of objects, or {"rows": […]}{where}; please bring it into that form.',
  },
  'spreadsheets.externalEntity': {
    status: 422,
    zh: '工作簿中的 XML 含有文档类型声明，不予读取；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'The workbook carries an XML document type declaration and is not read; open it in a spreadsheet program, save it anew as .xlsx and try again.',
  },
  'spreadsheets.tooManyRows': {
    status: 422,
    zh: '{where}行数超过上限（{limit} 行）；请分成几个文件导入。',
    en: 'There are more than {limit} rows{where}; split them over several files.',
  },
  'spreadsheets.tooSlow': {
    status: 422,
    zh: '在 {seconds} 秒内没有读完，已停止；请删去用不到的工作表，或分成几个文件导入；文件不大的，请稍后再试。',
    en: 'Reading took longer than {seconds} seconds and was stopped; remove sheets that are not needed or split the file, and where it is small, try again later.',
  },
  'spreadsheets.tooMuchMemory': {
    status: 422,
    zh: '读取此文件所需的内存超过上限，已停止；请删去图片和用不到的工作表，或分成几个文件导入。',
    en: 'Reading the file needed more memory than allowed and was stopped; remove pictures and sheets that are not needed, or split it over several files.',
  },
  'spreadsheets.unknownFormat': {
    status: 415,
    zh: '只接受 XLSX 工作簿或 JSON；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'Only an XLSX workbook or JSON is accepted; open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'spreadsheets.passwordProtected': {
    status: 422,
    zh: '文件设有打开密码，无法读取；请在表格软件中取消密码，另存后再试。',
    en: 'The file is protected by a password and cannot be read; remove the password in a spreadsheet program, save it and try again.',
  },
  'spreadsheets.oldExcel': {
    status: 415,
    zh: '这是旧格式的 Excel 文件（.xls）；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'This is a file of the old Excel format (.xls); open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'spreadsheets.binaryExcel': {
    status: 415,
    zh: '这是二进制格式的 Excel 文件（.xlsb）；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'This is a file of the binary Excel format (.xlsb); open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'spreadsheets.openDocument': {
    status: 415,
    zh: '这是 OpenDocument 文件（.ods）；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'This is an OpenDocument file (.ods); open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'spreadsheets.csv': {
    status: 415,
    zh: '这是文本表格（.csv）；请用表格软件打开，检查编码和长号码无误后另存为 .xlsx 再试。',
    en: 'This is a table as text (.csv); open it in a spreadsheet program, check characters and long numbers, save it as .xlsx and try again.',
  },
  'spreadsheets.webPage': {
    status: 415,
    zh: '这是网页或 XML 文件，只是名称像 Excel 文件；请用表格软件打开，另存为 .xlsx 后再试。',
    en: 'This is a web page or XML that only has the name of an Excel file; open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'spreadsheets.otherDocument': {
    status: 415,
    zh: '这不是工作簿，而是别的 Office 文件；请把表格存为 .xlsx 后再试。',
    en: 'This is another Office document and no workbook; save the table as .xlsx and try again.',
  },
  'spreadsheets.noTable': {
    status: 422,
    zh: '没有找到表头；请在数据上方的一行写上所需的列名（与模板相同）：{columns}。{hidden}',
    en: 'No header row was found; write the headings that are needed into a row above the data, as in the template: {columnsEn}.{hidden}',
  },
  'spreadsheets.noRows': {
    status: 422,
    zh: '表头之下没有数据行；请每条填写一行后再导入。',
    en: 'There are no rows under the header; enter one for each record and import again.',
  },

  'spreadsheets.missingColumn': { status: 422, zh: '缺少“{header}”列。', en: 'The column "{headerEn}" is missing.' },
  'spreadsheets.repeatedColumn': {
    status: 422,
    zh: '“{header}”列出现了两次，看不出用哪一列；请删去一列，或改用别的列名。',
    en: 'The column "{headerEn}" stands twice, so that nobody can tell which is meant; remove one, or give it another heading.',
  },
  'spreadsheets.repeatedMember': {
    status: 422,
    zh: 'JSON 的第 {row} 项中“{key}”写了两次，看不出用哪一个；请删去一个。',
    en: 'Entry {row} of the JSON has "{key}" twice, so that nobody can tell which is meant; remove one.',
  },
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
    missing: MISSING_DAY,
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
    zh: '此单元格是公式，文件中没有保存其结果，而公式在这里不会被计算；请用表格软件打开文件，待其算出结果后保存再试，或直接填写值。',
    en: 'This cell is a formula whose result the file does not hold, and formulas are not evaluated here; open the file in a spreadsheet program and save it once it is worked out, or enter the value.',
  },
  'spreadsheets.lostText': {
    status: 422,
    zh: '此单元格的文字不在文件中（文件不完整）；请用表格软件打开，检查此格后另存再试。',
    en: 'The text of this cell is not in the file, which is incomplete; open it in a spreadsheet program, check the cell and save it anew.',
  },
  'spreadsheets.digitsLost': {
    status: 422,
    zh: '此单元格是超过 15 位的数字，表格软件已把后面的位数变为 0；请把单元格设为文本格式，重新填写完整号码。',
    en: 'This cell is a number of more than 15 digits, of which a spreadsheet turns the last ones into zeros; format it as text and enter the whole number again.',
  },
  'spreadsheets.dateInText': {
    status: 422,
    zh: '此列是文字，而单元格是日期（{value}），可能由编码或序号自动变成；请设为文本格式后重新填写。',
    en: 'This column holds text and the cell is a date ({value}), into which a code may have turned by itself; format it as text and enter it again.',
  },
  'spreadsheets.dateWithTime': {
    status: 422,
    zh: '此列只取日期，而单元格里还有时刻（{value}）；请只填写日期（例：2026-03-01）。',
    en: 'This column takes a day alone and the cell holds a time as well ({value}); enter the day only (for example 2026-03-01).',
  },
  'spreadsheets.shownOtherwise': {
    status: 422,
    zh: '单元格显示为“{value}”，文件中存的是 {stored}，看不出指哪一个；请设为常规格式（文字列设为文本格式）后重新填写。',
    en: 'The cell shows "{value}" and the file holds {stored}, so that nobody can tell which is meant; format it as general (as text in a column of text) and enter it again.',
  },
  'spreadsheets.formulaRefused': {
    status: 422,
    zh: '此列不接受公式，请直接填写值。',
    en: 'This column takes no formulas; enter the value.',
  },
  'spreadsheets.cellError': {
    status: 422,
    zh: '单元格的内容“{value}”是错误值，不是可以导入的值；请改正公式或它引用的单元格，或直接填写值。',
    en: 'The cell holds "{value}", an error instead of a value; correct the formula or what it refers to, or enter the value.',
  },
  'spreadsheets.notPlain': {
    status: 422,
    zh: '此处应是一个值（文字、数字、是或否），而不是列表或对象；请只写这个值。',
    en: 'A value should stand here (text, number, yes or no) instead of a list or an object; write the value alone.',
  },
  'spreadsheets.repeatedKey': {
    status: 422,
    zh: '“{value}”与第 {firstRow} 行重复；请删去其中一行，或更正写错的一行。',
    en: '"{value}" repeats row {firstRow}; remove one of them, or correct the one that is wrong.',
  },
  'spreadsheets.unknownKey': {
    status: 422,
    zh: '“{key}”不是此表的列，没有读取；需要导入的，请改用模板中的列名。',
    en: '"{key}" is none of the columns of this table and was not read; to import it, use a heading of the template.',
  },
  'spreadsheets.hiddenSheet': {
    status: 422,
    zh: '工作表“{sheet}”是隐藏的，没有读取；需要导入的，请取消隐藏。',
    en: 'The sheet "{sheet}" is hidden and was not read; unhide it to import it.',
  },
  'spreadsheets.hiddenRows': {
    status: 422,
    zh: '有 {count} 行是隐藏的（或被筛选掉），也已读取：第 {rows} 行。',
    en: '{count} hidden or filtered rows were read as well: {rows}.',
  },
  'spreadsheets.hiddenColumn': {
    status: 422,
    zh: '{column} 列是隐藏的，也已读取。',
    en: 'The hidden column {column} was read as well.',
  },
  'spreadsheets.strayCell': {
    status: 422,
    zh: '有 {count} 个单元格不属于此表的任何一列，没有读取：{cells}；需要导入的内容请写到此表的列中。',
    en: 'Cells in none of the columns of this table were not read ({count}): {cells}; what should be imported belongs into one of them.',
  },
  'spreadsheets.moreErrors': {
    status: 422,
    zh: '另有 {count} 个问题没有列出；改正以上各处后再核对，即可看到。',
    en: 'There are {count} further problems that are not listed; they show once these are mended and the file is checked again.',
  },
  'spreadsheets.moreWarnings': {
    status: 422,
    zh: '另有 {count} 条提示没有列出。',
    en: 'There are {count} further remarks that are not listed.',
  },
  'spreadsheets.otherSheet': {
    status: 422,
    zh: '工作表“{sheet}”没有所需的表头，没有读取；需要导入的，请写上与模板相同的列名。',
    en: 'The sheet "{sheet}" has no fitting header row and was not read; give it the headings of the template to import it.',
  },
  'spreadsheets.formulasUsed': {
    status: 422,
    zh: '有 {count} 个公式单元格，采用了文件中保存的结果。',
    en: '{count} formula cells were taken with the results stored in the file.',
  },
  'spreadsheets.mergedDown': {
    status: 422,
    zh: '单元格 {cells} 合并了多行，下面各行因此为空；请取消合并，逐行填写。',
    en: 'The cells {cells} are merged over several rows, which leaves the lower ones empty; undo the merge and fill each row.',
  },
  'spreadsheets.mergedAcross': {
    status: 422,
    zh: '“{value}”横向合并了多列（{cells}），看不出各列的值；请取消合并，逐列填写。',
    en: '"{value}" is merged over several columns ({cells}), so that the value of each cannot be told; undo the merge and fill each column.',
  },
  'spreadsheets.rowErrors': {
    status: 422,
    zh: '文件中有 {count} 个问题，没有导入任何内容；请改正后再导入。',
    en: 'The file has {count} problems, and nothing was imported; mend them and import again.',
  },
})
