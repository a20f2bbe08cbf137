/** Text and attribute values for XML 1.0: what XML forbids (controls, lone surrogates) is dropped, since no reader could show it. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

/** Attributes in the given order; `undefined` and `false` are left out. */
export function attributes(values: Record<string, string | number | false | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined || value === false ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('')
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
