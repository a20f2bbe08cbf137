import { randomInt, randomUUID } from 'node:crypto'
import { CHALLENGE_NUMBERS, challengeFrom } from '../domain/challenge'
import type { Draw } from '../../ledger/domain/types'

const FINE = 2 ** 32

/** Random values that nobody can guess, drawn only where the engine looks at them. */
export function drawOnDemand(): Draw {
  return {
    get spread() {
      return random()
    },
    get challenge() {
      return challengeFrom(randomUUID(), Array.from({ length: CHALLENGE_NUMBERS }, random))
    },
  }
}

function random(): number {
  return randomInt(FINE) / FINE
}
