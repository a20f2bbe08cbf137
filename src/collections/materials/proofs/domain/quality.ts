import { allow, refuse, type Decision } from '@/kernel/decision'

/** The sample of a quality check: continuous characters (《图书质量管理规定》, GAPP order 26 of 2004, annex). */
export const SAMPLE_CHARACTERS = 100_000

export type QualitySample = {
  sampledCharacters: number
  bookCharacters: number
  /** Each error with its weight: 1 for a whole error, fractions for lesser ones. */
  errors: readonly { weight: number }[]
  /** Errors per 10,000 characters that still pass. */
  rateMax: number
}

export type Quality = { errorsPer10k: number; passed: boolean; isWholeBook: boolean }

/** Whether the sample is large enough: 100,000 continuous characters, or all of a shorter book. */
export function checkSample({ sampledCharacters, bookCharacters }: Pick<QualitySample, 'sampledCharacters' | 'bookCharacters'>): Decision {
  const needed = Math.min(SAMPLE_CHARACTERS, bookCharacters)
  if (sampledCharacters > bookCharacters)
    return refuse('materials.sampleBeyondBook', { field: 'sampledCharacters', bookCharacters, sampledCharacters })
  return sampledCharacters < needed || sampledCharacters <= 0
    ? refuse('materials.sampleTooSmall', { field: 'sampledCharacters', needed, sampledCharacters })
    : allow
}

/** The error rate, rounded to two decimals for reading; passing is decided on the exact figures. */
export function qualityOf({ sampledCharacters, bookCharacters, errors, rateMax }: QualitySample): Quality {
  // Weights are added in thousandths, so that ten tenths are one.
  const thousandths = errors.reduce((sum, { weight }) => sum + Math.round(weight * 1_000), 0)
  return {
    errorsPer10k: Math.round((thousandths * 1_000) / sampledCharacters) / 100,
    passed: thousandths * 10 <= rateMax * sampledCharacters,
    isWholeBook: sampledCharacters === bookCharacters,
  }
}
