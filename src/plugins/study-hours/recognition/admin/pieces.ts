import type { RecordInterval } from '../domain/record'
import type { Piece, Tone } from './Ribbon'
import type { ReasonTexts } from './reasons'

/** The record's intervals as the ribbon draws them. */
export function piecesOf(intervals: readonly RecordInterval[], reasons: ReasonTexts): Piece[] {
  return intervals.map(({ endMs, provisional, reason, startMs }) => ({
    startMs,
    endMs,
    tone: provisional ? 'pending' : toneOf(reason),
    label: provisional ? reasons.pending : reasons[reason],
  }))
}

function toneOf(reason: RecordInterval['reason']): Tone {
  if (reason === 'counted') return 'counted'
  if (reason === 'claim' || reason === 'outage') return 'made'
  return reason === 'reversal' ? 'reversed' : 'lost'
}
