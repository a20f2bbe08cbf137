import { defineTask } from '@/platform/files/worker-task'

/** Behaves well or badly on demand, so that the caps on time and memory can be checked. */
export const resourceProbe = defineTask<
  { mode: 'echo' | 'refuse' | 'fail' | 'exit' | 'spin' | 'hoard'; text?: string },
  { text: string; environment: string[] }
>('resource-probe', { timeoutMs: 2_000, memoryMb: 64 })
