import type { ImageFacts } from './images'
import { defineTask } from './worker-task'

/** Looks a picture over, all of it, away from the thread that answers. */
export const pictureCheck = defineTask<{ bytes: Uint8Array }, ImageFacts>('picture-check', { timeoutMs: 60_000, memoryMb: 256 })
