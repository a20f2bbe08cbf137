import type { WorkerTask } from '@/platform/files'

/** A thread of its own, since libSQL holds the one that asks. An hour is a file of several hundred gigabytes. */
export const QUICK_CHECK: WorkerTask<{ databaseFile: string }, string[]> = {
  name: 'quick-check',
  limits: { timeoutMs: 3_600_000, memoryMb: 128 },
}
