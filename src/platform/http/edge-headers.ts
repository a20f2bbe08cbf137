/**
 * What the edge alone knows of a request and tells to what stands behind it. It writes these headers anew on every request, so that nobody
 * outside can; where there is no edge they are not there, and whatever depends on them stays shut.
 */
export const EDGE_HEADERS = {
  /** `1` where the request was made on this very machine. */
  local: 'x-liangong-local',
  /** The address that was asked for, with its query: inside of Next a page does not know its own. */
  path: 'x-liangong-path',
  /** The network that the request came from, as limits count it. */
  network: 'x-liangong-network',
} as const

/** Whether the request was made on the machine that the server runs on. */
export function isFromThisMachine(headers: Headers): boolean {
  return headers.get(EDGE_HEADERS.local) === '1'
}
