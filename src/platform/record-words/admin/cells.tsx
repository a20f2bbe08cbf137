import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { Actor, AuditSubject, codeWords, TransitionSubject, type Row } from './Words'

type Props = DefaultServerCellComponentProps

function placed({ i18n, payload, rowData }: Props) {
  return { language: languageOf(i18n.language), payload, row: (rowData ?? {}) as Row }
}

export function AuditSubjectCell(props: Props) {
  return <AuditSubject {...placed(props)} />
}

/** What the transition belongs to, and the way to its own page. */
export function TransitionSubjectCell(props: Props) {
  return <TransitionSubject {...placed(props)} />
}

export function ActorCell(props: Props) {
  return <Actor {...placed(props)} />
}

/** The first column leads to the record itself. */
export function CodeCell(props: Props) {
  const { collectionSlug, field, link, rowData } = props
  const text = codeWords('name' in field ? field.name : '', placed(props))
  return link ? <a href={`/admin/collections/${collectionSlug}/${String((rowData as Row)['id'])}`}>{text}</a> : <span>{text}</span>
}
