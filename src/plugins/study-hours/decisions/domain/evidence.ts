import { defineErrors } from '@/kernel/errors'
import { allow, refuse, type Decision } from '@/kernel/decision'

export const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
/** Of one request or claim. */
export const MOST_EVIDENCE = 5
export const EVIDENCE_BYTES = 10 * 1024 * 1024
/** Of one person within a day: requests that are taken back keep their files, and nobody fills the disk with them. */
export const MOST_EVIDENCE_A_DAY = 30

defineErrors({
  'study.evidenceTooMany': {
    status: 422,
    zh: '一件请假或申报最多附 {most} 个文件（已有 {there} 个）。请合并成一个 PDF，或只留最有力的。',
    en: 'At most {most} files are kept with one request (there are {there} already). Put several into one PDF, or choose the best.',
  },
  'study.evidenceToday': {
    status: 422,
    zh: '24 小时之内最多附 {most} 个文件（已附 {there} 个）。请把几张合并成一个 PDF，或明天再补；急办的请联系培训管理员。',
    en: 'At most {most} files are taken from one person within 24 hours (there were {there}). Put several into one PDF, or add them tomorrow; turn to the training administrator where it is urgent.',
  },
  'study.evidenceTooLarge': {
    status: 413,
    zh: '“{name}”超过 {megabytes} MB。请缩小照片或压缩 PDF 后再附。',
    en: '"{name}" is larger than {megabytes} MB. Make the picture or the PDF smaller first.',
  },
  'study.evidenceType': {
    status: 415,
    zh: '“{name}”不是照片（JPEG、PNG、WebP）或 PDF（按内容判断，与文件名无关）。请拍照或另存为 PDF 后再附。',
    en: '"{name}" is neither a picture (JPEG, PNG, WebP) nor a PDF by its content; its name does not matter. Take a photograph or save it as PDF.',
  },
  'study.evidenceDamaged': {
    status: 422,
    zh: '“{name}”已损坏或不完整（可能在传输中被截断），请重新导出后再附。',
    en: '"{name}" is damaged or incomplete (perhaps cut off on its way). Please export it again.',
  },
  'study.evidenceDecided': {
    status: 422,
    zh: '已经办结，不能再附材料。仍要说明的，请联系培训管理员。',
    en: 'This was decided, and nothing can be added. Turn to the training administrator.',
  },
  'study.evidenceWithdrawn': {
    status: 422,
    zh: '已经撤回，不能再附材料。需要时请重新提出，并附上材料。',
    en: 'This was withdrawn, and nothing can be added. Submit a new one, with its evidence, if it is needed.',
  },
  'study.evidenceFull': {
    status: 422,
    zh: '已经附满 {most} 个文件，不能再附。仍要补充的，请联系培训管理员。',
    en: 'There are {most} files already, and no more are kept. Turn to the training administrator for the rest.',
  },
  'study.evidenceNone': { status: 422, zh: '没有选择文件。', en: 'No file was chosen.' },
})

export type EvidenceKind = 'leave' | 'claim'

/** The states in which a request waits for a decision. */
const OPEN: Record<EvidenceKind, readonly string[]> = { leave: ['requested'], claim: ['submitted', 'supported'] }

/** Whether anything may still be added: while nobody has decided, and as long as there is room. */
export function canAddEvidence({ kind, state, there }: { kind: EvidenceKind; state: string; there: number }): Decision {
  if (state === 'withdrawn') return refuse('study.evidenceWithdrawn')
  if (!OPEN[kind].includes(state)) return refuse('study.evidenceDecided')
  return there >= MOST_EVIDENCE ? refuse('study.evidenceFull', { field: 'evidence', most: MOST_EVIDENCE }) : allow
}

/** Whether so many more files may be kept. */
export function checkEvidenceCount({ more, there }: { there: number; more: number }): Decision {
  if (more === 0) return refuse('study.evidenceNone', { field: 'evidence' })
  return there + more > MOST_EVIDENCE ? refuse('study.evidenceTooMany', { field: 'evidence', most: MOST_EVIDENCE, there }) : allow
}

/** @param today how many files the person has given within the last 24 hours */
export function checkEvidenceToday({ more, today }: { today: number; more: number }): Decision {
  return today + more > MOST_EVIDENCE_A_DAY
    ? refuse('study.evidenceToday', { field: 'evidence', most: MOST_EVIDENCE_A_DAY, there: today })
    : allow
}

/** Whether a PDF has its end: the cross-reference and the mark behind it (ISO 32000-1 §7.5.5) stand in the last kilobyte. */
export function hasPdfEnd(bytes: Uint8Array): boolean {
  const end = new TextDecoder('latin1').decode(bytes.subarray(-1_024))
  return end.includes('%%EOF') && end.includes('xref')
}

/** @param mimeType what the first bytes say */
export function checkEvidenceFile({ bytes, mimeType, name }: { name: string; bytes: number; mimeType: string | undefined }): Decision {
  if (bytes > EVIDENCE_BYTES) return refuse('study.evidenceTooLarge', { field: 'evidence', name, megabytes: EVIDENCE_BYTES / 1024 / 1024 })
  const isTaken = EVIDENCE_TYPES.some((type) => type === mimeType)
  return isTaken ? allow : refuse('study.evidenceType', { field: 'evidence', name })
}
