export type ErratumFact = {
  id: string
  status: 'reported' | 'confirmed' | 'rejected' | 'corrected'
  /** Number of the printing that it was first seen in; 1 where the reporter did not know. */
  seenInPrinting: number
  /** Number of the printing that corrects it. */
  correctedInPrinting?: number | null
}

/**
 * The errata that concern the copy in a reader's hand: confirmed or corrected ones that were in that printing already and not yet
 * corrected in it. What is seen in a printing was in every earlier printing of the edition too, since text only changes by correction.
 */
export function errataInHand<T extends ErratumFact>(errata: readonly T[], printingNo: number): T[] {
  return errata.filter(({ correctedInPrinting, status }) => {
    if (status !== 'confirmed' && status !== 'corrected') return false
    return !correctedInPrinting || printingNo < correctedInPrinting
  })
}

/** What the next printing has to correct. */
export function errataToCorrect<T extends ErratumFact>(errata: readonly T[]): T[] {
  return errata.filter(({ status }) => status === 'confirmed')
}
