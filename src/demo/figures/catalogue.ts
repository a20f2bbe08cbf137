/** The pictures of the demonstration books. Names are stable: chapters refer to them. */
export const figureIds = [
  'stockhouse-flow',
  'size-distribution',
  'bf-profile',
  'cooling-stave',
  'bell-less-top',
  'hot-stove',
  'stove-cycle',
  'dome-temperature',
  'raceway',
  'burden-layers',
  'inner-zones',
  'taphole-section',
  'main-trough',
  'gas-cleaning',
  'water-seal',
  'gas-flow-patterns',
  'hanging-curve',
  'energy-balance',
  'converter-section',
  'lance-nozzle',
  'lance-pattern',
  'slag-path',
  'slag-splashing',
] as const

export type FigureId = (typeof figureIds)[number]
