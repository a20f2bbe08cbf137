import type { PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { languageOf, type Language } from '@/kernel/errors'
import { attempt, Refusal } from '@/platform/admin/sheet'
import '../../shared/admin/study.css'

/** What Payload hands to a field that is drawn on the server. */
export type SheetProps = { id?: number | string; req: PayloadRequest }

/** Loads and draws what stands above the fields of a record; nothing before it exists. */
export async function drawn<T>(
  { id, req }: SheetProps,
  load: (args: { req: PayloadRequest; id: string }) => Promise<T>,
  draw: (value: T, language: Language) => ReactNode,
): Promise<ReactNode> {
  if (id === undefined) return null
  const language = languageOf(req.i18n.language)
  const loaded = await attempt({ language }, () => load({ req, id: String(id) }))
  return <div className="lg-page lg-page--inset">{loaded.ok ? draw(loaded.value, language) : <Refusal>{loaded.message}</Refusal>}</div>
}

export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="lg-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
