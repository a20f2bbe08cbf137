import type { DefaultServerCellComponentProps, JSONFieldServerComponent, Payload, RelationshipFieldServerComponent } from 'payload'
import { languageOf, type Language } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { policyDefinitions, policyLabel, showValue } from '@/platform/policies'
import { Shown } from '@/platform/record-words/admin/Shown'
import { ruleLines } from '../../domain/rule-lines'

const words = {
  zh: {
    unlimited: '不限',
    isDefault: '（系统默认）',
    from: '{on} 起',
    none: '没有采用规则，全部为系统默认。',
    comma: '、',
    more: ' 等 {count} 条',
  },
  en: {
    unlimited: 'no limit',
    isDefault: ' (default of the program)',
    from: 'from {on} on',
    none: 'No rule was adopted; the defaults of the program hold.',
    comma: ', ',
    more: ' and others, {count} in all',
  },
} as const

const SHOWN = 3

/** What the set says, rule by rule, in words and units. */
export const RuleValuesField: JSONFieldServerComponent = ({ clientField, data, i18n, payload }) => {
  const language = languageOf(i18n.language)
  const text = words[language]
  const definitions = new Map(policyDefinitions(payload).map((each) => [each.key, each]))
  return (
    <Shown label={clientField.label} language={language}>
      <dl>
        {ruleLines((data as { values?: unknown } | undefined)?.values).map(({ isDefault, key, value }) => {
          const definition = definitions.get(key)
          const said = value === null ? text.unlimited : showValue(definition?.value ?? { kind: 'text' }, value, language)
          return (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{policyLabel(payload, key)[language]}</dt>
              <dd>
                {[said, value === null ? '' : definition?.unit?.label[language]].filter(Boolean).join(' ')}
                {isDefault ? text.isDefault : ''}
              </dd>
            </div>
          )
        })}
      </dl>
    </Shown>
  )
}

/** The rows that the set was made of, by what the rules are called. */
export const RuleRowsField: RelationshipFieldServerComponent = async ({ clientField, data, i18n, payload }) => {
  const language = languageOf(i18n.language)
  const rows = await rowsOf(payload, (data as { rows?: readonly Ref[] } | undefined)?.rows)
  return (
    <Shown label={clientField.label} language={language}>
      {rows.length === 0 ? (
        words[language].none
      ) : (
        <ul>
          {rows.map(({ effectiveFrom, id, key }) => (
            <li key={id}>
              <a href={`/admin/collections/policies/${id}`}>{policyLabel(payload, key)[language]}</a>{' '}
              {words[language].from.replace('{on}', effectiveFrom)}
            </li>
          ))}
        </ul>
      )}
    </Shown>
  )
}

export async function RuleRowsCell({ cellData, i18n, payload }: DefaultServerCellComponentProps) {
  const language = languageOf(i18n.language)
  const rows = await rowsOf(payload, cellData as readonly Ref[] | undefined)
  return <span>{listed(rows, payload, language)}</span>
}

function listed(rows: readonly { key: string }[], payload: Payload, language: Language): string {
  const text = words[language]
  if (rows.length === 0) return text.none
  const names = rows.slice(0, SHOWN).map(({ key }) => policyLabel(payload, key)[language])
  return names.join(text.comma) + (rows.length > SHOWN ? text.more.replace('{count}', String(rows.length)) : '')
}

async function rowsOf(payload: Payload, refs: readonly Ref[] | null | undefined) {
  const ids = (refs ?? []).flatMap((ref) => idOf(ref) ?? [])
  if (ids.length === 0) return []
  const { docs } = await payload.find({
    collection: 'policies',
    where: { id: { in: ids } },
    select: { key: true, effectiveFrom: true },
    sort: 'key',
    depth: 0,
    pagination: false,
    overrideAccess: true, // rules, which are public
  })
  return docs.map(({ effectiveFrom, id, key }) => ({ effectiveFrom, id: String(id), key }))
}
