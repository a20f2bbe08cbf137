export { keepReferenced } from './keep-referenced'
export { plainValues, rowsOnly } from './plain-values'
export { keepFileName, uploadedFiles } from './uploaded-files'
