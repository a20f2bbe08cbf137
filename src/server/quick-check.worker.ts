import { quickCheck } from '@/database/quick-check'
import { serveTask } from '@/platform/files'
import { QUICK_CHECK } from './quick-check-task'

serveTask(QUICK_CHECK, ({ databaseFile }) => quickCheck(databaseFile))
