import { descendants, elementsOf, firstElement, textOf, type XmlElement } from '../../files/xml'
import type { Inline } from '../model'
import type { Scope } from './context'
import { UNDERSTOOD } from './namespaces'
import { isOn } from './styles'

/** A DrawingML drawing: pictures, text boxes, groups, charts, SmartArt. Floating pictures go to `scope.floats`. */
export function readDrawing(drawing: XmlElement, scope: Scope): Inline[] {
  const out: Inline[] = []
  for (const frame of elementsOf(drawing)) {
    const properties = firstElement(frame, 'wp:docPr')?.attributes
    const about = { name: properties?.name ?? '', alt: (properties?.descr ?? '').trim() || (properties?.title ?? '').trim() }
    const found = readGraphic(frame, about, scope)
    if (frame.name === 'wp:anchor' && found.length > 0) scope.floats.push(...found)
    else out.push(...found)
  }
  return out
}

/** VML (`w:pict`, and the preview inside `w:object`). */
export function readVml(element: XmlElement, scope: Scope): Inline[] {
  if (element.name === 'w:object') return readObject(element, scope)
  return elementsOf(element).flatMap((shape) => readShape(shape, scope))
}

/** The branch of `mc:AlternateContent` that we understand best. */
export function chooseAlternative(element: XmlElement): XmlElement | undefined {
  const choice = elementsOf(element, 'mc:Choice').find((option) =>
    (option.attributes.Requires ?? '').split(/\s+/).every((prefix) => UNDERSTOOD.has(prefix)),
  )
  return choice ?? firstElement(element, 'mc:Fallback') ?? elementsOf(element, 'mc:Choice')[0]
}

type About = { name: string; alt: string }

function readGraphic(element: XmlElement, about: About, scope: Scope): Inline[] {
  const { recorder, pictures } = scope.context
  switch (element.name) {
    case 'pic:pic': {
      const own = firstElement(element, 'pic:nvPicPr', 'pic:cNvPr')?.attributes
      const blip = firstElement(element, 'pic:blipFill', 'a:blip')
      const crop = firstElement(element, 'pic:blipFill', 'a:srcRect')?.attributes ?? {}
      const cropped = ['l', 't', 'r', 'b'].some((side) => !['0', '', '0%', undefined].includes(crop[side]))
      const id = blip?.attributes['r:embed'] ?? blip?.attributes['r:link']
      const alt = about.alt || (own?.descr ?? '').trim()
      return [pictures.bring({ part: scope.part, ...(id !== undefined && { id }), name: about.name || own?.name || '', alt, cropped })]
    }
    case 'wps:wsp': {
      const box = firstElement(element, 'wps:txbx', 'w:txbxContent')
      const fill = firstElement(element, 'wps:spPr', 'a:blipFill', 'a:blip')?.attributes
      const id = fill?.['r:embed'] ?? fill?.['r:link']
      if (box && hasContent(box)) addBox(box, scope)
      else if (id === undefined && !isPlainLine(element)) recorder.note('shape', { name: about.name })
      // A picture may be what a shape is filled with.
      return id === undefined ? [] : [pictures.bring({ part: scope.part, id, ...about })]
    }
    case 'c:chart':
      recorder.note('chart')
      return [pictures.remark('chart', about.name)]
    case 'dgm:relIds': {
      recorder.note('diagram')
      const words = scope.context.diagrams.get(scope.part.relationships.get(element.attributes['r:dm'] ?? '')?.target ?? '')
      return [pictures.remark('picture', [about.name || 'SmartArt', words].filter(Boolean).join(': '))]
    }
    case 'mc:AlternateContent': {
      const branch = chooseAlternative(element)
      return branch ? readGraphic(branch, about, scope) : []
    }
    case 'w:pict':
      return readVml(element, scope)
    default:
      return elementsOf(element).flatMap((child) => readGraphic(child, about, scope))
  }
}

function readShape(shape: XmlElement, scope: Scope): Inline[] {
  const { recorder, pictures } = scope.context
  if (shape.name === 'mc:AlternateContent') {
    const branch = chooseAlternative(shape)
    return branch ? elementsOf(branch).flatMap((child) => readShape(child, scope)) : []
  }
  if (!shape.name.startsWith('v:') || shape.name === 'v:shapetype') return []
  if (shape.name === 'v:group') return elementsOf(shape).flatMap((child) => readShape(child, scope))
  const out: Inline[] = []
  const image = firstElement(shape, 'v:imagedata') ?? pictureFill(shape)
  const name = shape.attributes.alt ?? ''
  if (image) {
    const id = image.attributes['r:id'] ?? image.attributes['o:relid']
    const external = image.attributes.src ?? image.attributes['r:href'] ?? image.attributes['o:href']
    const title = image.attributes['o:title'] ?? ''
    out.push(
      pictures.bring({
        part: scope.part,
        ...(id !== undefined ? { id } : external !== undefined && { external }),
        name: title,
        alt: name.trim(),
      }),
    )
  }
  const box = firstElement(shape, 'v:textbox', 'w:txbxContent')
  if (box && hasContent(box)) addBox(box, scope)
  const art = firstElement(shape, 'v:textpath')?.attributes.string
  if (art) {
    recorder.note('wordArt')
    out.push({ kind: 'text', text: art })
  }
  const isRule = isOn(shape.attributes['o:hr'], false)
  if (!image && !box && !art && !isRule && shape.name !== 'v:line') recorder.note('shape', { name: name || shape.name.slice(2) })
  return isFloating(shape) && image ? (scope.floats.push(...out), []) : out
}

function pictureFill(shape: XmlElement): XmlElement | undefined {
  const fill = firstElement(shape, 'v:fill')
  return fill?.attributes['r:id'] === undefined ? undefined : fill
}

function readObject(object: XmlElement, scope: Scope): Inline[] {
  const { recorder, pictures } = scope.context
  const type = firstElement(object, 'o:OLEObject')?.attributes.ProgID ?? firstElement(object, 'w:objectEmbed')?.attributes['w:progId'] ?? ''
  const formula = /equation|mathtype/i.test(type)
  const shape = elementsOf(object).find((child) => firstElement(child, 'v:imagedata') !== undefined)
  if (!formula) recorder.note('embeddedObject', { type: type || '?' })
  if (!shape) {
    if (formula) recorder.note('embeddedObject', { type })
    return [pictures.remark(formula ? 'formula' : 'object', type)]
  }
  const id = firstElement(shape, 'v:imagedata')?.attributes['r:id']
  return [
    pictures.bring({ part: scope.part, ...(id !== undefined && { id }), name: type, alt: (shape.attributes.alt ?? '').trim(), formula }),
  ]
}

function addBox(box: XmlElement, scope: Scope): void {
  scope.context.recorder.note('textBox')
  scope.boxes.push(box)
}

function hasContent(box: XmlElement): boolean {
  return textOf(box).trim() !== '' || ['w:drawing', 'w:pict', 'w:object'].some((name) => descendants(box, name).length > 0)
}

/** Connectors and lines carry nothing that a reader would miss as a picture of its own. */
function isPlainLine(shape: XmlElement): boolean {
  const preset = firstElement(shape, 'wps:spPr', 'a:prstGeom')?.attributes.prst ?? ''
  return firstElement(shape, 'wps:cNvCnPr') !== undefined || /^(?:line|straightConnector\d)$/.test(preset)
}

function isFloating(shape: XmlElement): boolean {
  return /position:\s*absolute/.test(shape.attributes.style ?? '')
}
