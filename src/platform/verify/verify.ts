import type { Payload } from 'payload'
import { storageTrouble } from '@/database/trouble'
import { contributions } from '../contributions'
import type { Break, Invariant, Note } from './invariant'
import { auditChain } from './invariants/audit-chain'
import { rowsAreAsAudited } from './invariants/audited'
import { relationsLeadSomewhere } from './invariants/relations'
import { statesFollowTheirLog, transitionsHaveSubjects } from './invariants/transitions'

/** `notes` tell what is known and is no break. */
export type Finding = { name: string; label: Invariant['label']; records: number; breaks: Break[]; notes: Note[]; ms: number }

const PLATFORM: readonly Invariant[] = [auditChain, statesFollowTheirLog, transitionsHaveSubjects, rowsAreAsAudited, relationsLeadSomewhere]

/** Enough to see what is wrong without printing a whole broken table. */
const BREAKS_TOLD = 100

export const contributedInvariants = contributions<Invariant>('invariants')

/** The platform's invariants and those that the domains add. */
export function invariantsOf(payload: Payload): readonly Invariant[] {
  return [...PLATFORM, ...contributedInvariants.of(payload.config)]
}

/** Where the work is: which invariant, and how many records of it were looked at. */
export type Progress = Pick<Finding, 'name' | 'label' | 'records'>

/**
 * Recomputes every invariant, one after the other, and gives what it found to `tell` as soon as it is known.
 * @param progress told as often as records were looked at
 */
export async function verify(
  payload: Payload,
  tell: (finding: Finding) => void = () => undefined,
  progress: (step: Progress) => void = () => undefined,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, label, run } of invariantsOf(payload)) {
    const startedAt = performance.now()
    let records = 0
    const breaks: Break[] = []
    const notes: Note[] = []
    try {
      const looked = (more: number) => {
        records += more
        progress({ name, label, records })
      }
      progress({ name, label, records })
      for await (const found of run({ payload, looked, note: (told) => notes.push(told) })) {
        breaks.push(found)
        if (breaks.length >= BREAKS_TOLD) break
      }
    } catch (error) {
      const trouble = storageTrouble(error)
      if (trouble?.kind !== 'damaged') throw error
      breaks.push({ subject: 'database', reason: `it could not be read to the end: the file is damaged (${trouble.reason})` })
    }
    const finding = { name, label, records, breaks, notes, ms: performance.now() - startedAt }
    findings.push(finding)
    tell(finding)
  }
  return findings
}
