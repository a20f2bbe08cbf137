import { serveTask } from '@/platform/files'
import { writeXlsx, type RowOf } from '@/platform/spreadsheets'
import { boardTable, daysTable } from './tables'
import { CLASS_WORKBOOK, type ClassWorkbook, type DayFigures } from './task'

serveTask(CLASS_WORKBOOK, async ({ board, language, people }) => ({
  bytes: await writeXlsx({
    language,
    sheets: [
      { schema: boardTable, rows: board },
      { schema: daysTable, rows: dayRows(people) },
    ],
  }),
}))

function* dayRows(people: ClassWorkbook['people']): Generator<RowOf<typeof daysTable>> {
  for (const { crew, days, name, number } of people)
    for (const [day, creditedMs, onlineMs, offlineMs, recognisedMs, cutMs, uncountedMs] of JSON.parse(days) as DayFigures[])
      yield {
        ...{ number, name, crew, day },
        creditedMinutes: minuteTenths(creditedMs),
        onlineMinutes: minuteTenths(onlineMs),
        offlineMinutes: minuteTenths(offlineMs),
        recognisedMinutes: minuteTenths(recognisedMs),
        cutMinutes: minuteTenths(cutMs),
        uncountedMinutes: minuteTenths(uncountedMs),
      }
}

/** Minutes in tenths, rounded down. */
function minuteTenths(ms: number): number {
  return Math.floor(ms / 6_000)
}
