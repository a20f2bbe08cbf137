import { label, tag } from './glyphs'
import {
  arrow,
  brick,
  brickDark,
  circle,
  coke,
  curve,
  dimension,
  grey,
  ink,
  line,
  ore,
  paper,
  path,
  picture,
  polygon,
  rect,
  slag,
  steel,
  steelLight,
  steelPale,
  vermilion,
  vermilionPale,
  type Point,
} from './sketch'

/** The inner profile around x = 500: throat, stack, belly, bosh, hearth, dead layer. */
const profile: readonly Point[] = [
  [375, 90],
  [375, 170],
  [270, 600],
  [270, 690],
  [320, 850],
  [320, 1010],
  [320, 1090],
  [680, 1090],
  [680, 1010],
  [680, 850],
  [730, 690],
  [730, 600],
  [625, 170],
  [625, 90],
]

const lining: readonly Point[] = [
  [315, 90],
  [315, 180],
  [205, 600],
  [205, 700],
  [255, 850],
  [215, 1010],
  [215, 1160],
  [785, 1160],
  [785, 1010],
  [745, 850],
  [795, 700],
  [795, 600],
  [685, 180],
  [685, 90],
]

export function furnaceProfile(): string {
  return picture(
    1000,
    1240,
    polygon(lining, { fill: brick }),
    polygon(profile, { fill: paper }),
    rect(320, 1010, 360, 80, { fill: vermilionPale, stroke: 'none' }),
    polygon(profile, { width: 3.5 }),
    ...[170, 600, 690, 850].map((y) =>
      line(
        [
          [y === 170 ? 375 : y === 850 ? 320 : 270, y],
          [y === 170 ? 625 : y === 850 ? 680 : 730, y],
        ],
        { stroke: steel, width: 2, dash: '10 8' },
      ),
    ),
    line(
      [
        [150, 880],
        [860, 880],
      ],
      { stroke: vermilion, width: 2, dash: '22 8 4 8' },
    ),
    line(
      [
        [150, 1010],
        [860, 1010],
      ],
      { stroke: vermilion, width: 2, dash: '22 8 4 8' },
    ),
    label('F', [885, 880], 26, vermilion),
    label('T', [885, 1010], 26, vermilion),
    dimension([375, 60], [625, 60]),
    label('d1', [500, 34], 24),
    dimension([270, 645], [730, 645]),
    label('D', [560, 622], 24),
    dimension([320, 955], [680, 955]),
    label('d', [560, 930], 24),
    dimension([115, 90], [115, 1010]),
    line(
      [
        [95, 90],
        [370, 90],
      ],
      { stroke: ink, width: 1.5 },
    ),
    line(
      [
        [95, 1010],
        [150, 1010],
      ],
      { stroke: ink, width: 1.5 },
    ),
    label('H', [75, 540], 30),
    path('M320 790 A60 60 0 0 0 301 790', { stroke: vermilion, width: 3 }),
    label('α', [356, 792], 26, vermilion),
    path('M285 540 A 70 70 0 0 1 340 600', { stroke: vermilion, width: 3 }),
    label('β', [356, 555], 26, vermilion),
    tag('1', [500, 128]),
    tag('2', [500, 390]),
    tag('3', [430, 645]),
    tag('4', [500, 770]),
    tag('5', [420, 915]),
    tag('6', [500, 1052]),
  )
}

export function innerZones(): string {
  const layers = Array.from({ length: 11 }, (_, index) => {
    const y = 180 + index * 36
    const half = 128 + (y - 170) * 0.244
    return polygon(
      [
        [500 - half, y],
        [500 + half, y],
        [500 + half + 4, y + 17],
        [500, y + 17],
        [500 - half - 4, y + 17],
      ],
      {
        fill: index % 2 === 0 ? coke : ore,
        stroke: 'none',
        opacity: 0.55,
      },
    )
  })
  const bands = Array.from({ length: 6 }, (_, index) => {
    const reach = 215 - index * 27
    const y = 690 - index * 55
    const pair = (side: 1 | -1) =>
      polygon(
        [
          [500 + side * (reach - 62), y - 34],
          [500 + side * (reach + 4), y],
          [500 + side * (reach + 4), y + 24],
          [500 + side * (reach - 62), y - 10],
        ],
        {
          fill: vermilion,
          stroke: 'none',
          opacity: 0.8,
        },
      )
    return pair(1) + pair(-1)
  })
  return picture(
    1000,
    1240,
    polygon(lining, { fill: brick }),
    polygon(profile, { fill: paper, stroke: 'none' }),
    ...layers,
    polygon(
      [
        [320, 980],
        [500, 620],
        [680, 980],
        [680, 1000],
        [320, 1000],
      ],
      { fill: coke, stroke: 'none', opacity: 0.28 },
    ),
    ...bands,
    rect(320, 985, 360, 32, { fill: slag, stroke: 'none' }),
    rect(320, 1017, 360, 73, { fill: vermilionPale, stroke: 'none' }),
    path('M322 850 C395 830 410 890 330 905Z', { fill: vermilionPale, stroke: vermilion, width: 3 }),
    path('M678 850 C605 830 590 890 670 905Z', { fill: vermilionPale, stroke: vermilion, width: 3 }),
    polygon(profile, { width: 3.5 }),
    arrow([250, 880], [325, 880], steel, 6),
    arrow([750, 880], [675, 880], steel, 6),
    arrow([400, 820], [440, 690], steel, 4),
    arrow([600, 820], [560, 690], steel, 4),
    arrow([500, 560], [500, 420], steel, 4),
    arrow([500, 330], [500, 210], steel, 4),
    arrow([390, 560], [400, 440], steel, 3),
    arrow([610, 560], [600, 440], steel, 3),
    tag('A', [890, 300], [600, 300]),
    tag('B', [890, 560], [622, 575]),
    tag('C', [890, 740], [650, 770]),
    tag('D', [110, 800], [350, 868]),
    tag('E', [890, 1050], [640, 1045]),
    tag('F', [110, 960], [450, 930]),
  )
}

export function coolingStave(): string {
  return picture(
    1200,
    760,
    rect(90, 80, 40, 600, { fill: steel }),
    rect(130, 80, 60, 600, { fill: steelPale }),
    rect(190, 80, 230, 600, { fill: grey }),
    ...[170, 310, 450, 590].map(
      (y) =>
        circle(285, y, 42, { fill: steelPale, stroke: steel, width: 4 }) + circle(285, y, 30, { fill: paper, stroke: steel, width: 2 }),
    ),
    ...[100, 220, 340, 460, 580].map((y) =>
      polygon(
        [
          [340, y + 14],
          [420, y],
          [470, y],
          [470, y + 80],
          [420, y + 80],
          [340, y + 66],
        ],
        { fill: brick },
      ),
    ),
    path('M470 80 C520 150 488 220 530 300 C560 380 500 450 545 540 C566 590 520 640 540 680 L470 680Z', { fill: slag }),
    ...[180, 380, 580].map((y) => arrow([900, y], [600, y], vermilion, 6)),
    tag('1', [60, 40], [108, 100]),
    tag('2', [160, 40], [160, 110]),
    tag('3', [260, 40], [235, 105]),
    tag('4', [660, 300], [326, 312]),
    tag('5', [660, 480], [440, 500]),
    tag('6', [660, 660], [515, 630]),
    line(
      [
        [880, 120],
        [1120, 120],
      ],
      { stroke: grey, width: 1.5 },
    ),
    line(
      [
        [880, 120],
        [880, 660],
      ],
      { width: 2.5 },
    ),
    line(
      [
        [880, 660],
        [1140, 660],
      ],
      { width: 2.5 },
    ),
    curve(
      [
        [880, 630],
        [930, 612],
        [985, 560],
        [1020, 440],
        [1060, 260],
        [1110, 150],
      ],
      { stroke: vermilion, width: 5 },
    ),
  )
}

export function raceway(): string {
  const cokes = Array.from({ length: 46 }, (_, index) => {
    const angle = (index / 46) * Math.PI * 2
    const spread = 1 + ((index * 7) % 5) * 0.07
    return circle(
      Math.round(640 + Math.cos(angle) * 235 * spread),
      Math.round(340 + Math.sin(angle) * 165 * spread),
      12 + ((index * 5) % 7),
      {
        fill: coke,
        stroke: paper,
        width: 1.5,
      },
    )
  })
  const dead = Array.from({ length: 60 }, (_, index) =>
    circle(930 + (index % 8) * 34 + ((index * 3) % 9), 130 + Math.floor(index / 8) * 60 + ((index * 5) % 13), 15 + ((index * 7) % 6), {
      fill: coke,
      stroke: paper,
      width: 1.5,
      opacity: 0.75,
    }),
  )
  return picture(
    1240,
    700,
    ...dead,
    path('M400 330 C430 180 620 150 790 220 C880 260 880 420 790 470 C620 540 430 500 400 350Z', {
      fill: vermilionPale,
      stroke: vermilion,
      width: 3,
    }),
    ...cokes,
    rect(270, 120, 70, 460, { fill: brick }),
    polygon(
      [
        [230, 270],
        [420, 300],
        [420, 380],
        [230, 410],
      ],
      { fill: brickDark },
    ),
    polygon(
      [
        [60, 300],
        [420, 315],
        [420, 365],
        [60, 380],
      ],
      { fill: paper },
    ),
    line(
      [
        [110, 200],
        [330, 335],
      ],
      { stroke: steel, width: 9 },
    ),
    arrow([80, 340], [520, 340], steel, 7),
    curve(
      [
        [540, 320],
        [640, 250],
        [760, 270],
        [790, 340],
        [740, 420],
        [620, 430],
        [540, 380],
      ],
      { stroke: vermilion, width: 4 },
    ),
    arrow([560, 392], [535, 372], vermilion, 4),
    dimension([420, 610], [860, 610]),
    line(
      [
        [420, 400],
        [420, 630],
      ],
      { width: 1.5, stroke: grey },
    ),
    line(
      [
        [860, 400],
        [860, 630],
      ],
      { width: 1.5, stroke: grey },
    ),
    label('L', [640, 640], 26),
    tag('1', [60, 440], [90, 370]),
    tag('2', [200, 560], [330, 390]),
    tag('3', [70, 150], [150, 225]),
    tag('4', [640, 340]),
    tag('5', [560, 70], [600, 168]),
    tag('6', [1180, 70], [1080, 200]),
  )
}

export function burdenLayers(): string {
  const layer = (y: number, index: number) =>
    path(
      `M${120 - index * 4} ${y} L${300 - index * 2} ${y - 10} C420 ${y + 10} 500 ${y + 95} 600 ${y + 125} C700 ${y + 95} 780 ${y + 10} ${900 + index * 2} ${y - 10} L${1080 + index * 4} ${y} L${1080 + index * 4} ${y + 58} L${900 + index * 2} ${y + 46} C780 ${y + 62} 700 ${y + 130} 600 ${y + 150} C500 ${y + 130} 420 ${y + 62} ${300 - index * 2} ${y + 46} L${120 - index * 4} ${y + 58}Z`,
      { fill: index % 2 === 0 ? ore : coke, stroke: paper, width: 2, opacity: index % 2 === 0 ? 1 : 0.8 },
    )
  return picture(
    1200,
    860,
    ...[0, 1, 2, 3, 4, 5].map((index) => layer(360 + index * 60, index)),
    polygon(
      [
        [70, 60],
        [120, 60],
        [120, 830],
        [60, 830],
      ],
      { fill: brick },
    ),
    polygon(
      [
        [1080, 60],
        [1130, 60],
        [1140, 830],
        [1080, 830],
      ],
      { fill: brick },
    ),
    line(
      [
        [120, 150],
        [1080, 150],
      ],
      { stroke: steel, width: 2, dash: '14 8' },
    ),
    polygon(
      [
        [570, 40],
        [630, 40],
        [340, 250],
        [310, 215],
      ],
      { fill: steelLight },
    ),
    ...[0, 1, 2, 3, 4, 5, 6].map((index) => circle(308 - index * 9, 258 + index * 14, 8, { fill: coke, stroke: paper, width: 1 })),
    dimension([1000, 150], [1000, 352]),
    label('s', [1030, 250], 28),
    tag('1', [640, 150], [480, 140]),
    tag('2', [215, 300], [215, 356]),
    tag('3', [600, 400], [600, 478]),
    tag('4', [820, 300], [830, 452]),
    tag('5', [480, 290], [450, 420]),
  )
}
