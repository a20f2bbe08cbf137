export { keepReferenced } from './keep-referenced'
export { plainValues } from './plain-values'
