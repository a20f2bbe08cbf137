import { SaxesParser } from 'saxes'
import { cleanMathml } from '../epub/mathml'
import type { Atom, Style } from './atoms'

/** A set formula: runs of atoms and rules around a baseline, in points; `dy` and `ascent` count upwards. */
export type MathBox = {
  width: number
  ascent: number
  descent: number
  runs: { atoms: Atom[]; dx: number; dy: number }[]
  rules: { dx: number; dy: number; width: number; height: number }[]
}

/**
 * Sets presentation MathML: fractions, scripts, roots, limits, fences and tables. A modest setter for the formulas of textbooks.
 * @param put gives the atoms of plain text
 * @returns `undefined` when the source is not MathML that may be printed; the readable text then stands for it
 */
export function setMath(source: string, style: Style, put: (text: string, style: Style) => Atom[]): MathBox | undefined {
  const clean = cleanMathml(source, { display: true, alttext: '' })
  return clean === undefined ? undefined : layout(parse(clean), style, put)
}

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }
type Put = (text: string, style: Style) => Atom[]

const SCRIPT = 0.7
/** Height of the axis on which fractions and fences are centred. */
const AXIS = 0.3
const FENCES = new Set('()[]{}|‖')
const RELATIONS = /^[=<>≤≥≈≠≡∝→←⇌±+−×÷·∗*∼-]$/u

const LARGE = /^[∑∏∫∮⋃⋂]$/u

function parse(source: string): Node {
  const root: Node = { name: 'root', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text.trim()
  })
  parser.on('closetag', () => open.pop())
  parser.write(source).close()
  return root
}

function layout(node: Node, style: Style, put: Put): MathBox {
  const child = (index: number, scale = 1): MathBox => layout(node.children[index] ?? BLANK, scaled(style, scale), put)
  const { size } = style
  switch (node.name) {
    case 'mi':
      return token(
        node.text,
        [...node.text].length === 1 && node.attributes.mathvariant !== 'normal' ? { ...style, oblique: true } : style,
        put,
      )
    case 'mo':
      return operator(node.text, style, put)
    case 'mn':
    case 'mtext':
    case 'ms':
      return token(node.text, style, put)
    case 'mspace':
      return { ...EMPTY, width: size * 0.3 }
    case 'mphantom':
      return { ...row(node, style, put), runs: [], rules: [] }
    case 'mfrac':
      return fraction(child(0, 0.95), child(1, 0.95), style)
    case 'msqrt':
      return root(row(node, style, put), undefined, style, put)
    case 'mroot':
      return root(child(0), child(1, 0.6), style, put)
    case 'msub':
      return scripts(child(0), { below: child(1, SCRIPT) }, size)
    case 'msup':
      return scripts(child(0), { above: child(1, SCRIPT) }, size)
    case 'msubsup':
      return scripts(child(0), { below: child(1, SCRIPT), above: child(2, SCRIPT) }, size)
    case 'munder':
      return limits(child(0), { below: child(1, SCRIPT) }, size)
    case 'mover':
      return isBar(node.children[1]) ? barred(child(0), size) : limits(child(0), { above: child(1, SCRIPT) }, size)
    case 'munderover':
      return limits(child(0), { below: child(1, SCRIPT), above: child(2, SCRIPT) }, size)
    case 'mfenced':
      return fenced(node, style, put)
    case 'mtable':
      return table(node, style, put)
    default:
      return row(node, style, put)
  }
}

const BLANK: Node = { name: 'mrow', attributes: {}, children: [], text: '' }
const EMPTY: MathBox = { width: 0, ascent: 0, descent: 0, runs: [], rules: [] }

function scaled(style: Style, scale: number): Style {
  return scale === 1 ? style : { ...style, size: style.size * scale }
}

function token(text: string, style: Style, put: Put): MathBox {
  const atoms = put(text, style)
  const width = atoms.reduce((sum, atom) => sum + atom.width, 0) + (style.oblique ? style.size * 0.06 : 0)
  return { width, ascent: style.size * 0.76, descent: style.size * 0.2, runs: atoms.length ? [{ atoms, dx: 0, dy: 0 }] : [], rules: [] }
}

function operator(source: string, style: Style, put: Put): MathBox {
  const text = source === '-' ? '−' : source
  if (LARGE.test(text)) {
    const size = style.size * 1.45
    return shifted(token(text, { ...style, size }, put), 0, (style.size - size) * AXIS)
  }
  const box = token(text, style, put)
  if (RELATIONS.test(text)) return pad(box, style.size * 0.22, style.size * 0.22)
  return text === ',' || text === ';' ? pad(box, 0, style.size * 0.2) : box
}

function row(node: Node, style: Style, put: Put): MathBox {
  const boxes = node.children.map((entry) => layout(entry, style, put))
  const tall = Math.max(0, ...boxes.map((box) => Math.max(box.ascent - style.size * AXIS, box.descent + style.size * AXIS)))
  return beside(
    boxes.map((box, index) =>
      tall > style.size * 0.75 && isFence(node.children[index]) ? stretched(node.children[index]?.text ?? '', tall, style, put) : box,
    ),
  )
}

function isFence(node: Node | undefined): boolean {
  return node?.name === 'mo' && FENCES.has(node.text)
}

/** A bracket as tall as what it holds, centred on the axis. */
function stretched(text: string, half: number, style: Style, put: Put): MathBox {
  const size = Math.max(style.size, half * 1.9)
  const box = token(text, { ...style, size }, put)
  return shifted(box, 0, style.size * AXIS - size * AXIS)
}

function fenced(node: Node, style: Style, put: Put): MathBox {
  const mo = (text: string): Node => ({ name: 'mo', attributes: {}, children: [], text })
  const separator = (node.attributes.separators ?? ',').trim()[0]
  const inner = node.children.flatMap((entry, index) => (index > 0 && separator ? [mo(separator), entry] : [entry]))
  return row({ ...BLANK, children: [mo(node.attributes.open ?? '('), ...inner, mo(node.attributes.close ?? ')')] }, style, put)
}

function fraction(above: MathBox, below: MathBox, style: Style): MathBox {
  const { size } = style
  const width = Math.max(above.width, below.width) + size * 0.3
  const axis = size * AXIS
  const up = axis + size * 0.16 + above.descent
  const down = axis - size * 0.16 - below.ascent
  return join(
    width,
    [shifted(above, (width - above.width) / 2, up), shifted(below, (width - below.width) / 2, down)],
    [{ dx: size * 0.04, dy: axis, width: width - size * 0.08, height: size * 0.045 }],
  )
}

function root(content: MathBox, degree: MathBox | undefined, style: Style, put: Put): MathBox {
  const { size } = style
  const height = content.ascent + content.descent + size * 0.2
  const sign = token('√', { ...style, size: Math.max(size, height * 1.02) }, put)
  const left = degree ? Math.max(0, degree.width - sign.width * 0.45) : 0
  const top = content.ascent + size * 0.14
  const parts = [
    shifted(sign, left, -content.descent * 0.7),
    shifted(content, left + sign.width, 0),
    ...(degree ? [shifted(degree, 0, content.ascent * 0.45)] : []),
  ]
  return join(left + sign.width + content.width + size * 0.08, parts, [
    { dx: left + sign.width * 0.97, dy: top, width: content.width + size * 0.1, height: size * 0.05 },
  ])
}

/** A mean or a conjugate: the bar is drawn as wide as what it stands over. */
function isBar(node: Node | undefined): boolean {
  return /^[¯‾ˉ_\u0304\u0305]$/u.test(node?.text ?? '')
}

function barred(base: MathBox, size: number): MathBox {
  const dy = Math.max(size * 0.62, base.ascent - size * 0.08)
  return join(base.width, [base], [{ dx: size * 0.04, dy, width: base.width - size * 0.02, height: size * 0.05 }])
}

function scripts(base: MathBox, { above, below }: { above?: MathBox; below?: MathBox }, size: number): MathBox {
  const gap = size * 0.04
  const raised = above && shifted(above, base.width + gap, Math.max(size * 0.36, base.ascent - size * 0.38))
  const lowered = below && shifted(below, base.width + gap, -Math.max(size * 0.18, base.descent - size * 0.06))
  const width = base.width + gap + Math.max(above?.width ?? 0, below?.width ?? 0)
  return join(width, [base, ...(raised ? [raised] : []), ...(lowered ? [lowered] : [])], [])
}

function limits(base: MathBox, { above, below }: { above?: MathBox; below?: MathBox }, size: number): MathBox {
  const width = Math.max(base.width, above?.width ?? 0, below?.width ?? 0)
  const centre = (box: MathBox, dy: number) => shifted(box, (width - box.width) / 2, dy)
  const parts = [centre(base, 0)]
  if (above) parts.push(centre(above, base.ascent + above.descent + size * 0.06))
  if (below) parts.push(centre(below, -base.descent - below.ascent - size * 0.06))
  return join(width, parts, [])
}

function table(node: Node, style: Style, put: Put): MathBox {
  const { size } = style
  const rows = node.children.map((entry) => entry.children.map((cell) => layout(cell, style, put)))
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  const widths = Array.from({ length: columns }, (_, index) => Math.max(0, ...rows.map((cells) => cells[index]?.width ?? 0)))
  const heights = rows.map((cells) => ({
    up: Math.max(size * 0.8, ...cells.map((cell) => cell.ascent)),
    down: Math.max(size * 0.25, ...cells.map((cell) => cell.descent)),
  }))
  const total = heights.reduce((sum, { up, down }) => sum + up + down + size * 0.25, -size * 0.25)
  let y = size * AXIS + total / 2
  const parts = rows.flatMap((cells, index) => {
    const { up, down } = heights[index] ?? { up: 0, down: 0 }
    const base = y - up
    y -= up + down + size * 0.25
    let x = 0
    return cells.map((cell, column) => {
      const width = widths[column] ?? 0
      const placed = shifted(cell, x + (width - cell.width) / 2, base)
      x += width + size * 0.8
      return placed
    })
  })
  return join(
    widths.reduce((sum, width) => sum + width + size * 0.8, -size * 0.8),
    parts,
    [],
  )
}

function pad(box: MathBox, before: number, after: number): MathBox {
  return { ...shifted(box, before, 0), width: before + box.width + after }
}

function beside(boxes: MathBox[]): MathBox {
  let x = 0
  const placed = boxes.map((box) => {
    const at = shifted(box, x, 0)
    x += box.width
    return at
  })
  return join(x, placed, [])
}

function shifted(box: MathBox, dx: number, dy: number): MathBox {
  const move = <T extends { dx: number; dy: number }>(part: T): T => ({ ...part, dx: part.dx + dx, dy: part.dy + dy })
  return { width: box.width, ascent: box.ascent + dy, descent: box.descent - dy, runs: box.runs.map(move), rules: box.rules.map(move) }
}

function join(width: number, boxes: MathBox[], rules: MathBox['rules']): MathBox {
  return {
    width: Math.max(0, width),
    ascent: Math.max(0, ...boxes.map((box) => box.ascent), ...rules.map((rule) => rule.dy + rule.height)),
    descent: Math.max(0, ...boxes.map((box) => box.descent)),
    runs: boxes.flatMap((box) => box.runs),
    rules: [...boxes.flatMap((box) => box.rules), ...rules],
  }
}
