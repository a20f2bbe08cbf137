import type { Payload, PayloadRequest } from 'payload'
import { queueJob } from '@/platform/jobs'
import { contributions } from '../contributions'

export const DELIVER_JOB = 'events.deliver'

export type EventArgs<T> = { req: PayloadRequest; data: T }

/**
 * Somebody who reacts to an event. `transaction` runs inside the emitter's transaction: what it throws undoes the cause.
 * `job` is queued there and runs after the commit; it may be repeated, so it must come out the same when done twice.
 */
export type Subscriber<T = unknown> = {
  event: string
  /** Unique among the subscribers of the event. */
  name: string
  mode: 'transaction' | 'job'
  run(args: EventArgs<T>): Promise<void>
}

export type DomainEvent<T> = {
  name: string
  /** @param args.key tells two occurrences apart and one repeated occurrence together */
  emit(args: { req: PayloadRequest; key: string; data: T }): Promise<void>
  /** What a domain that reacts lists among its subscribers. */
  subscriber(args: Omit<Subscriber<T>, 'event'>): Subscriber
}

/**
 * Something that happened in one domain and that others may react to without being known to it.
 * @param name `domain.happened`; stable
 */
export function defineEvent<T>(name: string): DomainEvent<T> {
  return {
    name,
    emit: async ({ data, key, req }) => {
      for (const subscriber of subscribersOf(req.payload, name)) {
        if (subscriber.mode === 'transaction') await subscriber.run({ req, data })
        else
          await queueJob({
            req,
            kind: DELIVER_JOB,
            key: `${DELIVER_JOB}:${name}:${subscriber.name}:${key}`,
            input: { event: name, subscriber: subscriber.name, data },
          })
      }
    },
    subscriber: (args) => ({ ...args, event: name }) as Subscriber,
  }
}

export const contributedSubscribers = contributions<Subscriber>('subscribers')

export function subscribersOf(payload: Payload, event: string): readonly Subscriber[] {
  return contributedSubscribers.of(payload.config).filter((subscriber) => subscriber.event === event)
}
