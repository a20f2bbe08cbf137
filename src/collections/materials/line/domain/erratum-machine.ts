import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { separateFrom, type Hands } from '@/kernel/separation'
import { LINE_ROLE_LABELS } from './labels'
import type { LineRole } from './roles'

export const ERRATUM_STATES = ['reported', 'confirmed', 'rejected', 'corrected'] as const
export type ErratumState = (typeof ERRATUM_STATES)[number]

export type ErratumContext = {
  /** The printing that the correction went into; where named, of the same edition. */
  correctedIn?: { id: string; edition: string; printingNo: number } | undefined
  edition: string
  /** The printing that the error was first seen in. */
  seenInPrintingNo?: number | undefined
  correction: string
  actorId: string
  /** Whoever reported it: the decision is somebody else's. */
  reporters: Hands
}

/** The chairs too, so that an error which the only editor reported finds somebody to decide it. */
const DECIDING: readonly LineRole[] = ['chief-editor', 'deputy-editor', 'chair', 'vice-chair']

/** A reported error of a published book. */
export const erratumMachine: Machine<ErratumState, LineRole, ErratumContext> = {
  name: 'erratum',
  initial: 'reported',
  roleLabels: LINE_ROLE_LABELS,
  states: {
    reported: { zh: '待核实', en: 'Reported' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    rejected: { zh: '不成立', en: 'Rejected', final: true },
    corrected: { zh: '已改正', en: 'Corrected', final: true },
  },
  transitions: [
    {
      action: 'confirm',
      label: { zh: '确认', en: 'Confirm' },
      from: ['reported'],
      to: 'confirmed',
      by: DECIDING,
      guard: (context) =>
        allOf(notTheReporter(context), context.correction.trim() ? allow : refuse('materials.correctionMissing', { field: 'correction' })),
      effects: ['syncEdition'],
    },
    {
      action: 'reject',
      label: { zh: '不成立', en: 'Reject' },
      from: ['reported'],
      to: 'rejected',
      by: DECIDING,
      guard: notTheReporter,
      reason: 'required',
      effects: ['syncEdition'],
      tone: 'back',
    },
    {
      action: 'correct',
      label: { zh: '已在新印次改正', en: 'Corrected in a printing' },
      from: ['confirmed'],
      to: 'corrected',
      by: ['chief-editor', 'responsible-editor', 'centre-staff', 'admin'],
      guard: correctedLater,
      effects: ['recordCorrection', 'syncEdition'],
    },
  ],
}

/** An erratum is corrected in a later printing of the same edition. */
export function correctedLater({ correctedIn, edition, seenInPrintingNo }: ErratumContext): Decision {
  if (!correctedIn || correctedIn.edition !== edition) return refuse('materials.printingMissing', { field: 'correctedIn' })
  if (seenInPrintingNo !== undefined && correctedIn.printingNo <= seenInPrintingNo)
    return refuse('materials.printingNotLater', { field: 'correctedIn', printingNo: correctedIn.printingNo, seenInPrintingNo })
  return allow
}

/** Whether `person` may confirm or reject an error that `reporters` reported. */
export function mayDecideErratum(person: string, reporters: Hands): Decision {
  return separateFrom(person, reporters, 'materials.ownErratum')
}

function notTheReporter({ actorId, reporters }: ErratumContext): Decision {
  return mayDecideErratum(actorId, reporters)
}
