import type { Language } from '@/kernel/errors'
import { clockOf, duration } from '../../shared/admin/format'

/** `counted` and `made` (by claim or outage) stand at full height, what waits for its check lower, what was lost lowest. */
export type Tone = 'counted' | 'made' | 'pending' | 'lost' | 'reversed'
export type Piece = { startMs: number; endMs: number; tone: Tone; label: string }
type Span = { startMs: number; endMs: number }

const HEIGHT: Readonly<Record<Tone, number>> = { counted: 28, made: 28, pending: 20, lost: 10, reversed: 10 }
const HOUR = 3_600_000
const STEPS = [1, 2, 3, 4, 6]
const MOST_TICKS = 9

/**
 * A stretch of time as a ribbon, told apart by height as well as by colour, with attended classes below and, where given, the interval in
 * question framed. The table beside it says the same.
 */
export function Ribbon({
  attended = [],
  framed,
  label,
  language,
  pieces,
  window,
}: {
  /** Bounds of what is drawn. */
  window: Span
  pieces: readonly Piece[]
  attended?: readonly Span[]
  framed?: Span
  label: string
  language: Language
}) {
  const { endMs, startMs } = window
  const at = (ms: number) => (Math.min(Math.max(ms, startMs), endMs) - startMs) / ((endMs - startMs) / 1_000)
  const width = (span: Span) => Math.max(1, at(span.endMs) - at(span.startMs))
  return (
    <div className="lg-ribbon">
      <svg role="img" aria-label={label} viewBox="0 0 1000 40" preserveAspectRatio="none">
        <rect className="lg-ribbon__ground" width="1000" height="28" />
        {pieces.map((piece) => (
          <rect
            key={`${piece.startMs} ${piece.tone}`}
            className={`lg-ribbon__${piece.tone}`}
            x={at(piece.startMs)}
            y={28 - HEIGHT[piece.tone]}
            width={width(piece)}
            height={HEIGHT[piece.tone]}
          >
            <title>{`${clockOf(piece.startMs)}–${clockOf(piece.endMs)} ${piece.label} ${duration(piece.endMs - piece.startMs, language)}`}</title>
          </rect>
        ))}
        {attended.map((span) => (
          <rect key={span.startMs} className="lg-ribbon__attended" x={at(span.startMs)} y="32" width={width(span)} height="8" />
        ))}
        {framed ? (
          <rect
            className="lg-ribbon__framed"
            x={at(framed.startMs)}
            y="0"
            width={width(framed)}
            height="28"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
      </svg>
      <div className="lg-ribbon__hours" aria-hidden="true">
        {ticks(window).map((ms) => (
          <span key={ms}>{clockOf(ms).slice(0, 5)}</span>
        ))}
      </div>
    </div>
  )
}

/** From the whole hour before the first to the whole hour after the last, in a number of hours that divides evenly. */
export function windowAround(spans: readonly Span[], marginMs = 0): Span {
  const first = Math.floor((Math.min(...spans.map(({ startMs }) => startMs)) - marginMs) / HOUR)
  const last = Math.ceil((Math.max(...spans.map(({ endMs }) => endMs)) + marginMs) / HOUR)
  const step = STEPS.find((each) => (last - first) / each < MOST_TICKS) ?? 6
  return { startMs: first * HOUR, endMs: (first + Math.max(1, Math.ceil((last - first) / step)) * step) * HOUR }
}

function ticks({ endMs, startMs }: Span): number[] {
  const hours = (endMs - startMs) / HOUR
  const step = STEPS.find((each) => hours % each === 0 && hours / each < MOST_TICKS) ?? Math.max(1, Math.ceil(hours / 8))
  return Array.from({ length: Math.floor(hours / step) + 1 }, (_, index) => startMs + index * step * HOUR)
}
