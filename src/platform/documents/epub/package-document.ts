import type { BookContent, Contributor } from '../model'
import { wordsOf } from '../typography/labels'
import { escapeXml } from './escape'

export type ManifestItem = { id: string; href: string; mediaType: string; properties?: string; inSpine?: true }

/** The package document of EPUB 3.3 with accessibility metadata. `features` says what the book really holds. */
export function packageDocument(
  book: BookContent,
  items: ManifestItem[],
  features: { mathml: boolean; images: boolean; describedImages: boolean },
): string {
  const manifest = items.map(
    (item) =>
      `    <item id="${item.id}" href="${item.href}" media-type="${item.mediaType}"${item.properties ? ` properties="${item.properties}"` : ''}/>`,
  )
  const spine = items.filter((item) => item.inSpine).map((item) => `    <itemref idref="${item.id}"/>`)
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${book.language}">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(book, features)
  .map((line) => `    ${line}`)
  .join('\n')}
  </metadata>
  <manifest>
${manifest.join('\n')}
  </manifest>
  <spine>
${spine.join('\n')}
  </spine>
</package>
`
}

export const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

function metadata(book: BookContent, features: { mathml: boolean; images: boolean; describedImages: boolean }): string[] {
  const { colophon } = book
  const isbn = colophon.isbn.replace(/[^0-9Xx]/g, '')
  const lines = [
    `<dc:identifier id="book-id">${escapeXml(book.identifier)}</dc:identifier>`,
    `<dc:title id="main-title">${escapeXml(book.title)}</dc:title>`,
    '<meta refines="#main-title" property="title-type">main</meta>',
    ...(book.subtitle
      ? [
          `<dc:title id="sub-title">${escapeXml(book.subtitle)}</dc:title>`,
          '<meta refines="#sub-title" property="title-type">subtitle</meta>',
        ]
      : []),
    `<dc:language>${book.language}</dc:language>`,
    ...book.contributors.flatMap(person),
    `<dc:publisher>${escapeXml(colophon.publisher)}</dc:publisher>`,
    `<dc:date>${escapeXml(colophon.publishedOn)}</dc:date>`,
    ...(isbn ? [`<dc:source>urn:isbn:${isbn}</dc:source>`] : []),
    ...(book.occupation
      ? [`<dc:subject>${escapeXml([book.occupation.name, book.occupation.level].filter(Boolean).join(' '))}</dc:subject>`]
      : []),
    ...(book.series
      ? [
          `<meta property="belongs-to-collection" id="series">${escapeXml(book.series)}</meta>`,
          '<meta refines="#series" property="collection-type">series</meta>',
        ]
      : []),
    `<meta property="dcterms:modified">${new Date(book.modifiedAt).toISOString().replace(/\.\d+Z$/, 'Z')}</meta>`,
  ]
  const access: [string, string][] = [
    ['accessMode', 'textual'],
    ...(features.images ? ([['accessMode', 'visual']] as [string, string][]) : []),
    ['accessModeSufficient', features.images && !features.describedImages ? 'textual,visual' : 'textual'],
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'readingOrder'],
    ...(features.describedImages ? ([['accessibilityFeature', 'alternativeText']] as [string, string][]) : []),
    ...(features.mathml ? ([['accessibilityFeature', 'MathML']] as [string, string][]) : []),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', wordsOf(book.language).accessibility],
  ]
  return [...lines, ...access.map(([property, value]) => `<meta property="schema:${property}">${escapeXml(value)}</meta>`)]
}

/** MARC relator codes. */
const RELATORS: Record<Contributor['role'], string> = {
  chiefEditor: 'edt',
  deputyEditor: 'edt',
  author: 'aut',
  leadReviewer: 'rev',
  reviewer: 'rev',
  responsibleEditor: 'red',
  proofreader: 'pfr',
}

function person(contributor: Contributor, index: number): string[] {
  const tag = contributor.role === 'chiefEditor' || contributor.role === 'author' ? 'creator' : 'contributor'
  const id = `person-${index + 1}`
  return [
    `<dc:${tag} id="${id}">${escapeXml(contributor.name)}</dc:${tag}>`,
    `<meta refines="#${id}" property="role" scheme="marc:relators">${RELATORS[contributor.role]}</meta>`,
  ]
}
