import { serveTask } from '@/platform/files'
import { drawSlips } from './draw'
import { ROSTER_SLIPS } from './task'

serveTask(ROSTER_SLIPS, async (input) => ({ bytes: await drawSlips(input) }))
