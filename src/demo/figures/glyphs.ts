import { circle, ink, line, paper, steel, type Point } from './sketch'

/**
 * Digits and letters as strokes in a box of 4 × 6, so that a label looks the same on a machine without a single font.
 * Polylines are separated by `|`, points by blanks.
 */
const strokes: Readonly<Record<string, string>> = {
  '0': '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0',
  '1': '1,1 2,0 2,6|1,6 3,6',
  '2': '0,1 1,0 3,0 4,1 4,2 0,6 4,6',
  '3': '0,0 4,0 2,2.4 3,2.4 4,3.4 4,5 3,6 1,6 0,5',
  '4': '3,6 3,0 0,4 4,4',
  '5': '4,0 0,0 0,2.5 3,2.5 4,3.5 4,5 3,6 0,6',
  '6': '4,0 2,0 0,2.5 0,5 1,6 3,6 4,5 4,3.5 3,2.5 0,2.8',
  '7': '0,0 4,0 1.5,6',
  '8': '1,2.7 0,2 0,1 1,0 3,0 4,1 4,2 3,2.7 1,2.7 0,3.7 0,5 1,6 3,6 4,5 4,3.7 3,2.7',
  '9': '4,3.2 1,3.5 0,2.5 0,1 1,0 3,0 4,1 4,3.5 2,6 0,6',
  A: '0,6 2,0 4,6|0.8,3.8 3.2,3.8',
  B: '0,0 0,6 3,6 4,5 4,4 3,3 0,3|0,0 3,0 3.8,0.8 3.8,2.2 3,3',
  C: '4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5',
  D: '0,0 0,6 2.5,6 4,4.5 4,1.5 2.5,0 0,0',
  E: '4,0 0,0 0,6 4,6|0,3 3,3',
  F: '4,0 0,0 0,6|0,3 3,3',
  H: '0,0 0,6|4,0 4,6|0,3 4,3',
  L: '0,0 0,6 4,6',
  P: '0,6 0,0 3,0 4,1 4,2.4 3,3.4 0,3.4',
  Q: '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0|2.6,4.4 4.2,6.4',
  S: '4,1 3,0 1,0 0,1 0,2 1,3 3,3 4,4 4,5 3,6 1,6 0,5',
  T: '0,0 4,0|2,0 2,6',
  I: '1,0 3,0|2,0 2,6|1,6 3,6',
  V: '0,0 2,6 4,0',
  a: '0.4,2.6 1.2,2 2.8,2 3.6,2.8 3.6,6|3.6,3.6 1.2,3.6 0.3,4.4 0.3,5.2 1.1,6 2.6,6 3.6,5',
  b: '0.4,0 0.4,6|0.4,3 1.4,2 2.8,2 3.7,3 3.7,5 2.8,6 1.4,6 0.4,5',
  c: '3.6,2.8 2.8,2 1.2,2 0.4,3 0.4,5 1.2,6 2.8,6 3.6,5.2',
  d: '3.6,0 3.6,6|3.6,3 2.6,2 1.2,2 0.3,3 0.3,5 1.2,6 2.6,6 3.6,5',
  e: '0.4,4 3.6,4 3.6,3 2.8,2 1.2,2 0.4,3 0.4,5 1.2,6 3.2,6',
  h: '0.4,0 0.4,6|0.4,3 1.4,2 2.8,2 3.6,3 3.6,6',
  s: '3.5,2.6 2.8,2 1.2,2 0.5,2.7 0.5,3.4 1.2,4 2.8,4 3.5,4.6 3.5,5.3 2.8,6 1.2,6 0.5,5.4',
  α: '4,2 2.6,5.4 1.6,6 0.8,6 0,5 0,3.2 0.8,2 1.6,2 2.6,2.8 4,6',
  β: '0,7.5 0,1.4 1,0.2 2.4,0.2 3.2,1.2 3,2.2 1.6,2.8|1.6,2.8 3,2.9 4,3.9 3.8,5.2 2.8,6 1.2,6 0,5',
  θ: '1,0 3,0 4,1.5 4,4.5 3,6 1,6 0,4.5 0,1.5 1,0|0,3 4,3',
}

/** One line of label, its middle at `at`; `size` is the height in pixels. An unknown sign leaves a gap. */
export function label(text: string, at: Point, size = 24, colour = ink): string {
  const unit = size / 6
  const advance = unit * 5.6
  const left = at[0] - ((text.length - 1) * advance + unit * 4) / 2
  const top = at[1] - size / 2
  return [...text]
    .map((sign, index) =>
      (strokes[sign] ?? '')
        .split('|')
        .filter(Boolean)
        .map((polyline) =>
          line(
            polyline.split(' ').map((pair): Point => {
              const [x = 0, y = 0] = pair.split(',').map(Number)
              return [round(left + index * advance + x * unit), round(top + y * unit)]
            }),
            { stroke: colour, width: Math.max(2.4, size / 9) },
          ),
        )
        .join(''),
    )
    .join('')
}

/** A label in a ring, with a leader to the part that it names. */
export function tag(text: string, at: Point, target?: Point): string {
  const leader = target
    ? line([at, target], { stroke: steel, width: 2 }) + circle(target[0], target[1], 4, { fill: steel, stroke: steel })
    : ''
  return leader + circle(at[0], at[1], 22, { fill: paper, stroke: steel, width: 2.5 }) + label(text, at, 20, ink)
}

/** Whether every sign of `text` has strokes. */
export function isDrawable(text: string): boolean {
  return [...text].every((sign) => sign in strokes)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
