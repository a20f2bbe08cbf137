export { keepReferenced } from './keep-referenced'
export { plainValues, rowsOnly } from './plain-values'
export { serverTimes } from './server-times'
export { keepFileName, uploadedFiles } from './uploaded-files'
