import { describe, expect, it } from 'vitest'
import { DEFAULT_XML_LIMITS, descendants, firstElement, parseXml, textOf } from '@/platform/files'

const utf8 = new TextEncoder()
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]><l>&a19;</l>`

describe('reading XML', () => {
  it('names elements by namespace whatever prefix the file uses', () => {
    const root = parseXml('<x:a xmlns:x="urn:one" xmlns="urn:two" x:k="v" k="w"><b>t&amp;<![CDATA[<u>]]></b><c xmlns=""/></x:a>', {
      prefixes: { 'urn:one': 'o' },
    })
    expect(root.name).toBe('o:a')
    expect({ ...root.attributes }).toEqual({ 'o:k': 'v', k: 'w' })
    expect(firstElement(root, '{urn:two}b')).toBeDefined()
    expect(textOf(root)).toBe('t&<u>')
    expect(descendants(root, 'c')).toHaveLength(1)
  })

  it.each<[string, Uint8Array]>([
    ['UTF-8 with a byte order mark', utf8.encode('\ufeff<a>炉</a>')],
    ['UTF-16, little end first', new Uint8Array(Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>炉</a>', 'utf16le'))],
    ['GB 18030', new Uint8Array([...utf8.encode('<?xml version="1.0" encoding="GBK"?><a>'), 0xc2, 0xaf, ...utf8.encode('</a>')])],
  ])('reads %s', (_, bytes) => {
    expect(textOf(parseXml(bytes))).toBe('炉')
  })

  it('gives attributes no prototype', () => {
    const root = parseXml('<a __proto__="x" constructor="y"/>')
    expect(root.attributes['constructor']).toBe('y')
    expect(Object.getPrototypeOf(root.attributes)).toBeNull()
  })

  it.each<[string, string, string | Uint8Array]>([
    ['an external entity', 'files.externalEntity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an outside document type', 'files.externalEntity', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'],
    ['entities that multiply', 'files.externalEntity', LAUGHS],
    ['an entity that nobody declared', 'files.externalEntity', '<a>&x;</a>'],
    ['an element that is not closed', 'files.damaged', '<a><b></a>'],
    ['an undeclared prefix', 'files.damaged', '<w:a/>'],
    ['nothing', 'files.damaged', ''],
    ['bytes that are no UTF-8', 'files.damaged', new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])],
    ['an encoding that hides markup', 'files.damaged', '<?xml version="1.0" encoding="UTF-7"?><a/>'],
    ['elements nested beyond reason', 'files.tooComplex', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
    ['too many attributes', 'files.tooComplex', `<a ${Array.from({ length: 400 }, (_, i) => `k${i}="v"`).join(' ')}/>`],
  ])('refuses %s', (_, code, input) => {
    const bytes = typeof input === 'string' ? utf8.encode(input) : input
    expect(() => parseXml(bytes)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('refuses more nodes and bytes than allowed', () => {
    const limits = { ...DEFAULT_XML_LIMITS, nodes: 100 }
    expect(() => parseXml(`<a>${'<b/>'.repeat(100)}</a>`, { limits })).toThrow(
      expect.objectContaining({ code: 'files.tooComplex' }) as Error,
    )
    expect(() => parseXml('<a/>', { limits: { ...limits, bytes: 3 } })).toThrow(
      expect.objectContaining({ code: 'files.tooLarge' }) as Error,
    )
  })

  it('refuses a document type hidden in UTF-16', () => {
    const bytes = new Uint8Array(Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'utf16le'))
    expect(() => parseXml(bytes)).toThrow(expect.objectContaining({ code: 'files.externalEntity' }) as Error)
  })
})
