/** Hex digits of each character, since JSON may write any of them as an escape. */
const TOKEN = [...'__proto__'].map((character) => {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0')
  return `(?:${character}|\\\\u${code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`
})
const PATTERN = new RegExp(`"${TOKEN.join('')}"`)
/** The longest spelling: nine escapes of six characters and two quotes. */
const LONGEST = 9 * 6 + 2

/** Whether a JSON text holds the string "__proto__", however it is spelled, as a key or as a value. */
export function holdsForbiddenKey(json: Buffer): boolean {
  return PATTERN.test(json.toString('latin1'))
}

/** The same for a stream of chunks: feed each in turn, true as soon as the key is complete. */
export function forbiddenKeyScanner(): (chunk: Buffer) => boolean {
  let tail = ''
  return (chunk) => {
    const text = tail + chunk.toString('latin1')
    tail = text.slice(-LONGEST)
    return PATTERN.test(text)
  }
}
