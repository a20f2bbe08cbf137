import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long one code hangs on the wall, in milliseconds. The one before it is accepted too: people walk, networks are slow. */
export const CODE_WINDOW_MS = 30_000
const LENGTH = 8
/** No letters that look like digits, so that a code can be typed from the wall: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code of a session in the window of an instant. Nobody without the key can tell the next one. */
export function codeAt(key: Uint8Array, session: string, nowMs: number): string {
  return codeOfWindow(key, session, Math.floor(nowMs / CODE_WINDOW_MS))
}

/** How long the code of this instant still stands, in milliseconds, from 1. */
export function codeLeftMs(nowMs: number): number {
  return CODE_WINDOW_MS - (nowMs % CODE_WINDOW_MS)
}

/** Whether `given` is the code of now or of the window before. Blanks, case and look-alikes are forgiven. */
export function acceptsCode(key: Uint8Array, session: string, given: string, nowMs: number): boolean {
  const window = Math.floor(nowMs / CODE_WINDOW_MS)
  const shown = Buffer.from(normaliseCode(given))
  return [window, window - 1].some((each) => {
    const code = Buffer.from(codeOfWindow(key, session, each))
    return code.length === shown.length && timingSafeEqual(code, shown)
  })
}

export function normaliseCode(given: string): string {
  return given.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0').replace(/U/g, 'V')
}

function codeOfWindow(key: Uint8Array, session: string, window: number): string {
  const digest = createHmac('sha256', key).update(`${session}\n${window}`).digest()
  return Array.from({ length: LENGTH }, (_, index) => ALPHABET.charAt((digest[index] ?? 0) % ALPHABET.length)).join('')
}
