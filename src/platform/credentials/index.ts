export { decodedCode, verifyEndpoint } from './endpoint'
export { findCredential, parseCode, type FoundCredential } from './find'
export { verifyLimit } from './limit'
