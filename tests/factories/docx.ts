import { ZipFile } from 'yazl'

export type DocxParts = {
  /** What stands inside `<w:body>`. */
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  /** Further relationships of the main document. */
  relationships?: { id: string; type: string; target: string; external?: boolean }[]
  /** Further files, by path: pictures and the like. */
  files?: Record<string, Uint8Array | string>
  coreTitle?: string
}

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${RELATIONSHIP}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

/** A real, if small, Word document made of the given XML. */
export async function docx(parts: DocxParts | string): Promise<Uint8Array> {
  return zip(docxFiles(typeof parts === 'string' ? { body: parts } : parts))
}

/** The files of a DOCX, for tests that spoil one of them. */
export function docxFiles(parts: DocxParts): Record<string, Uint8Array | string> {
  const notes = [
    ['styles', parts.styles],
    ['numbering', parts.numbering],
    ['footnotes', parts.footnotes],
    ['endnotes', parts.endnotes],
    ['comments', parts.comments],
  ] as const
  const present = notes.filter(([, content]) => content !== undefined)
  const relationships = [
    ...present.map(([name]) => ({ id: `part-${name}`, type: name, target: `${name}.xml`, external: false })),
    ...(parts.relationships ?? []),
  ]
  return {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relationshipsXml([
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
      ...(parts.coreTitle === undefined
        ? []
        : [
            {
              id: 'rId2',
              type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
              target: 'docProps/core.xml',
            },
          ]),
    ]),
    ...(parts.coreTitle !== undefined && {
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${parts.coreTitle}</dc:title></cp:coreProperties>`,
    }),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES}><w:body>${parts.body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationshipsXml(relationships),
    ...Object.fromEntries(present.map(([name, content]) => [`word/${name}.xml`, `<w:${name} ${NAMESPACES}>${content}</w:${name}>`])),
    ...parts.files,
  }
}

export function zip(files: Record<string, Uint8Array | string>, options: { mode?: number; compress?: boolean } = {}): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files))
    archive.addBuffer(Buffer.from(content as Uint8Array), name, {
      mtime: new Date(0),
      mode: options.mode ?? 0o100644,
      compress: options.compress ?? true,
    })
  archive.end()
  return collect(archive.outputStream)
}

/** Names that no honest tool writes: an archive whose entry `from` is renamed to `to` (equal in length) byte by byte. */
export function renameEntry(archive: Uint8Array, from: string, to: string): Uint8Array {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error('both names must have the same length')
  const bytes = Buffer.from(archive)
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
  return new Uint8Array(bytes)
}

/** Sets general purpose bit 0 (encrypted) of every entry of the central directory. */
export function markEncrypted(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive)
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02])
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
  return new Uint8Array(bytes)
}

/** Makes the central directory say that every entry unpacks to `size` bytes. */
export function declareSize(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive)
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02])
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4)) bytes.writeUInt32LE(size, at + 24)
  return new Uint8Array(bytes)
}

export const p = (content: string, properties = ''): string => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`

function relationshipsXml(relationships: { id: string; type: string; target: string; external?: boolean }[]): string {
  const items = relationships.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${RELATIONSHIP}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

async function collect(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}
