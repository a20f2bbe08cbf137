import { actorOf, holdsRole } from '@/access'
import { idOf } from '@/kernel/ids'
import { missingColophonFacts } from '../operations/book-content'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { loadEdition } from '../../line/operations/load-edition'
import { BUILD_PUBLICATION } from '../operations/publish-files'
import type { Desk } from '@/platform/admin/sheet'
import { fill } from '../../line/admin/edition-format'
import { publicationTexts } from './texts'

const PAGE = 20

export type Missing = { fact: string; label: string; href: string; isFilledIn: boolean }

/** The built files of an edition, a page at a time, what a build still lacks, and the builds under way. @throws DomainError `request.notFound` */
export async function loadPublicationSheet({ id, language, req }: Desk, page: number) {
  const edition = await loadEdition({ req, id })
  const { docs: files, totalPages } = await req.payload.find({
    collection: 'publications',
    where: { edition: { equals: id } },
    sort: ['-builtAt'],
    limit: PAGE,
    page,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const { docs: printings } = await req.payload.find({
    collection: 'printings',
    where: { edition: { equals: id } },
    sort: '-printingNo',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const { docs: jobs } = await req.payload.find({
    collection: 'jobs',
    where: {
      and: [{ kind: { equals: BUILD_PUBLICATION } }, { key: { like: `publication:${id}:` } }, { state: { in: ['queued', 'running'] } }],
    },
    sort: 'createdAt',
    limit: PAGE,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const chapters = await loadEditionChapters(req, id)
  const unsealed = chapters.filter(({ sealedDraft }) => !sealedDraft).map(({ number }) => number)
  const me = actorOf(req)?.id
  const isEditor = [edition.chiefEditor, edition.responsibleEditor].some((person) => person && idOf(person) === me)
  const { facts } = publicationTexts[language]
  const here = `/admin/collections/editions/${id}`
  const printing = printings[0]
  const missing: Missing[] = [
    ...missingColophonFacts(edition, printing)
      .filter((fact) => fact !== 'printedOn' || printing)
      .map((fact) => ({
        fact,
        label: facts[fact as keyof typeof facts],
        href: fact === 'printedOn' ? `/admin/collections/printings/${printing?.id}#field-printedOn` : `${here}#field-${fact}`,
        isFilledIn: fact !== 'characterCount',
      })),
    ...(printing ? [] : [{ fact: 'printing', label: facts.printing, href: '/admin/collections/printings/create', isFilledIn: true }]),
    ...(unsealed.length > 0
      ? [{ fact: 'chapters', label: fill(facts.chapters, { chapters: unsealed.join('、') }), href: `${here}/board`, isFilledIn: false }]
      : []),
    ...(chapters.length === 0 ? [{ fact: 'noChapters', label: facts.noChapters, href: here, isFilledIn: false }] : []),
  ]
  return {
    mayBuild: isEditor || holdsRole(req, 'admin', 'centre-staff'),
    missing,
    totalPages,
    running: jobs.map((job) => ({ jobId: String(job.id), format: job.key.split(':')[3] ?? '' })),
    files: files.map((file) => ({
      id: String(file.id),
      printingNo: printings.find((each) => String(each.id) === idOf(file.printing))?.printingNo ?? null,
      format: file.format,
      filename: file.filename ?? '',
      url: file.url ?? '',
      filesize: file.filesize ?? null,
      sha256: file.sha256,
      builtAt: file.builtAt ?? null,
      isPublic: Boolean(file.isPublic),
    })),
  }
}
