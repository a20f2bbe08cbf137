import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { policyDefinition, policyLabel } from '../definitions'
import { showValue } from '../value'

/** What the rule is called, and the way to its row. */
export function KeyCell({ cellData, i18n, payload, rowData }: DefaultServerCellComponentProps) {
  const id = (rowData as { id?: string } | undefined)?.id
  return <a href={`/admin/collections/policies/${id ?? ''}`}>{policyLabel(payload, String(cellData ?? ''))[languageOf(i18n.language)]}</a>
}

/** The value in words. */
export function ValueCell({ cellData, i18n, payload, rowData }: DefaultServerCellComponentProps) {
  const key = (rowData as { key?: string } | undefined)?.key ?? ''
  const schema = policyDefinition(payload, key)?.value ?? { kind: 'text' as const }
  return <span>{showValue(schema, cellData, languageOf(i18n.language))}</span>
}
