export { dataDirectory, withDataDirectory } from './data-directory'
export {
  checkImage,
  DEFAULT_IMAGE_LIMITS,
  inspectImage,
  isRaster,
  sniffImage,
  type ImageFacts,
  type ImageLimits,
  type PictureKind,
  type RasterType,
} from './images'
export { assertSafeKeys, DEFAULT_JSON_LIMITS, parseJson, type JsonLimits } from './json'
export { sniffFile, type FileKind } from './kinds'
export { plainFileName } from './names'
export { pictureCheck } from './picture-check'
export { runInWorker } from './run-in-worker'
export { defineTask, serveTask, type WorkerLimits, type WorkerTask } from './worker-task'
export {
  DEFAULT_XML_LIMITS,
  descendants,
  elementsOf,
  firstElement,
  parseXml,
  textOf,
  type XmlElement,
  type XmlLimits,
  type XmlNode,
  type XmlOptions,
} from './xml'
export { DEFAULT_ZIP_LIMITS, openZip, type SafeZip, type ZipLimits } from './zip'
