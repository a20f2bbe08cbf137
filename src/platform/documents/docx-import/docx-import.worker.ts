import { serveTask } from '../../files/worker-task'
import { convertDocx } from './convert'
import { docxImportTask } from './task'

serveTask(docxImportTask, ({ bytes, language }) => convertDocx(bytes, { language }))
