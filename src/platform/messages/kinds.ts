import type { Label, Language } from '@/kernel/errors'

/** What a kind of message is about, beside its subject: by its first word. */
const AREAS: Readonly<Record<string, Label>> = {
  study: { zh: '培训与学时', en: 'Training and hours' },
  materials: { zh: '教材编审', en: 'Textbooks' },
  people: { zh: '账号', en: 'Accounts' },
}

/** @returns the words for `study.leaveAsked`; `其他` for what nobody has named */
export function messageWords(kind: string, language: Language): string {
  const area = AREAS[kind.split('.')[0] ?? ''] ?? { zh: '其他', en: 'Other' }
  return area[language]
}
