import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSetter, type Atom, type Style } from '@/platform/documents/pdf/atoms'
import { mayNotEnd, mayNotStart } from '@/platform/documents/pdf/characters'
import { breakLines, type Line } from '@/platform/documents/pdf/lines'
import { loadFaces } from '@/platform/documents/typography/fonts'

const setter = createSetter(loadFaces(), () => {
  throw new Error('no pictures here')
})
const style: Style = { face: 'serif', size: 10, rise: 0, color: '#000000' }
const atomsOf = (text: string) => setter.atoms([{ kind: 'text', text }], style)
const textOf = (line: Line) => line.atoms.map((atom) => atom.text).join('')
const set = (text: string, measure = 200) => breakLines(atomsOf(text), { measure })

const signs = fc
  .array(
    fc.constantFrom(...'工艺装置温度压力，。、；：！？（）《》“”…·%℃123 abcXYZ-/.'.split(''), '——', '……', ' MPa ', 'Distributed ', '0.05'),
    { minLength: 1, maxLength: 160 },
  )
  .map((parts) => parts.join(''))

describe('Chinese lines', () => {
  it('begins no line with a closing mark and ends none with an opening one', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 80, max: 300 }), (text, measure) => {
        const lines = set(text, measure)
        lines.forEach((line, index) => {
          const next = lines[index + 1]
          // Only where a run of marks is longer than a whole line must the rule give way.
          if (!next || !couldBreak(line.atoms)) return
          expect(mayNotStart([...textOf(next)][0] ?? ''), `start of 「${textOf(next)}」`).toBe(false)
          expect(mayNotEnd([...textOf(line)].at(-1) ?? ''), `end of 「${textOf(line)}」`).toBe(false)
        })
      }),
      {
        numRuns: 400,
        examples: [
          ['Distributed ….、》工', 80],
          ['工（ Distributed 、工', 80],
          ['2 MPa .Distributed 工', 80],
        ],
      },
    )
  })

  it('loses no character and keeps their order', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 80, max: 300 }), (text, measure) => {
        const bare = (value: string) => value.replace(/[\s\u3000]+/g, '')
        expect(bare(set(text, measure).map(textOf).join(''))).toBe(bare(text))
      }),
    )
  })

  it('lets no line stand out of its measure by more than the white of its last mark', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 120, max: 300 }), (text, measure) => {
        for (const line of set(text, measure)) {
          const last = line.atoms.at(-1)
          if (couldBreak(line.atoms)) expect(line.width - (last?.trimAfter ?? 0)).toBeLessThanOrEqual(measure + 0.1)
        }
      }),
    )
  })

  it('fills every line but the last of plain text to the measure', () => {
    const lines = set('操作人员应当每小时巡检一次，并把读数记入交接班日志；发现“异常”（含泄漏），立即报告班长。'.repeat(6), 203)
    expect(lines.length).toBeGreaterThan(8)
    for (const line of lines.slice(0, -1)) expect(line.width - (line.atoms.at(-1)?.trimAfter ?? 0)).toBeCloseTo(203, 1)
  })

  it('squeezes marks that meet to the width of one and a half', () => {
    const [apart, together] = [set('甲）乙。丙')[0], set('甲）。乙丙')[0]]
    expect((apart?.width ?? 0) - (together?.width ?? 0)).toBeCloseTo(5, 5)
  })

  it('keeps a word whole, and a number with its unit', () => {
    const words = set('控制系统的英文名称写作 Distributed Control System，表压为 0.05 MPa 左右', 120).map(textOf)
    expect(words.join('|')).not.toMatch(/Distri\||Con\||Sys\||0\.05\s*\|/)
  })

  it('keeps —— and …… in one piece', () => {
    for (let measure = 60; measure < 90; measure++)
      for (const line of set('甲乙丙丁——戊己庚……辛壬癸', measure).map(textOf))
        expect(line).not.toMatch(/(^|[^—])—($|[^—])|(^|[^…])…($|[^…])/)
  })

  it('breaks an address that is longer than a line rather than letting it run out', () => {
    const lines = set(
      'https://example.org/a-very-long-address/without-any-space/that-never-ends/0123456789012345678901234567890123456789',
      150,
    )
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(150.1)
  })

  it('puts a little air between Han and Latin, and none beside punctuation', () => {
    const [mixed, spaced] = [set('用DCS监视')[0]?.width ?? 0, set('用 DCS 监视')[0]?.width ?? 0]
    expect(Math.abs(mixed - spaced)).toBeLessThan(2)
    const atoms = atomsOf('，DCS')
    expect(set('，DCS')[0]?.xs[1]).toBeCloseTo(atoms[0]?.width ?? 0, 5)
  })

  it('sets quotation marks narrow in an English book, and an apostrophe inside a word everywhere', () => {
    const english = createSetter(
      setter.faces,
      () => {
        throw new Error('no pictures here')
      },
      { western: true },
    )
    const widthOf = (atoms: Atom[]) => atoms.reduce((sum, atom) => sum + atom.width, 0)
    const quoted = (made: typeof setter) =>
      widthOf(made.atoms([{ kind: 'text', text: '“a”' }], style)) - widthOf(made.atoms([{ kind: 'text', text: 'a' }], style))
    expect(quoted(setter)).toBeCloseTo(20, 5)
    expect(quoted(english)).toBeLessThan(12)
    expect(atomsOf('don’t').map((atom) => [atom.text, atom.width < 27])).toEqual([['don’t', true]])
  })

  it('names the characters that no face can draw', () => {
    atomsOf('正常\u{1f600}')
    expect([...setter.missing]).toEqual(['\u{1f600}'])
  })
})

/** Whether the line holds a place where it might have been parted. */
function couldBreak(atoms: Atom[]): boolean {
  return atoms.some((atom, index) => {
    const before = atoms[index - 1]
    // After a space a line may end only where the next one may begin.
    // A space at the end of a line is gone: what stood before it is the end.
    const end = before?.kind === 'space' ? atoms[index - 2] : before
    if (!before || !end || atom.kind === 'space' || atom.noStart) return false
    // A number keeps its unit.
    if (before !== end && /\d$/.test(end.text) && /^[a-zA-Z%°]/.test(atom.text) && atom.text.length <= 5) return false
    return !end.noEnd && (atom.kind !== 'latin' || before.kind !== 'latin')
  })
}
