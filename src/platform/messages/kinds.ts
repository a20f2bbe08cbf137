import type { Payload } from 'payload'
import type { Label, Language } from '@/kernel/errors'
import { contributions } from '../contributions'

/** What the messages of a domain are about, by the first word of their kinds (`study` of `study.leaveAsked`). */
export type MessageArea = { prefix: string; label: Label }

/** The areas that the domains bring along. */
export const contributedMessageAreas = contributions<MessageArea>('messageAreas')

/** @returns the words for `study.leaveAsked`; `其他` for what nobody has named */
export function messageWords({ config }: Payload, kind: string, language: Language): string {
  const area = contributedMessageAreas.of(config).find(({ prefix }) => prefix === kind.split('.')[0])
  return (area?.label ?? { zh: '其他', en: 'Other' })[language]
}
