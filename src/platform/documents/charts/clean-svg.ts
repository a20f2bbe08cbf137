import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { attributes, escapeXml } from '../epub/escape'

/**
 * Writes a drawing anew from a list of what may stand in a page under a strict content policy: shapes and text. Style attributes become
 * presentation attributes, ids are made from the content so that two charts of a page never meet, and the drawing is named.
 * @throws Error when the source is not well-formed
 */
export function cleanSvg(source: string, names: Names): string {
  // echarts counts its ids through the life of the process: the mark is taken from the drawing without them.
  return write(source, names, shortHash(write(source, names, '')))
}

type Names = { title: string; description?: string }

function write(source: string, { title, description }: Names, mark: string): string {
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `chart-${mark}-${ids.size + 1}`)
    return ids.get(id) ?? id
  }
  const out: string[] = []
  let skipped = 0
  let failure: Error | undefined
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('opentag', (tag) => {
    if (skipped > 0 || !ELEMENTS.has(tag.name)) skipped++
    else if (tag.name === 'svg')
      out.push(
        `<svg xmlns="http://www.w3.org/2000/svg"${kept(tag, idOf)} role="img" aria-labelledby="${labels(mark, description)}">${names(mark, title, description)}`,
      )
    else out.push(`<${tag.name}${kept(tag, idOf)}>`)
  })
  parser.on('closetag', (tag) => {
    if (skipped > 0) skipped--
    else out.push(`</${tag.name}>`)
  })
  parser.on('text', (text) => {
    if (skipped === 0 && text.trim()) out.push(escapeXml(text))
  })
  parser.write(source).close()
  if (failure) throw new Error('the chart is not well-formed', { cause: failure })
  return out.join('')
}

const ELEMENTS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'defs',
  'clipPath',
  'linearGradient',
  'radialGradient',
  'stop',
])
const GEOMETRY = [
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'dx',
  'dy',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'd',
  'points',
  'transform',
  'id',
  'offset',
  'gradientUnits',
  'xml:space',
]
const PRESENTATION = [
  ...[
    'fill',
    'fill-opacity',
    'fill-rule',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-dasharray',
    'stroke-dashoffset',
    'stroke-linecap',
    'stroke-linejoin',
    'stroke-miterlimit',
    'opacity',
    'clip-path',
    'paint-order',
  ],
  ...['text-anchor', 'dominant-baseline', 'font-size', 'font-family', 'font-weight', 'font-style', 'stop-color', 'stop-opacity'],
]
const ATTRIBUTES = new Set([...GEOMETRY, ...PRESENTATION])
const STYLES = new Set(PRESENTATION)

function kept(tag: SaxesTagPlain, idOf: (id: string) => string): string {
  const given = Object.entries(tag.attributes).filter(([name]) => ATTRIBUTES.has(name))
  const styles = (tag.attributes.style ?? '').split(';').flatMap((rule): [string, string][] => {
    const at = rule.indexOf(':')
    const name = rule.slice(0, at).trim()
    return at > 0 && STYLES.has(name) ? [[name, rule.slice(at + 1).trim()]] : []
  })
  const values = [...given, ...styles].flatMap(([name, value]): [string, string][] => {
    if (name === 'id') return [[name, idOf(value)]]
    if (!/url\s*\(/i.test(value)) return [[name, value]]
    const target = /^url\(#([^)]+)\)$/.exec(value)?.[1]
    return target ? [[name, `url(#${idOf(target)})`]] : []
  })
  return attributes(Object.fromEntries(values))
}

function labels(mark: string, description: string | undefined): string {
  return `chart-${mark}-title${description ? ` chart-${mark}-desc` : ''}`
}

function names(mark: string, title: string, description: string | undefined): string {
  return `<title id="chart-${mark}-title">${escapeXml(title)}</title>${description ? `<desc id="chart-${mark}-desc">${escapeXml(description)}</desc>` : ''}`
}

/** FNV-1a: short and the same everywhere; it only has to keep two charts of a page apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
