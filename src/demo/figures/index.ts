import sharp from 'sharp'
import type { Asset } from '../../platform/documents/model'
import { figureIds, type FigureId } from './catalogue'
import {
  domeTemperature,
  energyBalance,
  gasFlowPatterns,
  hangingCurve,
  lancePattern,
  sizeDistribution,
  slagPath,
  stoveCycle,
} from './charts'
import { converterSection, lanceNozzle, slagSplashing } from './converter'
import { bellLessTop, gasCleaning, hotStove, mainTrough, stockhouseFlow, tapholeSection, waterSeal } from './equipment'
import { burdenLayers, coolingStave, furnaceProfile, innerZones, raceway } from './furnace'

export { figureIds, type FigureId } from './catalogue'

const drawings: Readonly<Record<FigureId, () => string>> = {
  'stockhouse-flow': stockhouseFlow,
  'size-distribution': sizeDistribution,
  'bf-profile': furnaceProfile,
  'cooling-stave': coolingStave,
  'bell-less-top': bellLessTop,
  'hot-stove': hotStove,
  'stove-cycle': stoveCycle,
  'dome-temperature': domeTemperature,
  raceway,
  'burden-layers': burdenLayers,
  'inner-zones': innerZones,
  'taphole-section': tapholeSection,
  'main-trough': mainTrough,
  'gas-cleaning': gasCleaning,
  'water-seal': waterSeal,
  'gas-flow-patterns': gasFlowPatterns,
  'hanging-curve': hangingCurve,
  'energy-balance': energyBalance,
  'converter-section': converterSection,
  'lance-nozzle': lanceNozzle,
  'lance-pattern': lancePattern,
  'slag-path': slagPath,
  'slag-splashing': slagSplashing,
}

/** Draws one picture as PNG. The same name gives the same bytes; no font, no file and no network is used. */
export async function drawFigure(id: FigureId): Promise<Asset> {
  const { data, info } = await sharp(Buffer.from(drawings[id]()), { density: 72 })
    .flatten({ background: '#fbfaf6' })
    .png({ compressionLevel: 9, palette: true, colours: 128 })
    .toBuffer({ resolveWithObject: true })
  return { id, fileName: `${id}.png`, mimeType: 'image/png', bytes: new Uint8Array(data), widthPx: info.width, heightPx: info.height }
}

/** Every picture of the demonstration books, in the catalogue's order. */
export async function drawFigures(ids: readonly FigureId[] = figureIds): Promise<Asset[]> {
  return Promise.all(ids.map(drawFigure))
}
