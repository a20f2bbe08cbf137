import { localMinute } from '@/kernel/clock'
import type { Texts } from './texts'
import type { HistoryRow } from './use-workflow'

type Props = { rows: HistoryRow[]; states: { state: string; label: string }[]; text: Texts }

export function History({ rows, states, text }: Props) {
  if (rows.length === 0) return null
  const labelOf = (state: string) => states.find((known) => known.state === state)?.label ?? state
  return (
    <details className="lg-history">
      <summary>
        {text.history}（{rows.length}）
      </summary>
      <ol reversed>
        {rows.toReversed().map((row) => (
          <li key={row.id}>
            <b>
              {labelOf(row.from)} → {labelOf(row.to)}
            </b>
            <time dateTime={row.at}>{localMinute(row.at)}</time>
            {row.reason ? <q>{row.reason}</q> : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
