import { label, tag } from './glyphs'
import {
  arrow,
  brick,
  brickDark,
  circle,
  coke,
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
} from './sketch'

export function stockhouseFlow(): string {
  const bin = (x: number, fill: string) =>
    polygon(
      [
        [x, 60],
        [x + 150, 60],
        [x + 150, 190],
        [x + 95, 260],
        [x + 55, 260],
        [x, 190],
      ],
      { fill },
    ) +
    polygon(
      [
        [x + 50, 268],
        [x + 118, 268],
        [x + 138, 300],
        [x + 30, 300],
      ],
      { fill: steelLight },
    ) +
    polygon(
      [
        [x + 8, 330],
        [x + 142, 350],
        [x + 138, 376],
        [x + 4, 356],
      ],
      { fill: steelPale, stroke: steel },
    ) +
    polygon(
      [
        [x + 90, 400],
        [x + 160, 400],
        [x + 150, 470],
        [x + 104, 490],
      ],
      { fill: steelLight },
    ) +
    arrow([x + 128, 496], [x + 128, 545], steel, 4) +
    arrow([x + 30, 372], [x + 30, 620], vermilion, 3)
  return picture(
    1240,
    760,
    bin(70, ore),
    bin(270, ore),
    bin(470, brick),
    bin(670, coke),
    rect(60, 550, 830, 26, { fill: grey }),
    circle(70, 563, 18, { fill: paper }),
    circle(880, 563, 18, { fill: paper }),
    line(
      [
        [890, 550],
        [1130, 190],
      ],
      { width: 12, stroke: grey },
    ),
    arrow([930, 520], [1090, 275], steel, 5),
    rect(40, 630, 740, 22, { fill: vermilionPale }),
    arrow([600, 690], [200, 690], vermilion, 4),
    polygon(
      [
        [1080, 90],
        [1200, 90],
        [1200, 150],
        [1160, 190],
        [1120, 190],
        [1080, 150],
      ],
      { fill: steelLight },
    ),
    tag('1', [145, 120]),
    tag('2', [30, 285], [102, 285]),
    tag('3', [30, 345], [80, 352]),
    tag('4', [250, 445], [200, 440]),
    tag('5', [820, 690], [760, 642]),
    tag('6', [960, 620], [840, 566]),
    tag('7', [1140, 130]),
  )
}

export function bellLessTop(): string {
  return picture(
    900,
    1120,
    polygon(
      [
        [330, 50],
        [570, 50],
        [570, 170],
        [490, 230],
        [410, 230],
        [330, 170],
      ],
      { fill: steelPale },
    ),
    rect(396, 236, 108, 18, { fill: vermilion }),
    polygon(
      [
        [310, 270],
        [590, 270],
        [590, 450],
        [490, 540],
        [410, 540],
        [310, 450],
      ],
      { fill: steelPale },
    ),
    polygon(
      [
        [320, 380],
        [580, 360],
        [580, 446],
        [488, 530],
        [412, 530],
        [320, 446],
      ],
      { fill: ore, stroke: 'none' },
    ),
    rect(396, 548, 108, 18, { fill: ink }),
    rect(396, 592, 108, 18, { fill: vermilion }),
    rect(340, 625, 220, 110, { fill: steelLight }),
    rect(405, 735, 90, 40, { fill: steelPale }),
    polygon(
      [
        [420, 770],
        [486, 770],
        [300, 930],
        [268, 895],
      ],
      { fill: grey },
    ),
    ...[0, 1, 2, 3, 4].map((index) => circle(262 - index * 8, 938 + index * 15, 8, { fill: coke, stroke: paper, width: 1 })),
    polygon(
      [
        [120, 700],
        [170, 700],
        [170, 1090],
        [90, 1090],
      ],
      { fill: brick },
    ),
    polygon(
      [
        [730, 700],
        [780, 700],
        [810, 1090],
        [730, 1090],
      ],
      { fill: brick },
    ),
    path('M170 1010 L300 1000 C400 1020 430 1060 450 1075 C470 1060 500 1020 600 1000 L730 1010 L730 1090 L170 1090Z', { fill: ore }),
    line(
      [
        [170, 700],
        [340, 660],
      ],
      { width: 4 },
    ),
    line(
      [
        [730, 700],
        [560, 660],
      ],
      { width: 4 },
    ),
    path('M520 800 A80 26 0 1 1 380 800', { stroke: vermilion, width: 3 }),
    arrow([386, 792], [376, 806], vermilion, 3),
    tag('1', [700, 120], [540, 130]),
    tag('2', [200, 245], [400, 245]),
    tag('3', [700, 340], [560, 340]),
    tag('4', [200, 557], [400, 557]),
    tag('5', [700, 601], [500, 601]),
    tag('6', [200, 680], [350, 680]),
    tag('7', [640, 860], [372, 850]),
    tag('8', [640, 950], [600, 1002]),
  )
}

export function hotStove(): string {
  const checker = Array.from({ length: 9 }, (_, index) => rect(258 + index * 44, 420, 24, 470, { fill: brickDark, stroke: 'none' }))
  return picture(
    1000,
    1160,
    path('M220 1060 L220 380 C220 300 330 260 360 220 L360 120 L640 120 L640 220 C670 260 780 300 780 380 L780 1060Z', {
      fill: brick,
      width: 4,
    }),
    path('M252 1030 L252 390 C252 330 370 290 392 230 L392 150 L608 150 L608 230 C630 290 748 330 748 390 L748 1030Z', { fill: paper }),
    ...checker,
    rect(252, 890, 496, 16, { fill: ink }),
    ...[300, 400, 600, 700].map((x) => rect(x - 9, 906, 18, 124, { fill: grey })),
    rect(700, 300, 170, 64, { fill: vermilionPale }),
    rect(748, 950, 130, 56, { fill: steelPale }),
    rect(122, 950, 130, 56, { fill: grey }),
    rect(300, 160, 92, 40, { fill: steelPale }),
    rect(608, 160, 92, 40, { fill: steelPale }),
    arrow([420, 190], [460, 250], vermilion, 5),
    arrow([350, 400], [350, 560], vermilion, 7),
    arrow([420, 600], [420, 760], vermilion, 7),
    arrow([250, 978], [140, 978], vermilion, 6),
    arrow([860, 978], [760, 978], steel, 6),
    arrow([580, 880], [580, 720], steel, 7),
    arrow([650, 640], [650, 480], steel, 7),
    arrow([690, 332], [860, 332], vermilion, 6),
    line(
      [
        [500, 150],
        [500, 1030],
      ],
      { stroke: grey, width: 2, dash: '16 10' },
    ),
    tag('1', [200, 150], [320, 178]),
    tag('2', [500, 330]),
    tag('3', [110, 620], [270, 620]),
    tag('4', [110, 860], [300, 930]),
    tag('5', [930, 250], [850, 320]),
    tag('6', [930, 1070], [840, 990]),
    tag('7', [80, 1070], [160, 990]),
  )
}

export function tapholeSection(): string {
  return picture(
    1240,
    800,
    rect(520, 80, 30, 640, { fill: steel }),
    rect(550, 80, 60, 640, { fill: grey }),
    rect(610, 80, 190, 640, { fill: coke, opacity: 0.75 }),
    path('M800 80 L800 720 L1200 720 L1200 80Z', { fill: paper, stroke: 'none' }),
    rect(800, 330, 400, 110, { fill: slag, stroke: 'none' }),
    rect(800, 440, 400, 280, { fill: vermilionPale, stroke: 'none' }),
    line(
      [
        [800, 330],
        [1200, 330],
      ],
      { width: 2 },
    ),
    line(
      [
        [800, 440],
        [1200, 440],
      ],
      { width: 2 },
    ),
    path('M800 330 C900 350 960 410 955 480 C950 560 890 610 800 620Z', { fill: brickDark }),
    polygon(
      [
        [430, 330],
        [520, 330],
        [520, 450],
        [430, 420],
      ],
      { fill: brick },
    ),
    polygon(
      [
        [430, 362],
        [958, 500],
        [952, 528],
        [430, 392],
      ],
      { fill: paper },
    ),
    arrow([940, 510], [480, 388], vermilion, 6),
    path('M430 362 L430 392 C330 400 250 450 200 560 L160 560 C210 430 320 370 430 362Z', { fill: vermilionPale, stroke: vermilion }),
    line(
      [
        [300, 377],
        [700, 377],
      ],
      { stroke: steel, width: 2, dash: '12 8' },
    ),
    path('M640 377 A210 210 0 0 1 633 420', { stroke: paper, width: 3 }),
    label('θ', [672, 400], 24, paper),
    dimension([520, 650], [955, 650]),
    line(
      [
        [955, 500],
        [955, 670],
      ],
      { width: 1.5, stroke: grey },
    ),
    label('L', [735, 680], 28, paper),
    tag('1', [460, 120], [534, 140]),
    tag('2', [460, 200], [580, 220]),
    tag('3', [700, 180]),
    tag('4', [1000, 260], [890, 400]),
    tag('5', [330, 260], [480, 380]),
    tag('6', [330, 480], [460, 410]),
    tag('7', [1120, 580]),
    tag('8', [1120, 385]),
  )
}

export function mainTrough(): string {
  return picture(
    1280,
    680,
    path('M60 130 L60 620 L1240 620 L1240 330 L1090 330 L1090 420 L1030 420 L1030 330 L990 330 L990 500 L900 520 L160 440 L160 130Z', {
      fill: brick,
    }),
    path('M160 300 L860 300 L860 372 L160 330Z', { fill: slag }),
    path('M160 330 L860 372 L860 430 L910 430 L910 360 L990 360 L990 500 L900 520 L160 440Z', { fill: vermilionPale, stroke: vermilion }),
    rect(860, 190, 50, 240, { fill: steelLight }),
    arrow([90, 210], [190, 290], vermilion, 6),
    arrow([300, 400], [620, 440], vermilion, 5),
    arrow([840, 470], [950, 470], vermilion, 5),
    arrow([950, 400], [1010, 340], vermilion, 4),
    arrow([1000, 316], [1200, 316], vermilion, 5),
    polygon(
      [
        [690, 300],
        [780, 300],
        [780, 240],
        [690, 240],
      ],
      { fill: slag },
    ),
    arrow([735, 270], [735, 170], steel, 5),
    circle(930, 560, 20, { fill: ink }),
    line(
      [
        [930, 540],
        [930, 515],
      ],
      { width: 8 },
    ),
    tag('1', [60, 90], [100, 190]),
    tag('2', [400, 220], [400, 296]),
    tag('3', [560, 220], [560, 325]),
    tag('4', [400, 540], [420, 430]),
    tag('5', [885, 140], [885, 200]),
    tag('6', [790, 570], [880, 475]),
    tag('7', [990, 240], [950, 380]),
    tag('8', [1150, 250], [1130, 320]),
    tag('9', [640, 130], [722, 210]),
    tag('10', [1010, 590], [948, 562]),
  )
}

export function gasCleaning(): string {
  return picture(
    1400,
    760,
    polygon(
      [
        [80, 260],
        [170, 260],
        [200, 520],
        [180, 600],
        [190, 680],
        [60, 680],
        [70, 600],
        [50, 520],
      ],
      { fill: brick },
    ),
    line(
      [
        [125, 260],
        [125, 110],
        [330, 110],
        [430, 240],
      ],
      { width: 26, stroke: steelLight },
    ),
    line(
      [
        [125, 110],
        [125, 50],
      ],
      { width: 14, stroke: grey },
    ),
    polygon(
      [
        [370, 230],
        [490, 230],
        [490, 460],
        [450, 560],
        [410, 560],
        [370, 460],
      ],
      { fill: steelPale },
    ),
    line(
      [
        [430, 240],
        [430, 400],
      ],
      { width: 12, stroke: steelLight },
    ),
    line(
      [
        [490, 300],
        [600, 300],
      ],
      { width: 20, stroke: steelLight },
    ),
    ...[0, 1, 2].map((index) => {
      const x = 600 + index * 130
      return (
        polygon(
          [
            [x, 200],
            [x + 110, 200],
            [x + 110, 460],
            [x + 70, 560],
            [x + 40, 560],
            [x, 460],
          ],
          { fill: steelPale },
        ) +
        [18, 44, 70].map((dx) => rect(x + dx, 240, 18, 190, { fill: paper, stroke: steel, width: 2 })).join('') +
        arrow([x + 55, 120], [x + 55, 192], vermilion, 3)
      )
    }),
    line(
      [
        [600, 120],
        [970, 120],
      ],
      { stroke: vermilion, width: 5 },
    ),
    line(
      [
        [970, 260],
        [1060, 260],
        [1060, 180],
        [1110, 180],
      ],
      { width: 18, stroke: steelLight },
    ),
    line(
      [
        [1060, 260],
        [1060, 440],
        [1110, 440],
      ],
      { width: 18, stroke: steelLight },
    ),
    polygon(
      [
        [1110, 160],
        [1200, 120],
        [1200, 240],
        [1110, 200],
      ],
      { fill: steelLight },
    ),
    ...[0, 1, 2].map((index) =>
      polygon(
        [
          [1115 + index * 34, 425],
          [1140 + index * 34, 455],
          [1140 + index * 34, 425],
          [1115 + index * 34, 455],
        ],
        { fill: grey },
      ),
    ),
    line(
      [
        [1200, 180],
        [1290, 180],
        [1290, 440],
        [1222, 440],
      ],
      { width: 18, stroke: steelLight },
    ),
    line(
      [
        [1290, 440],
        [1290, 640],
        [700, 640],
      ],
      { width: 18, stroke: steelLight },
    ),
    arrow([820, 640], [660, 640], steel, 7),
    ...[430, 655, 785, 915].map((x) => arrow([x, 570], [x, 620], vermilion, 4)),
    tag('1', [125, 480]),
    tag('2', [230, 60], [132, 80]),
    tag('3', [430, 440]),
    tag('4', [785, 480]),
    tag('5', [1160, 90], [1160, 150]),
    tag('6', [1165, 520], [1165, 456]),
    tag('7', [1000, 700], [1000, 645]),
    tag('8', [560, 80], [620, 118]),
  )
}

export function waterSeal(): string {
  return picture(
    1000,
    760,
    path('M170 120 L290 120 L290 500 L710 500 L710 120 L830 120 L830 640 L170 640Z', { fill: steelPale, width: 4 }),
    path('M174 330 L286 330 L286 504 L714 504 L714 330 L826 330 L826 636 L174 636Z', { fill: steelLight, stroke: 'none', opacity: 0.8 }),
    path('M170 120 L290 120 L290 500 L710 500 L710 120 L830 120 L830 640 L170 640Z', { width: 4 }),
    line(
      [
        [174, 330],
        [286, 330],
      ],
      { stroke: steel, width: 4 },
    ),
    line(
      [
        [714, 330],
        [826, 330],
      ],
      { stroke: steel, width: 4 },
    ),
    arrow([230, 60], [230, 220], vermilion, 7),
    arrow([770, 220], [770, 60], vermilion, 7),
    rect(830, 318, 90, 24, { fill: grey }),
    arrow([920, 330], [960, 400], steel, 4),
    rect(60, 240, 110, 24, { fill: grey }),
    arrow([80, 252], [165, 252], steel, 4),
    rect(480, 640, 40, 70, { fill: grey }),
    arrow([500, 660], [500, 740], steel, 4),
    dimension([420, 332], [420, 500]),
    line(
      [
        [290, 330],
        [450, 330],
      ],
      { width: 1.5, stroke: grey },
    ),
    label('h', [452, 416], 28),
    tag('1', [330, 80], [240, 100]),
    tag('2', [660, 80], [762, 130]),
    tag('3', [600, 260], [724, 330]),
    tag('4', [900, 250], [880, 320]),
    tag('5', [80, 180], [110, 245]),
    tag('6', [600, 710], [516, 690]),
  )
}
