export { keepReferenced } from './keep-referenced'
export { plainValues, rowsOnly } from './plain-values'
export { uploadedFiles } from './uploaded-files'
export { serverTimes } from './server-times'
