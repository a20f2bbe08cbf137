import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { checkRule } from '../../ledger/domain/rules'
import { checkShiftRule } from '../../training/domain/shift-rules'
import '../../errors'

/** Keeps rows out of the policy library that the credit engine would not believe: a certificate names the rule that held. */
export function keepStudyRules(collection: CollectionConfig): CollectionConfig {
  if (collection.slug !== 'policies') return collection
  return { ...collection, hooks: { ...collection.hooks, beforeChange: [...(collection.hooks?.beforeChange ?? []), checkStudyRule] } }
}

const checkStudyRule: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const row = { ...originalDoc, ...data }
  if (row.repeals) return data
  assertAllowed(checkRule(row))
  assertAllowed(checkShiftRule(row))
  return data
}
