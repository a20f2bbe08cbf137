import { serveTask } from '@/platform/files'
import { writeXlsx } from '@/platform/spreadsheets'
import { boardTable, daysTable } from './tables'
import { CLASS_WORKBOOK } from './task'

serveTask(CLASS_WORKBOOK, async ({ board, days, language }) => ({
  bytes: await writeXlsx({
    language,
    sheets: [
      { schema: boardTable, rows: board },
      { schema: daysTable, rows: days },
    ],
  }),
}))
