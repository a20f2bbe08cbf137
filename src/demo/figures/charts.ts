import { label, tag } from './glyphs'
import {
  arrow,
  coke,
  curve,
  grey,
  ink,
  line,
  paper,
  path,
  picture,
  polygon,
  rect,
  steel,
  steelLight,
  steelPale,
  vermilion,
  vermilionPale,
  brick,
  type Point,
} from './sketch'

/** Axes with ticks: `x`, `y` the origin, lengths to the right and upwards. */
function axes(x: number, y: number, width: number, height: number, ticks = { x: 0, y: 0 }): string {
  const grid = Array.from({ length: ticks.y }, (_, index) => {
    const at = y - ((index + 1) * height) / ticks.y
    return line(
      [
        [x, at],
        [x + width, at],
      ],
      { stroke: grey, width: 1.2 },
    )
  })
  const marks = Array.from({ length: ticks.x }, (_, index) => {
    const at = x + ((index + 1) * width) / ticks.x
    return line(
      [
        [at, y],
        [at, y - 10],
      ],
      { width: 2 },
    )
  })
  return grid.join('') + marks.join('') + arrow([x, y], [x, y - height - 36], ink, 2.5) + arrow([x, y], [x + width + 40, y], ink, 2.5)
}

export function sizeDistribution(): string {
  const before = [14, 24, 34, 18, 10]
  const after = [3, 26, 40, 20, 11]
  return picture(
    1100,
    680,
    axes(110, 580, 900, 460, { x: 0, y: 5 }),
    ...before.flatMap((value, index) => {
      const x = 160 + index * 175
      const other = after[index] ?? 0
      return [
        rect(x, 580 - value * 9.2, 58, value * 9.2, { fill: steelLight }),
        rect(x + 62, 580 - other * 9.2, 58, other * 9.2, { fill: steel }),
        label('abcde'[index] ?? '', [x + 60, 618], 30),
      ]
    }),
  )
}

export function domeTemperature(): string {
  return picture(
    1240,
    700,
    rect(110, 90, 330, 500, { fill: vermilionPale, stroke: 'none', opacity: 0.55 }),
    rect(440, 90, 300, 500, { fill: vermilionPale, stroke: 'none', opacity: 0.28 }),
    rect(740, 90, 60, 500, { fill: grey, stroke: 'none', opacity: 0.5 }),
    rect(800, 90, 330, 500, { fill: steelPale, stroke: 'none', opacity: 0.8 }),
    axes(110, 590, 1040, 480, { x: 8, y: 6 }),
    curve(
      [
        [110, 285],
        [200, 190],
        [300, 140],
        [440, 122],
        [580, 120],
        [740, 120],
        [800, 132],
        [960, 180],
        [1130, 250],
      ],
      { stroke: vermilion, width: 6 },
    ),
    curve(
      [
        [110, 560],
        [260, 550],
        [440, 515],
        [580, 478],
        [740, 440],
        [800, 452],
        [900, 520],
        [1130, 556],
      ],
      { stroke: steel, width: 6 },
    ),
    tag('A', [600, 175], [600, 122]),
    tag('B', [600, 410], [600, 472]),
    label('a', [275, 640], 28),
    label('b', [590, 640], 28),
    label('c', [770, 640], 28),
    label('d', [965, 640], 28),
  )
}

export function stoveCycle(): string {
  const names = ['I', 'II', 'III', 'IV']
  const width = 1000
  const period = 480
  const rows = names.map((name, stove) => {
    const y = 90 + stove * 110
    const parts: string[] = []
    for (let start = -period + stove * (period / 4); start < width; start += period) {
      const clip = (from: number, to: number, fill: string) => {
        const [a, b] = [Math.max(from, 0), Math.min(to, width)]
        if (b > a) parts.push(rect(150 + a, y, b - a, 64, { fill, stroke: paper, width: 1.5 }))
      }
      clip(start, start + 24, grey)
      clip(start + 24, start + 216, vermilion)
      clip(start + 216, start + 240, grey)
      clip(start + 240, start + 480, steel)
    }
    return label(name, [80, y + 32], 30) + parts.join('')
  })
  const ticks = Array.from({ length: 21 }, (_, index) =>
    line(
      [
        [150 + index * 50, 540],
        [150 + index * 50, index % 4 === 0 ? 562 : 552],
      ],
      { width: 2 },
    ),
  )
  return picture(
    1240,
    620,
    ...rows,
    line(
      [
        [150, 540],
        [1150, 540],
      ],
      { width: 2.5 },
    ),
    ...ticks,
  )
}

export function gasFlowPatterns(): string {
  const shapes: readonly (readonly Point[])[] = [
    [
      [0, 70],
      [60, 130],
      [130, 200],
      [210, 180],
      [300, 110],
      [360, 40],
    ],
    [
      [0, 30],
      [80, 90],
      [170, 170],
      [250, 205],
      [310, 215],
      [360, 218],
    ],
    [
      [0, 215],
      [80, 210],
      [160, 190],
      [240, 140],
      [300, 80],
      [360, 25],
    ],
    [
      [0, 150],
      [70, 180],
      [160, 190],
      [240, 185],
      [310, 160],
      [360, 110],
    ],
  ]
  return picture(
    1200,
    860,
    ...shapes.flatMap((shape, index) => {
      const x = 130 + (index % 2) * 560
      const y = 370 + Math.floor(index / 2) * 410
      return [
        axes(x, y, 380, 240, { x: 6, y: 4 }),
        curve(
          shape.map(([dx, dy]): Point => [x + dx, y - dy]),
          { stroke: index % 2 === 0 ? vermilion : steel, width: 6 },
        ),
        label('ABCD'[index] ?? '', [x + 190, y - 290], 32),
      ]
    }),
  )
}

export function hangingCurve(): string {
  const bounds: readonly (readonly [string, number, number])[] = [
    ['a', 200, 440],
    ['b', 440, 640],
    ['c', 640, 760],
    ['d', 760, 1140],
  ]
  return picture(
    1260,
    860,
    ...bounds.map(
      ([name, from, to], index) =>
        rect(from, 60, to - from, 700, {
          fill: index === 1 ? vermilionPale : index === 3 ? steelPale : paper,
          stroke: 'none',
          opacity: 0.6,
        }) + label(name, [(from + to) / 2, 810], 28),
    ),
    ...[280, 520, 760].map((y) => axes(110, y, 1040, 180, { x: 13, y: 3 })),
    curve(
      [
        [110, 210],
        [200, 208],
        [320, 186],
        [440, 150],
        [540, 110],
        [640, 96],
      ],
      { stroke: vermilion, width: 5 },
    ),
    line(
      [
        [640, 96],
        [690, 268],
        [760, 272],
      ],
      { stroke: vermilion, width: 5 },
    ),
    curve(
      [
        [760, 272],
        [880, 240],
        [1000, 222],
        [1140, 212],
      ],
      { stroke: vermilion, width: 5 },
    ),
    curve(
      [
        [110, 360],
        [200, 362],
        [320, 384],
        [440, 410],
        [540, 436],
        [640, 446],
      ],
      { stroke: steel, width: 5 },
    ),
    line(
      [
        [640, 446],
        [690, 512],
        [760, 512],
      ],
      { stroke: steel, width: 5 },
    ),
    curve(
      [
        [760, 512],
        [880, 450],
        [1000, 405],
        [1140, 372],
      ],
      { stroke: steel, width: 5 },
    ),
    line(
      [
        [110, 620],
        [170, 655],
        [172, 618],
        [250, 652],
        [252, 618],
        [360, 648],
        [362, 618],
        [440, 632],
        [640, 634],
      ],
      { stroke: ink, width: 4 },
    ),
    line(
      [
        [640, 634],
        [690, 740],
      ],
      { stroke: ink, width: 4 },
    ),
    curve(
      [
        [690, 740],
        [820, 720],
        [960, 668],
        [1140, 626],
      ],
      { stroke: ink, width: 4 },
    ),
    label('P', [70, 190], 28, vermilion),
    label('Q', [70, 420], 28, steel),
    label('S', [70, 660], 28, ink),
  )
}

export function energyBalance(): string {
  const income = [359.4, 135, 77.2, 17.2, 18]
  const spending = [409, 192.9, 4.9]
  const scale = 0.85
  const colours = [coke, '#6a6d72', steelLight, vermilion, brick]
  const outColours = [vermilionPale, steelLight, steel]
  let y = 70
  let inner = 130
  const left = income.map((value, index) => {
    const height = value * scale
    const band = path(
      `M100 ${y} L300 ${y} C430 ${y} 430 ${inner} 540 ${inner} L540 ${inner + height} C430 ${inner + height} 430 ${y + height} 300 ${y + height} L100 ${y + height}Z`,
      { fill: colours[index] ?? grey, stroke: paper, width: 2, opacity: 0.9 },
    )
    const mark = label(String(index + 1), [60, y + height / 2], 24)
    y += height + 34
    inner += height
    return band + mark
  })
  let right = 130
  let outer = 90
  const out = spending.map((value, index) => {
    const height = value * scale
    const band = path(
      `M700 ${right} C810 ${right} 810 ${outer} 940 ${outer} L1120 ${outer} L1120 ${outer + height} L940 ${outer + height} C810 ${outer + height} 810 ${right + height} 700 ${right + height}Z`,
      { fill: outColours[index] ?? grey, stroke: paper, width: 2 },
    )
    const mark = label(String(index + 6), [1165, outer + height / 2], 24)
    right += height
    outer += height + 60
    return band + mark
  })
  return picture(
    1240,
    780,
    ...left,
    rect(540, 115, 160, 546, { fill: brick, width: 3.5 }),
    polygon(
      [
        [575, 300],
        [665, 300],
        [690, 440],
        [672, 500],
        [568, 500],
        [550, 440],
      ],
      { fill: paper },
    ),
    ...out,
  )
}

export function lancePattern(): string {
  return picture(
    1200,
    820,
    axes(120, 360, 980, 260, { x: 8, y: 4 }),
    line(
      [
        [120, 180],
        [330, 180],
        [330, 260],
        [520, 260],
        [520, 215],
        [800, 215],
        [800, 255],
        [960, 255],
        [960, 310],
        [1080, 310],
      ],
      { stroke: steel, width: 6 },
    ),
    axes(120, 720, 980, 260, { x: 8, y: 4 }),
    curve(
      [
        [120, 640],
        [200, 520],
        [300, 480],
        [400, 560],
        [560, 640],
        [720, 620],
        [860, 560],
        [960, 530],
        [1080, 580],
      ],
      { stroke: vermilion, width: 6 },
    ),
    ...[400, 860].map((x) =>
      line(
        [
          [x, 90],
          [x, 720],
        ],
        { stroke: grey, width: 2, dash: '12 8' },
      ),
    ),
    label('a', [260, 775], 28),
    label('b', [630, 775], 28),
    label('c', [970, 775], 28),
  )
}

export function slagPath(): string {
  const dots = (points: readonly Point[], colour: string) =>
    points
      .map(([x, y], index) => `<circle cx="${x}" cy="${y}" r="9" fill="${colour}"/>` + label(String(index + 1), [x + 24, y - 18], 18))
      .join('')
  const a: Point[] = [
    [940, 300],
    [760, 220],
    [580, 230],
    [430, 320],
    [330, 430],
  ]
  const b: Point[] = [
    [940, 380],
    [740, 480],
    [560, 570],
    [410, 590],
    [320, 520],
  ]
  return picture(
    1180,
    820,
    axes(130, 700, 900, 560, { x: 9, y: 7 }),
    path('M330 660 C400 520 520 470 640 500 C700 530 690 620 640 690 L340 690Z', {
      fill: vermilionPale,
      stroke: vermilion,
      width: 2,
      dash: '10 8',
    }),
    curve(a, { stroke: steel, width: 5 }),
    curve(b, { stroke: ink, width: 5 }),
    dots(a, steel),
    dots(b, ink),
    label('A', [660, 170], 32, steel),
    label('B', [860, 500], 32, ink),
  )
}
