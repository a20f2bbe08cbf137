import { label, tag } from './glyphs'
import {
  arrow,
  brick,
  brickDark,
  circle,
  dimension,
  grey,
  line,
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

const shell = 'M330 120 L670 120 L800 330 L800 760 C800 900 700 980 500 980 C300 980 200 900 200 760 L200 330Z'
const inside = 'M380 120 L620 120 L720 345 L720 750 C720 850 640 900 500 900 C360 900 280 850 280 750 L280 345Z'

export function converterSection(): string {
  return picture(
    1000,
    1080,
    path(shell, { fill: brickDark, width: 4 }),
    path(inside, { fill: paper }),
    path('M280 640 L720 640 L720 750 C720 850 640 900 500 900 C360 900 280 850 280 750Z', { fill: vermilionPale, stroke: vermilion }),
    rect(282, 596, 436, 44, { fill: slag, stroke: 'none' }),
    rect(476, 30, 48, 430, { fill: steelLight }),
    polygon(
      [
        [476, 460],
        [524, 460],
        [534, 480],
        [466, 480],
      ],
      { fill: steel },
    ),
    arrow([490, 488], [440, 590], steel, 4),
    arrow([510, 488], [560, 590], steel, 4),
    ...[400, 500, 600].map((x) => rect(x - 8, 892, 16, 84, { fill: steel }) + arrow([x, 880], [x, 800], steel, 4)),
    polygon(
      [
        [720, 420],
        [800, 400],
        [800, 440],
        [720, 460],
      ],
      { fill: paper },
    ),
    rect(150, 500, 50, 90, { fill: grey }),
    rect(800, 500, 50, 90, { fill: grey }),
    line(
      [
        [280, 596],
        [720, 596],
      ],
      { stroke: steel, width: 2 },
    ),
    tag('1', [220, 180], [350, 200]),
    tag('2', [80, 545], [240, 545]),
    tag('3', [900, 340], [760, 360]),
    tag('4', [900, 650], [722, 620]),
    tag('5', [500, 740]),
    tag('6', [180, 1000], [330, 920]),
    tag('7', [720, 1030], [604, 950]),
    tag('8', [910, 430], [780, 428]),
    tag('9', [620, 60], [520, 90]),
  )
}

export function lanceNozzle(): string {
  const bore = (side: 1 | -1) => {
    const x = (dx: number) => 500 + side * dx
    return (
      path(
        `M${x(40)} 150 L${x(120)} 150 C${x(130)} 270 ${x(128)} 330 ${x(150)} 400 L${x(260)} 680 L${x(150)} 700 L${x(108)} 420 C${x(96)} 340 ${x(60)} 270 ${x(40)} 150Z`,
        { fill: paper, stroke: steel, width: 3 },
      ) +
      arrow([x(78), 170], [x(92), 260], steel, 5) +
      arrow([x(150), 480], [x(208), 660], vermilion, 6)
    )
  }
  return picture(
    1000,
    860,
    path('M200 60 L800 60 L800 520 C800 640 760 700 700 700 L300 700 C240 700 200 640 200 520Z', { fill: brick, width: 4 }),
    rect(380, 60, 240, 110, { fill: paper, stroke: 'none' }),
    bore(1),
    bore(-1),
    path('M240 60 L320 60 L320 420 C320 520 300 600 300 640 L260 640 C246 600 240 520 240 420Z', { fill: steelPale, stroke: steel }),
    path('M680 60 L760 60 L760 420 C760 520 754 600 740 640 L700 640 C700 600 680 520 680 420Z', { fill: steelPale, stroke: steel }),
    arrow([280, 90], [280, 300], steel, 5),
    arrow([720, 300], [720, 90], steel, 5),
    line(
      [
        [500, 60],
        [500, 800],
      ],
      { stroke: grey, width: 2, dash: '22 8 4 8' },
    ),
    line(
      [
        [640, 400],
        [760, 790],
      ],
      { stroke: grey, width: 2, dash: '22 8 4 8' },
    ),
    path('M500 760 A260 260 0 0 0 745 740', { stroke: vermilion, width: 3 }),
    label('α', [620, 800], 28, vermilion),
    tag('1', [500, 100]),
    tag('2', [900, 230], [600, 260]),
    tag('3', [900, 400], [628, 405]),
    tag('4', [900, 560], [690, 560]),
    tag('5', [900, 760], [720, 695]),
    tag('6', [110, 160], [262, 180]),
    tag('7', [870, 100], [740, 130]),
  )
}

export function slagSplashing(): string {
  const drops = Array.from({ length: 44 }, (_, index) => {
    const side = index % 2 === 0 ? 1 : -1
    const step = Math.floor(index / 2)
    return circle(500 + side * (70 + ((step * 37) % 140)), 770 - step * 19, 7 + (step % 4), { fill: vermilion, stroke: paper, width: 1 })
  })
  return picture(
    1000,
    1080,
    path(shell, { fill: brickDark, width: 4 }),
    path(inside, { fill: paper, dash: '14 10' }),
    path('M300 830 C400 800 450 870 500 870 C550 870 600 800 700 830 C680 880 600 900 500 900 C400 900 320 880 300 830Z', { fill: slag }),
    path('M282 345 L308 360 L304 560 L312 750 C330 820 380 850 420 870 L360 880 C300 850 282 810 280 750Z', { fill: slag }),
    path('M718 345 L692 360 L696 560 L688 750 C670 820 620 850 580 870 L640 880 C700 850 718 810 720 750Z', { fill: slag }),
    ...drops,
    rect(476, 30, 48, 520, { fill: steelLight }),
    polygon(
      [
        [476, 550],
        [524, 550],
        [534, 570],
        [466, 570],
      ],
      { fill: steel },
    ),
    arrow([500, 580], [500, 820], steel, 7),
    arrow([420, 800], [340, 640], vermilion, 4),
    arrow([580, 800], [660, 640], vermilion, 4),
    dimension([560, 560], [560, 840]),
    tag('1', [640, 70], [520, 110]),
    tag('2', [500, 1030], [500, 890]),
    tag('3', [130, 420], [360, 560]),
    tag('4', [900, 560], [700, 560]),
  )
}
