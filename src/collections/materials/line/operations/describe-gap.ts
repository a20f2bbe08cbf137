import type { PayloadRequest } from 'payload'
import type { Decision } from '@/kernel/decision'
import { describeError, type Label } from '@/kernel/errors'
import { LINE_ROLE_LABELS } from '../domain/labels'
import type { StaffingGap } from '../domain/staffing'
import '../errors'
import { namesOf } from './line-people'

const NOBODY: Label = { zh: '无', en: 'nobody' }

/** A step that nobody can take, as a refusal in words: which step, whose office, who is named, what bars them and who can undo it. */
export async function describeGap(req: PayloadRequest, gap: StaffingGap): Promise<Decision & { ok: false }> {
  const { chapter, field, kind, office, person, rule, ruleDetails, step } = gap
  const [name] = person ? await namesOf(req, [person]) : []
  return {
    ok: false,
    code: kind === 'unnamed' ? 'materials.stepUnnamed' : 'materials.stepBarred',
    details: {
      field,
      step,
      office: LINE_ROLE_LABELS[office],
      place: chapter
        ? { zh: `第 ${chapter.number} 章“${chapter.title}”的`, en: `Chapter ${chapter.number} “${chapter.title}”: ` }
        : { zh: '', en: '' },
      person: name ?? NOBODY,
      ...(rule ? { rule: inBoth(rule, ruleDetails) } : {}),
    },
  }
}

/** The sentence of a refusal or rule in both languages, to stand inside another one. */
export function inBoth(code: string, details: Record<string, unknown> = {}): Label {
  return { zh: describeError(code, 'zh', details), en: describeError(code, 'en', details) }
}
