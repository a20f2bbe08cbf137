import { describe, expect, it } from 'vitest'
import { createSetter, setFormula, type Style } from '@/platform/documents/pdf/atoms'
import type { MathBox } from '@/platform/documents/pdf/math'
import { loadFaces } from '@/platform/documents/typography/fonts'

const setter = createSetter(loadFaces(), () => {
  throw new Error('no pictures here')
})
const style: Style = { face: 'serif', size: 10, rise: 0, color: '#000000' }
const math = (inner: string) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`
const box = (inner: string): MathBox => {
  const set = setter.math({ text: 'x', mathml: math(inner) }, style)?.math
  if (!set) throw new Error('not set')
  return set
}
const at = (set: MathBox, text: string) => {
  const run = set.runs.find(({ atoms }) => atoms.map((atom) => atom.text).join('') === text)
  if (!run) throw new Error(`${text} is not printed`)
  return { x: run.dx, y: run.dy, size: run.atoms[0]?.style.size ?? 0, oblique: run.atoms[0]?.style.oblique }
}

describe('formulas in two dimensions', () => {
  it('sets a fraction as one part over the other with a rule between', () => {
    const set = box('<mfrac><mi>a</mi><mi>b</mi></mfrac>')
    expect(set.rules).toHaveLength(1)
    expect(at(set, 'a').y).toBeGreaterThan(set.rules[0]?.dy ?? 0)
    expect(at(set, 'b').y).toBeLessThan(set.rules[0]?.dy ?? 0)
  })

  it('raises and lowers scripts and sets them smaller', () => {
    const set = box('<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>')
    expect(at(set, '2').y).toBeGreaterThan(0)
    expect(at(set, '1').y).toBeLessThan(0)
    expect(at(set, '1').size).toBeLessThan(10)
    expect(at(set, '1').x).toBeGreaterThan(at(set, 'x').x)
  })

  it('leans variables and not numbers or the names of functions', () => {
    const set = box('<mi>ln</mi><mi>x</mi><mn>2</mn><mi mathvariant="normal">d</mi>')
    expect([at(set, 'ln').oblique, at(set, 'x').oblique, at(set, '2').oblique, at(set, 'd').oblique]).toEqual([
      undefined,
      true,
      undefined,
      undefined,
    ])
  })

  it('makes brackets as tall as what they hold', () => {
    const set = box('<mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo>')
    expect(at(set, '(').size).toBeGreaterThan(14)
    expect(at(box('<mo>(</mo><mi>a</mi><mo>)</mo>'), '(').size).toBe(10)
  })

  it('draws the bar of a root over the whole of its content, and that of a mean', () => {
    const root = box('<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>')
    expect(root.rules[0]?.dy).toBeGreaterThan(7)
    expect((root.rules[0]?.dx ?? 0) + (root.rules[0]?.width ?? 0)).toBeGreaterThan(at(root, 'b').x)
    expect(box('<mover><mi>x</mi><mo>¯</mo></mover>').rules).toHaveLength(1)
  })

  it('prints the minus sign, not the hyphen', () => expect(at(box('<mi>a</mi><mo>-</mo><mi>b</mi>'), '−').x).toBeGreaterThan(0))

  it('leaves what is not MathML to the readable text', () => {
    expect(setter.math({ text: 'x', mathml: '<math><script/></math>' }, style)).toBeUndefined()
    expect(setter.math({ text: 'x' }, style)).toBeUndefined()
  })

  it('keeps formulas in running text between their lines', () => {
    const deep = '<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mfrac><mi>c</mi><mi>d</mi></mfrac></mfrac>'
    const [atom, ...more] = setter.atoms([{ kind: 'formula', text: 'abcd', mathml: math(deep) }], style)
    expect(atom?.math).toBeUndefined()
    expect([atom, ...more].map((part) => part?.text).join('')).toBe('abcd')
    expect(setter.atoms([{ kind: 'formula', text: 'x2', mathml: math('<msup><mi>x</mi><mn>2</mn></msup>') }], style)[0]?.math).toBeDefined()
  })

  it.each([
    ['x_1', ['x', '1']],
    ['T^{0.5}', ['T', '0.5']],
    ['P_max = 2', ['P', 'max', ' = 2']],
    ['v = s/t', ['v', ' = ', 's', '/', 't']],
    ['a_ b', ['a', '_', ' ', 'b']],
  ])('reads the linear form %s', (source, pieces) => {
    const found: string[] = []
    setFormula(source, style, (text) => found.push(text))
    expect(found).toEqual(pieces)
  })
})
