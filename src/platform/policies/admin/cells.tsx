import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { scopeLabel } from '../adopt'
import { policyDefinition, policyLabel } from '../definitions'
import { showValue } from '../value'

/** What the rule is called, and the way to its row. */
export function KeyCell({ cellData, i18n, payload, rowData }: DefaultServerCellComponentProps) {
  const id = (rowData as { id?: string } | undefined)?.id
  return <a href={`/admin/collections/policies/${id ?? ''}`}>{policyLabel(payload, String(cellData ?? ''))[languageOf(i18n.language)]}</a>
}

/** The value in words, with its unit. */
export function ValueCell({ cellData, i18n, payload, rowData }: DefaultServerCellComponentProps) {
  const row = rowData as { key?: string; unit?: string | null } | undefined
  const language = languageOf(i18n.language)
  const definition = policyDefinition(payload, row?.key ?? '')
  const unit = definition ? definition.unit?.label[language] : row?.unit
  const value = showValue(definition?.value ?? { kind: 'text' }, cellData, language)
  return <span>{value === '' ? '—' : [value, unit].filter(Boolean).join(' ')}</span>
}

/** For whom the rule is made. */
export function ScopeCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  return <span>{scopeLabel(String(cellData ?? ''))[languageOf(i18n.language)]}</span>
}
