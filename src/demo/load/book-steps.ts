import { sha256Hex } from '@/kernel/hash-chain'
import { toLexical } from '@/platform/documents/lexical'
import type { Asset, Block } from '@/platform/documents/model'
import type { Edition } from '@/payload-types'
import { assetsOf } from '../content/text'
import type { StoryBook, StoryDocument } from '../story/types'
import { idsOfCodes, pointsByCode, type Names, type Step } from '@/platform/demonstration/scene'

const STAFF = 'staff1'

/** The pictures that the books show, with what is told to whoever cannot see them. */
export function pictureSteps(assets: readonly Asset[], books: readonly StoryBook[], at: string): Step[] {
  const alternatives = new Map(books.flatMap(figuresOf))
  const bringers = new Map(books.flatMap(bringersOf).toReversed())
  return assets.map((asset) => ({
    what: `picture ${asset.id}`,
    at,
    // Whose draft shows it first: a picture of somebody else's stays closed to whoever reviews the chapter.
    by: bringers.get(asset.id) ?? STAFF,
    run: async ({ names, req }) => {
      const created = await req.payload.create({
        collection: 'media',
        data: { alt: alternatives.get(asset.id) ?? asset.id, sha256: sha256Hex(asset.bytes) },
        file: { data: Buffer.from(asset.bytes), mimetype: asset.mimeType, name: asset.fileName, size: asset.bytes.byteLength },
        depth: 0,
        overrideAccess: false,
        req,
      })
      names.give('media', asset.id, created.id)
    },
  }))
}

/** The book as it is planned: title, edition and its people, chapters with their teams and appraisal points. */
export function bookSteps(book: StoryBook, at: string): Step[] {
  return [
    { what: `textbook ${book.key}`, at, by: STAFF, run: createTextbook(book) },
    { what: `edition of ${book.key}`, at, by: STAFF, run: createEdition(book) },
    ...book.chapters.map((chapter): Step => ({
      what: `chapter ${chapter.key}`,
      at,
      by: book.edition.chiefEditor,
      run: createChapter(book, chapter),
    })),
  ]
}

export function documentStep(document: StoryDocument): Step {
  return {
    what: `document ${document.key}`,
    at: document.publishedAt,
    by: STAFF,
    run: async ({ names, req }) => {
      await req.payload.create({
        collection: 'notices',
        data: {
          title: document.title,
          titleEn: document.titleEn,
          kind: document.kind,
          documentNumber: document.documentNumber ?? null,
          issuer: document.issuer,
          publishedAt: document.publishedAt,
          effectiveFrom: document.effectiveFrom ? new Date(`${document.effectiveFrom}T00:00:00+08:00`).toISOString() : null,
          isPublic: true,
          summary: document.summary,
          body: toLexical(document.body, mediaOf(document.body, names)) as never,
        },
        depth: 0,
        overrideAccess: false,
        req,
      })
    },
  }
}

/** The pictures that `blocks` show, as the editor's state refers to them. */
export function mediaOf(blocks: readonly Block[], names: Names): Map<string, string> {
  return new Map(blocks.flatMap((block) => (block.kind === 'figure' ? [[block.asset, names.idOf('media', block.asset)] as const] : [])))
}

function figuresOf({ chapters }: StoryBook): [string, string][] {
  return chapters.flatMap(({ drafts }) =>
    drafts.flatMap((blocks) =>
      blocks.flatMap((block): [string, string][] => (block.kind === 'figure' ? [[block.asset, block.alt.slice(0, 300)]] : [])),
    ),
  )
}

/** The pictures of each draft with its author, the first draft first. */
function bringersOf({ chapters, events }: StoryBook): [string, string][] {
  return events.flatMap((event) => {
    if (event.kind !== 'draft') return []
    const blocks = chapters.find(({ key }) => key === event.chapter)?.drafts[event.number - 1] ?? []
    return assetsOf(blocks).map((asset): [string, string] => [asset, event.by])
  })
}

function createTextbook(book: StoryBook): Step['run'] {
  return async ({ names, req }) => {
    const { id } = await req.payload.create({
      collection: 'textbooks',
      data: {
        title: book.title,
        titleEn: book.titleEn,
        urlName: book.urlName,
        occupation: names.idOf('occupation', book.occupationCode),
        levels: book.levels.map((level) => String(level) as '1'),
        committee: names.idOf('committee', book.committee),
        summary: book.summary,
        summaryEn: book.summaryEn,
        keywords: [...book.keywords],
      },
      depth: 0,
      overrideAccess: false,
      req,
    })
    names.give('textbook', book.key, id)
  }
}

function createEdition(book: StoryBook): Step['run'] {
  const { edition } = book
  return async ({ names, req }) => {
    const person = (username: string | undefined) => (username ? names.idOf('user', username) : null)
    const { id } = await req.payload.create({
      collection: 'editions',
      data: {
        textbook: names.idOf('textbook', book.key),
        editionNo: edition.editionNo,
        isbn: edition.isbn ?? null,
        cip: edition.cip ?? null,
        publisherName: edition.publisherName,
        publisherAddress: edition.publisherAddress,
        priceFen: edition.priceFen ?? null,
        formatText: edition.formatText,
        contributors: edition.contributors.map(({ name, organisation, role, user }) => ({
          name,
          role,
          organisation: organisation ?? null,
          user: person(user),
        })),
        chiefEditor: person(edition.chiefEditor),
        deputyEditors: edition.deputyEditors.map((username) => names.idOf('user', username)),
        responsibleEditor: person(edition.responsibleEditor),
        firstProofreader: person(edition.firstProofreader),
        secondProofreader: person(edition.secondProofreader),
        thirdProofreader: person(edition.thirdProofreader),
        readThroughBy: person(edition.readThroughBy),
        foreword: toLexical(edition.foreword, mediaOf(edition.foreword, names)) as Edition['foreword'],
      } as never,
      depth: 0,
      overrideAccess: false,
      req,
    })
    names.give('edition', book.key, id)
  }
}

function createChapter(book: StoryBook, chapter: StoryBook['chapters'][number]): Step['run'] {
  return async ({ names, req }) => {
    const points = await pointsByCode(req, names.idOf('specification', book.specification))
    const person = (username: string) => names.idOf('user', username)
    const { id } = await req.payload.create({
      collection: 'chapters',
      data: {
        edition: names.idOf('edition', book.key),
        number: chapter.number,
        part: chapter.part ?? null,
        title: chapter.title,
        authors: chapter.authors.map(person),
        unifiedBy: person(chapter.unifiedBy),
        firstReviewer: person(chapter.firstReviewer),
        secondReviewer: person(chapter.secondReviewer),
        finalReviewer: person(chapter.finalReviewer),
        dueOn: chapter.dueOn,
        points: idsOfCodes(points, book.coverage[chapter.key] ?? []),
      } as never,
      depth: 0,
      overrideAccess: false,
      req,
    })
    names.give('chapter', chapter.key, id)
  }
}
