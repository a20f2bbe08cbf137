import type { Payload } from 'payload'
import type { Label } from '@/kernel/machine'
import { contributions } from '../contributions'
import type { ValueSchema } from './value'

/**
 * A rule that the house knows: what it is called, how its value is built, and the rows that come along as proposals. Each domain brings
 * its own. Nothing of it is in force until somebody adopts it with a date.
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

/**
 * How far a value was checked: against the `original` text, in a `copy` of it (a mirror, a report, a page that tells of it), or in none
 * (what the house proposes, what is common knowledge).
 */
export type Evidence = 'original' | 'copy' | 'none'

/** A row with its source. */
export type ShippedRow = {
  value: unknown
  scope: string
  /** The day from which the demonstration has it in force. */
  since: string
  source: string
  evidence: Evidence
  /** The date that stands in the source, as far as it goes: `2022-06-07`, `2023-01`, `2021`. Null where it has none. */
  dated: string | null
  note?: string
}

/** What the stored row says of its source beside the note: how far it was checked, and what its date is. */
export function shippedNote({ dated, evidence, note }: ShippedRow): string | null {
  const copy = evidence === 'copy' ? [`据转载或报道，未核对原文；来源${dated === null ? '未注明日期' : `所载日期 ${dated}`}`] : []
  return [...copy, ...(note ? [note] : [])].join('；') || null
}

/** Keeps the definitions of a domain in one form. @throws Error where two have one key */
export function definePolicies(definitions: readonly PolicyDefinition[]): readonly PolicyDefinition[] {
  const keys = definitions.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) throw new Error(`policy "${twice}" is defined twice`)
  return definitions
}

export const contributedPolicies = contributions<PolicyDefinition>('policies')

/** The rules of all domains, in the order of composition. */
export function policyDefinitions({ config }: Pick<Payload, 'config'>): readonly PolicyDefinition[] {
  return contributedPolicies.of(config)
}

export function policyDefinition(payload: Pick<Payload, 'config'>, key: string): PolicyDefinition | undefined {
  return policyDefinitions(payload).find((each) => each.key === key)
}

/** What a rule is called; an unknown one by its key. */
export function policyLabel(payload: Pick<Payload, 'config'>, key: string): Label {
  return policyDefinition(payload, key)?.label ?? { zh: key, en: key }
}
