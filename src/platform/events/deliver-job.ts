import { defineJob } from '@/platform/jobs'
import { withTransaction } from '@/platform/transactions'
import { DELIVER_JOB, subscribersOf } from './event'

/** Brings an event to one subscriber after the commit that caused it. */
export const deliverJob = defineJob<{ event: string; subscriber: string; data: unknown }>({
  kind: DELIVER_JOB,
  label: { zh: '传达事件', en: 'Deliver an event' },
  run: async ({ input, payload, req }) => {
    const subscriber = subscribersOf(payload, input.event).find(({ name }) => name === input.subscriber)
    if (!subscriber) throw new Error(`nobody is subscribed to ${input.event} as "${input.subscriber}"`)
    await withTransaction(req, () => subscriber.run({ req, data: input.data }))
    return { delivered: true }
  },
})
