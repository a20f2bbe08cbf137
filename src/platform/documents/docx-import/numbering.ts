import { elementsOf, firstElement, type XmlElement } from '../../files/xml'
import { valueOf, type Numbering } from './styles'

export type ListLevel = {
  ordered: boolean
  /** How Word writes the number (`%1.`, `（%1）`), where that is not what a plain list shows. */
  special?: string
}

export type Numberings = {
  level: (numbering: Numbering) => ListLevel
  /** The number of the next item; counting goes on over paragraphs that are no items, as in Word. */
  next: (numbering: Numbering) => number
}

type Level = ListLevel & { start: number }

const PLAIN_TEXTS = /^(?:%\d[.)、．]?|\(?%\d\)|（%\d）)$/

/** numbering.xml: what a number id means, and a counter for each list while the document is read. */
export function readNumbering(root: XmlElement | undefined): Numberings {
  const abstracts = new Map(elementsOf(root, 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'], element]))
  const nums = new Map(elementsOf(root, 'w:num').map((element) => [element.attributes['w:numId'], element]))
  const counters = new Map<string, number[]>()
  const abstractOf = (numId: string): XmlElement | undefined => abstracts.get(valueOf(nums.get(numId), 'w:abstractNumId'))
  const describe = ({ numId, level }: Numbering): Level => {
    const byLevel = (parent: XmlElement | undefined, name: string) =>
      elementsOf(parent, name).find((element) => element.attributes['w:ilvl'] === String(level))
    const override = byLevel(nums.get(numId), 'w:lvlOverride')
    const definition = firstElement(override, 'w:lvl') ?? byLevel(abstractOf(numId), 'w:lvl')
    const format = valueOf(definition, 'w:numFmt') ?? (nums.has(numId) ? 'decimal' : 'bullet')
    const text = valueOf(definition, 'w:lvlText') ?? ''
    const start = Number(valueOf(override, 'w:startOverride') ?? valueOf(definition, 'w:start') ?? 1)
    const ordered = format !== 'bullet' && format !== 'none'
    const plain = format === 'decimal' && PLAIN_TEXTS.test(text.trim())
    return {
      ordered,
      start: Number.isInteger(start) && start >= 0 ? start : 1,
      ...(ordered && !plain && text !== '' && { special: format === 'decimal' ? text : `${text} ${format}` }),
    }
  }
  return {
    level: (numbering) => describe(numbering),
    next: ({ numId, level }) => {
      // Word counts by the abstract definition: two ids of one definition go on counting unless the second says where to start.
      const restarts = elementsOf(nums.get(numId), 'w:lvlOverride').length > 0
      const key = restarts ? `num ${numId}` : (abstractOf(numId)?.attributes['w:abstractNumId'] ?? `num ${numId}`)
      const counts = counters.get(key) ?? []
      counters.set(key, counts)
      counts.length = Math.min(counts.length, level + 1)
      const count = counts[level]
      const next = count === undefined ? describe({ numId, level }).start : count + 1
      counts[level] = next
      return next
    },
  }
}
