import { elementsOf, firstElement, type XmlElement } from '../../files/xml'
import type { TextMarks } from '../model'

/** What a paragraph is, as its style and its own properties say. */
export type ParagraphRole =
  | { kind: 'heading'; level: number }
  | { kind: 'title' }
  | { kind: 'caption' }
  | { kind: 'quote' }
  | { kind: 'code' }
  | { kind: 'contents' }
  | { kind: 'text' }

export type Numbering = { numId: string; level: number }
export type Styles = {
  role: (properties: XmlElement | undefined) => ParagraphRole
  /** `undefined` when neither paragraph nor style is numbered, or numbering is switched off (`numId` 0). */
  numbering: (properties: XmlElement | undefined) => Numbering | undefined
  align: (properties: XmlElement | undefined) => 'center' | 'right' | undefined
  marks: (properties: XmlElement | undefined) => RunLook
}

export type RunLook = TextMarks & { hidden?: true; emphasisMark?: true }

const MAX_CHAIN = 30

/** Styles.xml, with `basedOn` followed. Word's and WPS's own style names are English in the file whatever the language of the program. */
export function readStyles(root: XmlElement | undefined): Styles {
  const byId = new Map<string, XmlElement>()
  let defaultParagraph: string | undefined
  for (const style of elementsOf(root, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id === undefined) continue
    byId.set(id, style)
    if (style.attributes['w:type'] === 'paragraph' && isOn(style.attributes['w:default'], false)) defaultParagraph = id
  }
  const chain = (id: string | undefined): XmlElement[] => {
    const found: XmlElement[] = []
    for (let at = id; at !== undefined && found.length < MAX_CHAIN;) {
      const style = byId.get(at)
      if (!style || found.includes(style)) break
      found.push(style)
      at = valueOf(style, 'w:basedOn')
    }
    return found
  }
  const paragraphChain = (properties: XmlElement | undefined) => chain(valueOf(properties, 'w:pStyle') ?? defaultParagraph)
  /** The nearest definition: the paragraph itself, then its style, then what that is based on. */
  const nearest = (properties: XmlElement | undefined, name: string): XmlElement | undefined =>
    [properties, ...paragraphChain(properties).map((style) => firstElement(style, 'w:pPr'))]
      .map((place) => firstElement(place, name))
      .find((element) => element !== undefined)
  return {
    role: (properties) => {
      const styles = paragraphChain(properties)
      for (const style of styles) {
        const role = roleOfName(valueOf(style, 'w:name') ?? style.attributes['w:styleId'] ?? '')
        if (role) return role
      }
      // A style that is not in the file is known by its id alone.
      const own = valueOf(properties, 'w:pStyle')
      const role = styles.length === 0 && own !== undefined ? roleOfName(own) : undefined
      if (role) return role
      const outline = Number(nearest(properties, 'w:outlineLvl')?.attributes['w:val'] ?? 9)
      return outline >= 0 && outline < 9 ? { kind: 'heading', level: outline + 1 } : { kind: 'text' }
    },
    numbering: (properties) => {
      const own = firstElement(properties, 'w:numPr')
      const inherited = paragraphChain(properties)
        .map((style) => firstElement(style, 'w:pPr', 'w:numPr'))
        .find((element) => element !== undefined)
      const numId = valueOf(own, 'w:numId') ?? valueOf(inherited, 'w:numId')
      if (numId === undefined || numId === '0') return undefined
      return {
        numId,
        level: Math.min(Math.max(0, Math.trunc(Number(valueOf(own, 'w:ilvl') ?? valueOf(inherited, 'w:ilvl') ?? 0)) || 0), 8),
      }
    },
    align: (properties) => {
      const value = nearest(properties, 'w:jc')?.attributes['w:val']
      return value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'right' : undefined
    },
    marks: (properties) => {
      const places = [properties, ...chain(valueOf(properties, 'w:rStyle')).map((style) => firstElement(style, 'w:rPr'))]
      return lookOf(places, chain(valueOf(properties, 'w:rStyle')))
    },
  }
}

export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return firstElement(element, name)?.attributes['w:val']
}

/** `w:b` alone means on; `w:val` of 0, false or off means off (ECMA-376 part 1, ST_OnOff). */
export function isOn(value: string | undefined, absent = true): boolean {
  return value === undefined ? absent : !['0', 'false', 'off'].includes(value)
}

function lookOf(places: readonly (XmlElement | undefined)[], styles: readonly XmlElement[]): RunLook {
  const find = (name: string) => places.map((place) => firstElement(place, name)).find((element) => element !== undefined)
  const on = (name: string) => {
    const element = find(name)
    return element !== undefined && isOn(element.attributes['w:val'])
  }
  const look: RunLook = {}
  if (on('w:b')) look.bold = true
  if (on('w:i')) look.italic = true
  if (on('w:strike') || on('w:dstrike')) look.strike = true
  const underline = find('w:u')?.attributes['w:val']
  if (underline !== undefined && underline !== 'none') look.underline = true
  const position = find('w:vertAlign')?.attributes['w:val']
  if (position === 'superscript') look.superscript = true
  if (position === 'subscript') look.subscript = true
  if (on('w:vanish')) look.hidden = true
  const emphasis = find('w:em')?.attributes['w:val']
  if (emphasis !== undefined && emphasis !== 'none') look.emphasisMark = true
  if (styles.some((style) => /code|verbatim|代码/i.test(valueOf(style, 'w:name') ?? ''))) look.code = true
  return look
}

function roleOfName(name: string): ParagraphRole | undefined {
  const plain = name.toLowerCase().replace(/[\s_-]+/g, '')
  const heading = /^(?:heading|标题|überschrift|titre)([1-9])(?:char)?$/.exec(plain)
  if (heading) return { kind: 'heading', level: Number(heading[1]) }
  if (plain === 'title' || plain === '书名' || plain === '标题') return { kind: 'title' }
  if (plain === 'caption' || plain === '题注' || plain === 'imagecaption' || plain === 'tablecaption') return { kind: 'caption' }
  if (['quote', 'intensequote', 'blocktext', 'blockquote', '引用', '明显引用'].includes(plain)) return { kind: 'quote' }
  if (['sourcecode', 'code', 'htmlpreformatted', '代码', 'codeblock'].includes(plain)) return { kind: 'code' }
  if (/^(?:toc[1-9]|tableoffigures|目录[1-9]?)$/.test(plain)) return { kind: 'contents' }
  return undefined
}
