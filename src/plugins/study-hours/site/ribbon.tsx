import { localTime } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import type { MyPiece } from '../recognition/operations/my-record'

import { studyWords } from './words'

const HOUR_MS = 3_600_000
/** One unit of the drawing is a second, so that every uncounted minute has its place. */
const WIDTH = 3_600
const HEIGHT = 220

/** What a piece is drawn as: `provisional` while it waits, else its reason. */
export function lookOf(piece: Pick<MyPiece, 'reason' | 'provisional'>): string {
  return piece.provisional ? 'provisional' : piece.reason
}

/** A day as rows of an hour each, only those in which something happened. The table beside it says the same in words. */
export function Ribbon({ pieces, label, language }: { pieces: readonly MyPiece[]; label: string; language: Language }) {
  const words = studyWords(language).record
  const hours = [...new Set(pieces.flatMap(hoursOf))].sort((a, b) => a - b)
  return (
    <figure className="ribbon">
      <Patterns />
      <div role="img" aria-label={label}>
        {hours.map((from) => (
          <div className="ribbon-row" key={from}>
            <span className="ribbon-hour">{localTime(from)}</span>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              <rect className="ribbon-ground" width={WIDTH} height={HEIGHT} />
              {[1, 2, 3, 4, 5].map((tick) => (
                <line key={tick} className="ribbon-tick" x1={tick * 600} x2={tick * 600} y1="0" y2={HEIGHT} />
              ))}
              {pieces
                .filter((piece) => piece.startMs < from + HOUR_MS && piece.endMs > from)
                .map((piece) => {
                  const x = (Math.max(piece.startMs, from) - from) / 1000
                  const end = (Math.min(piece.endMs, from + HOUR_MS) - from) / 1000
                  return (
                    <rect key={piece.startMs} className={`piece look-${lookOf(piece)}`} x={x} width={Math.max(end - x, 6)} height={HEIGHT}>
                      <title>{`${localTime(piece.startMs, { seconds: true })}–${localTime(piece.endMs, { seconds: true })} ${words.shortReasons[lookOf(piece)] ?? ''}`}</title>
                    </rect>
                  )
                })}
            </svg>
          </div>
        ))}
      </div>
      <Legend pieces={pieces} language={language} />
    </figure>
  )
}

function Legend({ pieces, language }: { pieces: readonly MyPiece[]; language: Language }) {
  const words = studyWords(language).record
  const looks = [...new Set(pieces.map(lookOf))]
  return (
    <figcaption>
      <ul role="list" aria-label={words.legend}>
        {looks.map((look) => (
          <li key={look}>
            <svg viewBox="0 0 240 140" aria-hidden="true">
              <rect className={`piece look-${look}`} width="240" height="140" />
            </svg>
            {words.shortReasons[look] ?? look}
          </li>
        ))}
      </ul>
    </figcaption>
  )
}

/** Every reason has a pattern of its own: the ribbon can be read in print and without telling colours apart. */
function Patterns() {
  return (
    <svg className="ribbon-patterns" aria-hidden="true">
      <defs>
        <Pattern id="hatch" size={60}>
          <path d="M0 60 60 0" />
        </Pattern>
        <Pattern id="hatch-back" size={60}>
          <path d="M0 0 60 60" />
        </Pattern>
        <Pattern id="cross" size={60}>
          <path d="M0 60 60 0M0 0 60 60" />
        </Pattern>
        <Pattern id="level" size={50}>
          <path d="M0 25h50" />
        </Pattern>
        <Pattern id="upright" size={60}>
          <path d="M20 0v60M40 0v60" />
        </Pattern>
        <Pattern id="dots" size={60}>
          <circle cx="30" cy="30" r="12" />
        </Pattern>
      </defs>
    </svg>
  )
}

function Pattern({ id, size, children }: { id: string; size: number; children: React.ReactNode }) {
  return (
    <pattern id={`ribbon-${id}`} width={size} height={size} patternUnits="userSpaceOnUse">
      {children}
    </pattern>
  )
}

function hoursOf({ startMs, endMs }: MyPiece): number[] {
  const first = Math.floor(startMs / HOUR_MS)
  const last = Math.floor((endMs - 1) / HOUR_MS)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * HOUR_MS)
}
