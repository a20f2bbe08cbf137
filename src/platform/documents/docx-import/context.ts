import type { Language } from '@/kernel/errors'
import type { XmlElement } from '../../files/xml'
import type { Inline } from '../model'
import type { FieldStack } from './fields'
import type { Numberings } from './numbering'
import type { Part } from './package'
import type { Pictures } from './pictures'
import type { Recorder } from './recorder'
import type { Styles } from './styles'

export type NoteSource = { element: XmlElement; part: Part }

/** What the whole walk shares. */
export type Context = {
  styles: Styles
  numberings: Numberings
  pictures: Pictures
  recorder: Recorder
  language: Language
  footnotes: ReadonlyMap<string, NoteSource>
  endnotes: ReadonlyMap<string, NoteSource>
  /** Notes that have been set: a file that refers to one again and again would grow without end. */
  usedNotes: Set<string>
  /** The words of SmartArt graphics by the path of their data. */
  diagrams: ReadonlyMap<string, string>
  comments: ReadonlyMap<string, { author: string; text: string }>
}

/** What one paragraph collects beside its own line of content. */
export type Scope = {
  context: Context
  /** Relationship ids are those of the part that the paragraph stands in. */
  part: Part
  fields: FieldStack
  inNote: boolean
  /** Text boxes (`w:txbxContent`) and floating pictures, in order: they stand after the paragraph. */
  boxes: XmlElement[]
  floats: Inline[]
}
