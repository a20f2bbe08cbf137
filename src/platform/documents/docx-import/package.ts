import { DomainError } from '@/kernel/errors'
import { elementsOf, parseXml, type XmlElement } from '../../files/xml'
import { openZip, type SafeZip } from '../../files/zip'
import { assertDocxBytes } from './first-bytes'
import { PREFIXES } from './namespaces'

export type Relationship = { type: string; target: string; external: boolean }

/** One XML part with the relationships that its ids refer to. */
export type Part = { path: string; root: XmlElement; relationships: ReadonlyMap<string, Relationship> }

export type DocxPackage = {
  zip: SafeZip
  main: Part
  /** The part that the main document names with a relationship of this type, if there is one. */
  related: (type: string) => Promise<Part | undefined>
  relatedAll: (type: string) => Promise<Part[]>
  part: (path: string) => Promise<Part>
  coreTitle: () => Promise<string | undefined>
}

/** @throws DomainError `files.oldWordFormat`, `files.unsupportedType` (an archive, but no Word document), and all of `openZip` and `parseXml` */
export async function openDocx(bytes: Uint8Array): Promise<DocxPackage> {
  assertDocxBytes(bytes)
  const zip = await openZip(bytes)
  const roots = await readRelationships(zip, '')
  const mainPath = [...roots.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  if (!zip.has(mainPath)) throw new DomainError('files.unsupportedType', { type: zip.has('[Content_Types].xml') ? 'OOXML' : 'ZIP' })
  const part = async (path: string): Promise<Part> => ({
    path,
    root: await readXml(zip, path),
    relationships: await readRelationships(zip, path),
  })
  const main = await part(mainPath)
  if (main.root.name !== 'w:document') throw new DomainError('files.unsupportedType', { type: main.root.name })
  const relatedAll = async (type: string) => {
    const paths = [...main.relationships.values()].filter(
      (relationship) => relationship.type === type && !relationship.external && zip.has(relationship.target),
    )
    return Promise.all(paths.map(({ target }) => part(target)))
  }
  return {
    zip,
    main,
    part,
    relatedAll,
    related: async (type) => (await relatedAll(type))[0],
    coreTitle: async () => {
      const path = [...roots.values()].find(({ type }) => type === 'core-properties')?.target
      if (!path || !zip.has(path)) return undefined
      const title = elementsOf(await readXml(zip, path), 'dc:title')[0]
        ?.children.filter((child) => typeof child === 'string')
        .join('')
      return title?.trim() || undefined
    },
  }
}

async function readXml(zip: SafeZip, path: string): Promise<XmlElement> {
  return parseXml(await zip.read(path), { prefixes: PREFIXES, where: path })
}

async function readRelationships(zip: SafeZip, path: string): Promise<Map<string, Relationship>> {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const file = `${folder ? `${folder}/` : ''}_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`
  const relationships = new Map<string, Relationship>()
  if (!zip.has(file)) return relationships
  for (const element of elementsOf(await readXml(zip, file), 'rel:Relationship')) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = element.attributes
    if (id === undefined) continue
    const external = mode === 'External'
    relationships.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolvePath(folder, target),
      external,
    })
  }
  return relationships
}

/** A part name; one that climbs out of the package names nothing. */
function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split(/[/\\]/)) {
    if (step === '..') {
      if (steps.length === 0) return ''
      steps.pop()
    } else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
