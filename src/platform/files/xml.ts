import { SaxesParser } from 'saxes'
import { DomainError } from '@/kernel/errors'
import { sizeText } from '@/kernel/size'
import './errors'

/**
 * `name` is `prefix:local` with the reader's own prefix for a namespace that it knows (whatever the file calls it), else
 * `{namespace}local`, or the bare local name outside any namespace. Attributes are named the same way and have no prototype.
 */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string | undefined>>; children: XmlNode[] }
export type XmlNode = XmlElement | string

export type XmlLimits = { bytes: number; depth: number; nodes: number; attributesPerElement: number }

export const DEFAULT_XML_LIMITS: Readonly<XmlLimits> = {
  bytes: 32 * 1024 * 1024,
  depth: 200,
  nodes: 1_500_000,
  attributesPerElement: 300,
}

export type XmlOptions = {
  /** Namespace URI → prefix used in `name`. */
  prefixes?: Readonly<Record<string, string>>
  limits?: Readonly<XmlLimits>
  /** Names the file in errors. */
  where?: string
}

/**
 * Reads one XML document into a tree. Document types and entities of the file's own are refused, so nothing outside is ever
 * named and nothing multiplies.
 * @throws DomainError `files.externalEntity`, `files.damaged`, `files.tooLarge`, `files.tooComplex`
 */
export function parseXml(input: Uint8Array | string, options: XmlOptions = {}): XmlElement {
  const { limits = DEFAULT_XML_LIMITS, where = 'XML', prefixes = {} } = options
  if (input.length > limits.bytes) throw new DomainError('files.tooLarge', { what: where, limit: sizeText(limits.bytes) })
  const text = typeof input === 'string' ? input : decodeXml(input, where)
  const names = new Map(Object.entries(prefixes))
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let nodes = 0
  let attributes = 0
  const count = () => {
    if (++nodes > limits.nodes) throw new DomainError('files.tooComplex', { what: where, limit: limits.nodes })
  }
  const addText = (value: string) => {
    count()
    open[open.length - 1]?.children.push(value)
  }
  parser.on('error', (error) => {
    // The parser knows no entity but XML's own five.
    throw /entity/i.test(error.message) ? new DomainError('files.externalEntity') : new DomainError('files.damaged', { where })
  })
  parser.on('doctype', () => {
    throw new DomainError('files.externalEntity')
  })
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes > limits.attributesPerElement)
      throw new DomainError('files.tooComplex', { what: where, limit: limits.attributesPerElement })
  })
  parser.on('opentag', (tag) => {
    count()
    if (open.length >= limits.depth) throw new DomainError('files.tooComplex', { what: where, limit: limits.depth })
    const element: XmlElement = { name: qualify(tag.uri, tag.local, names), attributes: attributesOf(tag.attributes, names), children: [] }
    if (root) open[open.length - 1]?.children.push(element)
    else root = element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(text).close()
  if (!root) throw new DomainError('files.damaged', { where })
  return root
}

/** The element's own and its descendants' text. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const out: XmlElement[] = []
  for (const child of element?.children ?? []) if (typeof child !== 'string' && (name === undefined || child.name === name)) out.push(child)
  return out
}

export function firstElement(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let at = element
  for (const name of path) at = at?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
  return at
}

/** Every descendant with that name, in reading order, the element itself included. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const look = (at: XmlElement): void => {
    if (at.name === name) found.push(at)
    for (const child of at.children) if (typeof child !== 'string') look(child)
  }
  look(element)
  return found
}

function qualify(uri: string, local: string, prefixes: ReadonlyMap<string, string>): string {
  if (uri === '') return local
  const prefix = prefixes.get(uri)
  return prefix === undefined ? `{${uri}}${local}` : prefix === '' ? local : `${prefix}:${local}`
}

function attributesOf(attributes: Record<string, { uri: string; local: string; value: string }>, prefixes: ReadonlyMap<string, string>) {
  const out = Object.create(null) as Record<string, string | undefined>
  for (const { uri, local, value } of Object.values(attributes))
    if (uri !== 'http://www.w3.org/2000/xmlns/') out[qualify(uri, local, prefixes)] = value
  return out
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
}

function decodeXml(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder(encodingOf(bytes, where), { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('files.damaged', { where })
  }
}

function encodingOf(bytes: Uint8Array, where: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]?.toLowerCase()
  if (declared === undefined) return 'utf-8'
  const encoding = ENCODINGS[declared]
  if (encoding === undefined) throw new DomainError('files.damaged', { where })
  return encoding
}
