import { DomainError } from '@/kernel/errors'
import { unpackedTooLarge, type Limits } from '../limits'
import { hasPart, parsePart, readPart, type Parts } from './parts'

export type SheetEntry = { name: string; path: string; hidden: boolean }
/** Paths of the parts with texts and styles, as the workbook names them. */
export type Workbook = { sheets: SheetEntry[]; uses1904: boolean; texts: string | null; styles: string | null }

/** The sheets in the order of their tabs. Targets outside the container are never followed. */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const book = await mainPart(parts)
  const targets = new Map<string, string>()
  const workbook: Workbook = { sheets: [], uses1904: false, texts: null, styles: null }
  const folder = book.slice(0, book.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${book.slice(folder.length)}.rels`
  await readPart(parts, relations, {
    open: ({ name, attributes }) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const type = attributes['Type']?.slice(attributes['Type'].lastIndexOf('/') + 1)
      const path = resolvePath(folder, attributes['Target'] ?? '')
      if (type === 'worksheet') targets.set(attributes['Id'] ?? '', path)
      if (type === 'sharedStrings') workbook.texts = path
      if (type === 'styles') workbook.styles = path
    },
  })
  // Writers that name neither keep them where everybody does.
  workbook.texts ??= `${folder}sharedStrings.xml`
  workbook.styles ??= `${folder}styles.xml`
  await readPart(parts, book, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') workbook.uses1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      const path = targets.get(id ?? '')
      if (path) workbook.sheets.push({ name: attributes['name'] ?? path, path, hidden: (attributes['state'] ?? 'visible') !== 'visible' })
    },
  })
  return workbook
}

/** The table of texts that cells refer to by number. Phonetic guides are left out. */
export async function readSharedTexts(parts: Parts, path: string | null, limits: Limits): Promise<string[]> {
  const texts: string[] = []
  if (path === null || !hasPart(parts, path)) return texts
  let text = ''
  let inText = false
  let phonetic = 0
  let size = 0
  const chunks = parsePart(parts, path, {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') phonetic += 1
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic -= 1
      if (name === 'si') texts.push(unescapeText(text))
    },
    text: (piece) => {
      if (!inText || phonetic > 0) return
      size += piece.length * 2
      if (size > limits.sharedTextBytes) throw unpackedTooLarge(limits.sharedTextBytes)
      text += piece
    },
  })
  while (!(await chunks.next()).done);
  return texts
}

/** Characters that XML cannot hold are written as `_x000D_`; an escaped underscore is `_x005F_`. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
}

async function mainPart(parts: Parts): Promise<string> {
  let target = 'xl/workbook.xml'
  if (hasPart(parts, '_rels/.rels'))
    await readPart(parts, '_rels/.rels', {
      open: ({ name, attributes }) => {
        if (name === 'Relationship' && attributes['Type']?.endsWith('/officeDocument')) target = resolvePath('', attributes['Target'] ?? '')
      },
    })
  if (/\.bin$/i.test(target)) throw new DomainError('spreadsheets.binaryExcel')
  if (/^(word|ppt|visio)\//i.test(target)) throw new DomainError('spreadsheets.otherDocument')
  return target
}

/** Joined inside the container; `..` cannot climb out of it because parts are looked up by name only. */
function resolvePath(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
