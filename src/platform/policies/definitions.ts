import type { Payload } from 'payload'
import type { Label } from '@/kernel/machine'
import type { ValueSchema } from './value'

/**
 * A rule that the house knows: what it is called, how its value is built, and the rows that come along as proposals. Each domain brings
 * its own (`custom.policies` of the configuration). Nothing of it is in force until somebody adopts it with a date.
 */
export type PolicyDefinition = {
  key: string
  label: Label
  /** As rows store it, and as people read it. */
  unit?: { stored: string; label: Label }
  value: ValueSchema
  /** What the house does without a row: `refuses` what needs the rule, works by a `default` of its own, or never asks (`reference`). */
  without: 'refuses' | 'default' | 'reference'
  shipped: readonly ShippedRow[]
}

/** A row with its source. `since`: the day from which the source says it holds, as far as known. */
export type ShippedRow = {
  value: unknown
  scope: string
  since: string
  source: string
  verified: boolean
  note?: string
}

/** Keeps the definitions of a domain in one form. @throws Error where two have one key */
export function definePolicies(definitions: readonly PolicyDefinition[]): readonly PolicyDefinition[] {
  const keys = definitions.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) throw new Error(`policy "${twice}" is defined twice`)
  return definitions
}

/** The rules of all domains, in the order of composition. */
export function policyDefinitions({ config }: Pick<Payload, 'config'>): readonly PolicyDefinition[] {
  return (config.custom?.['policies'] ?? []) as readonly PolicyDefinition[]
}

export function policyDefinition(payload: Pick<Payload, 'config'>, key: string): PolicyDefinition | undefined {
  return policyDefinitions(payload).find((each) => each.key === key)
}

/** What a rule is called; an unknown one by its key. */
export function policyLabel(payload: Pick<Payload, 'config'>, key: string): Label {
  return policyDefinition(payload, key)?.label ?? { zh: key, en: key }
}
