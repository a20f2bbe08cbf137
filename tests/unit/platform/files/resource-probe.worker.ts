import { DomainError } from '@/kernel/errors'
import { serveTask } from '@/platform/files/worker-task'
import { resourceProbe } from './resource-probe'

serveTask(resourceProbe, (input) => {
  switch (input.mode) {
    case 'echo':
      return { text: input.text ?? '', environment: Object.keys(process.env) }
    case 'refuse':
      throw new DomainError('files.damaged', { where: 'probe' })
    case 'fail':
      throw new TypeError('a mistake in the worker')
    case 'exit':
      return process.exit(3)
    case 'spin':
      for (;;) if (Date.now() < 0) return { text: '', environment: [] }
    case 'hoard':
      for (let hoard: unknown = null; ;) hoard = { before: hoard, text: String(Math.random()) }
  }
})
