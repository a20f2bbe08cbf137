import { ExternalHyperlink, FootnoteReferenceRun, ImageRun, TextRun, type IRunOptions, type ParagraphChild } from 'docx'
import type { NumberedInline, NumberedNote } from '../numbering'
import { linkTarget } from '../typography/build-options'
import type { PreparedImage } from '../typography/prepared-images'

export type DocxContext = {
  image: (asset: string) => PreparedImage
  /** Takes a note in and gives its number in the document: Word counts notes through, not by chapter. */
  addNote: (note: NumberedNote) => number
  /** Gives a list its own counter, so that each begins where it should. */
  listReference: (ordered: boolean, start: number) => { reference: string; instance: number }
}

export function runs(content: readonly NumberedInline[], context: DocxContext, base: Partial<IRunOptions> = {}): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
        return [
          new TextRun({
            ...base,
            text: clean(part.text),
            ...(part.bold ? { bold: true } : {}),
            ...(part.italic ? { italics: true } : {}),
            ...(part.underline ? { underline: {} } : {}),
            ...(part.strike ? { strike: true } : {}),
            ...(part.superscript ? { superScript: true } : {}),
            ...(part.subscript ? { subScript: true } : {}),
            ...(part.code ? { font: CODE_FONT } : {}),
          }),
        ]
      case 'break':
        return [new TextRun({ break: 1 })]
      case 'link': {
        const link = linkTarget(part.href)
        const children = runs(part.content, context, link ? { ...base, style: 'Hyperlink' } : base)
        return link && children.length ? [new ExternalHyperlink({ link, children })] : children
      }
      case 'footnote':
        return [new FootnoteReferenceRun(context.addNote(part))]
      case 'formula':
        return [new TextRun({ ...base, text: clean(part.text), font: FORMULA_FONT })]
      case 'image': {
        const picture = context.image(part.asset)
        return [imageRun(picture, 18 * (picture.width / picture.height), 18, part.alt)]
      }
    }
  })
}

/** Sizes in pixels of 96 to the inch, as Word's own measure has it. */
export function imageRun(picture: PreparedImage, width: number, height: number, alt: string): ImageRun {
  const name = clean(alt) || picture.id
  return new ImageRun({
    type: picture.bytes[0] === 0xff ? 'jpg' : 'png',
    data: picture.bytes,
    transformation: { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) },
    altText: { name, title: name, description: name },
  })
}

/** What XML cannot carry is dropped; a line feed inside a run would be lost in Word without a word. */
export function clean(text: string): string {
  return text.replace(/[^\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
}

export const CODE_FONT = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: '等线', cs: 'Consolas' }
export const FORMULA_FONT = { ascii: 'Cambria Math', hAnsi: 'Cambria Math', eastAsia: '宋体', cs: 'Cambria Math' }
