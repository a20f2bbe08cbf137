import type { Payload, SanitizedConfig } from 'payload'
import type { Environment } from '@/kernel/environment'
import type { Service } from '@/platform/jobs'
import type { HotRoutes } from './edge'
import type { SmallBodies } from './edge/body-guard'

export type DemoAccount = { username: string; password: string; role: { zh: string; en: string } }

/** Demonstration accounts whose published password still signs in: `direct` at once, `first` to choose another one at the first sign-in. */
export type OpenDemoAccounts = { direct: readonly string[]; first: readonly string[] }

/** What the composition (payload.config.ts) hands to the server, as `custom.server`. */
export type ServerComposition = {
  /** Routes that answer without Next. */
  hotRoutes?: readonly HotRoutes[]
  /** Which bodies the edge collects for them, and how large these may be. */
  hotBodies?: readonly SmallBodies[]
  /** Runs once after Payload and the demonstration data stand and before the first request is taken. */
  onReady?: readonly ((context: { payload: Payload; environment: Environment }) => Promise<void>)[]
  /** Runs for as long as the process serves; what it returns ends it. */
  services?: readonly ((context: { payload: Payload; environment: Environment }) => Service)[]
}

export function compositionOf(config: SanitizedConfig): ServerComposition {
  return (config.custom?.['server'] ?? {}) as ServerComposition
}
