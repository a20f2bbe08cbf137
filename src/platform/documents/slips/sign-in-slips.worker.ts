import { serveTask } from '@/platform/files'
import { drawSlips } from './draw'
import { SIGN_IN_SLIPS } from './task'

serveTask(SIGN_IN_SLIPS, async (input) => ({ bytes: await drawSlips(input) }))
