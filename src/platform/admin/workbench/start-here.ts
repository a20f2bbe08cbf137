import type { FirstStanding, FirstStep } from '@/platform/domains'

/** How far an installation is, for the sentence at the head. */
export type StartStage = 'empty' | 'begun' | 'last'

/** Empty only while nothing is done. */
export function stageOf(lines: readonly Pick<StartLine, 'done'>[]): StartStage {
  const done = lines.filter((line) => line.done).length
  return done === 0 ? 'empty' : done < lines.length - 1 ? 'begun' : 'last'
}

export type StartLine = FirstStanding & Pick<FirstStep, 'step' | 'label'> & { isNext: boolean }

/** The steps as they stand; the first that is not done is the next. */
export function startHere(steps: readonly (FirstStanding & Pick<FirstStep, 'step' | 'label'>)[]): StartLine[] {
  const next = steps.find(({ done }) => !done)
  return steps.map((step) => ({ ...step, isNext: step === next }))
}
