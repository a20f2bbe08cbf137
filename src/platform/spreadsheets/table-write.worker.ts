import { serveTask } from '@/platform/files'
import { writeHere, type TableSheet } from './write'
import { TABLE_WRITE } from './write-task'

serveTask(TABLE_WRITE, async ({ language, sheets }) => ({ bytes: await writeHere({ language, sheets: sheets as TableSheet[] }) }))
