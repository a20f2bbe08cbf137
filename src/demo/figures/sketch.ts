/** Colours of the house (`tokens.css`), so that pictures and pages belong together. */
export const ink = '#1d2126'
export const paper = '#fbfaf6'
export const steel = '#2b4a66'
export const steelLight = '#9db3c6'
export const steelPale = '#dfe7ee'
export const vermilion = '#b23a2c'
export const vermilionPale = '#eecfc9'
export const brick = '#d8c8ae'
export const brickDark = '#b7a07c'
export const coke = '#3a3d42'
export const ore = '#c9b48a'
export const slag = '#cfd3c4'
export const grey = '#b9bcbe'

export type Point = readonly [number, number]
export type Style = { fill?: string; stroke?: string; width?: number; dash?: string; opacity?: number }

export function path(d: string, style: Style = {}): string {
  return `<path d="${d}" ${attributes(style)}/>`
}

export function polygon(points: readonly Point[], style: Style = {}): string {
  return path(`M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`, style)
}

export function line(points: readonly Point[], style: Style = {}): string {
  return path(`M${points.map(([x, y]) => `${x} ${y}`).join('L')}`, { fill: 'none', ...style })
}

export function rect(x: number, y: number, width: number, height: number, style: Style = {}): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${attributes(style)}/>`
}

export function circle(x: number, y: number, radius: number, style: Style = {}): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" ${attributes(style)}/>`
}

/** A soft curve through `points` (Catmull–Rom turned into Bézier segments). */
export function curve(points: readonly Point[], style: Style = {}): string {
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0]
  const segments = points.slice(1).map((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)]
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return `C${first.join(' ')} ${second.join(' ')} ${to.join(' ')}`
  })
  return path(`M${at(0).join(' ')}${segments.join('')}`, { fill: 'none', width: 4, ...style })
}

/** A straight arrow with a filled head. */
export function arrow(from: Point, to: Point, colour = steel, width = 4): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const head = width * 3.6
  const [bx, by] = [to[0] - ux * head, to[1] - uy * head]
  const half = head * 0.45
  return (
    line([from, [bx, by]], { stroke: colour, width }) +
    polygon([to, [bx - uy * half, by + ux * half], [bx + uy * half, by - ux * half]], { fill: colour, stroke: colour, width: 1 })
  )
}

/** A dimension line with a small head at both ends. */
export function dimension(from: Point, to: Point): string {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  return arrow(middle, from, ink, 2) + arrow(middle, to, ink, 2)
}

export function picture(width: number, height: number, ...parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${paper}"/><g stroke-linejoin="round" stroke-linecap="round">${parts.join('')}</g></svg>`
}

function attributes({ fill = 'none', stroke = ink, width = 2.5, dash, opacity }: Style): string {
  return `fill="${fill}" stroke="${stroke}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}${opacity === undefined ? '' : ` opacity="${opacity}"`}`
}
