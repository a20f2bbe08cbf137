import type { TextFieldServerProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { Shown } from './Shown'
import { Actor, Approval, AuditSubject, Changes, codeWords, textOf, TransitionSubject, type Row } from './Words'

type Props = TextFieldServerProps

function placed({ data, i18n, payload }: Props) {
  return { language: languageOf(i18n.language), payload, row: (data ?? {}) as Row }
}

function labelled({ clientField, i18n }: Props) {
  return { label: 'label' in clientField ? clientField.label : '', language: languageOf(i18n.language) }
}

export function AuditSubjectField(props: Props) {
  return (
    <Shown {...labelled(props)}>
      <AuditSubject {...placed(props)} />
    </Shown>
  )
}

export function TransitionSubjectField(props: Props) {
  return (
    <Shown {...labelled(props)}>
      <TransitionSubject {...placed(props)} />
    </Shown>
  )
}

export function ActorField(props: Props) {
  return (
    <Shown {...labelled(props)}>
      <Actor {...placed(props)} />
    </Shown>
  )
}

export function ApprovalField(props: Props) {
  return (
    <Shown {...labelled(props)}>
      <Approval {...placed(props)} />
    </Shown>
  )
}

export function ChangesField(props: Props) {
  return (
    <Shown {...labelled(props)}>
      <Changes {...placed(props)} />
    </Shown>
  )
}

export function CodeField(props: Props) {
  const name = 'name' in props.clientField ? props.clientField.name : ''
  return <Shown {...labelled(props)}>{codeWords(name, placed(props))}</Shown>
}

/** A hash, for whoever checks the chain by hand. */
export function HashField(props: Props) {
  const name = 'name' in props.clientField ? props.clientField.name : ''
  return (
    <Shown {...labelled(props)}>
      <span className="lg-shown__code">{textOf((props.data as Row | undefined)?.[name])}</span>
    </Shown>
  )
}
