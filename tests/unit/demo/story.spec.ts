import { describe, expect, it } from 'vitest'
import { chapterMachine } from '@/collections/materials/line/domain/chapter-machine'
import { mayAnswer, mayComment } from '@/collections/materials/reviews/domain/comment-rules'
import { editionMachine } from '@/collections/materials/line/domain/edition-machine'
import { parseIsbn } from '@/collections/materials/line/domain/isbn'
import { lineRoles, type EditionPeople, type LineRole } from '@/collections/materials/line/domain/roles'
import {
  mayPassForPress,
  mayProof,
  proofreadersSeparate,
  reviewersComplete,
  type ProofStage,
} from '@/collections/materials/line/domain/separation'
import { placeDiffers } from '@/collections/materials/reviews/operations/must-evidence'
import { textOfBlocks } from '@/demo/content/text'
import { demoOrganisations } from '@/demo/facts/organisations'
import { demoMemberships, demoPeople } from '@/demo/people'
import { buildStory } from '@/demo/story'
import type { StoryBook, StoryChapter, StoryEvent } from '@/demo/story/types'
import type { Hand } from '@/kernel/separation'
import { targetsOf, type Machine } from '@/kernel/machine'

const TODAY = '2026-11-22'
const story = buildStory(TODAY)
const books = story.books.map((book) => [book.key, book] as const)
const NOW = `${TODAY}T00:00:00.000Z`

describe('the story', () => {
  it('is the same on the same day and moves with the day', () => {
    expect(buildStory(TODAY)).toEqual(story)
    expect(buildStory('2027-03-10').books[0]?.events[0]?.at).not.toBe(story.books[0]?.events[0]?.at)
  })

  it.each(['2026-11-22', '2026-11-23', '2027-02-28', '2028-02-29'])('told on %s lies in the past and in order', (today) => {
    for (const { events } of buildStory(today).books) {
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted())
      expect((events.at(-1)?.at ?? '') < `${today}T00:00:00.000Z`).toBe(true)
    }
    for (const { publishedAt } of buildStory(today).documents) expect(publishedAt < `${today}T00:00:00.000Z`).toBe(true)
  })

  it.each(books)('of %s is acted by known people on working hours', (_, { events }) => {
    for (const { at, by } of events) {
      expect(
        demoPeople.some(({ username }) => username === by),
        by,
      ).toBe(true)
      expect([0, 6]).not.toContain(new Date(Date.parse(at) + 8 * 3_600_000).getUTCDay())
    }
  })

  it.each(books)('of %s follows the tables of the house, each step by somebody who may take it', (_, book) => {
    const states = new Map(book.chapters.map(({ key }) => [key, chapterMachine.initial as string]))
    let edition: string = editionMachine.initial
    for (const event of book.events) {
      if (event.kind === 'chapter') {
        expectStep(chapterMachine, states.get(event.chapter) ?? '', event, rolesOf(book, event.by, event.chapter))
        states.set(event.chapter, event.to)
      } else if (event.kind === 'edition') {
        expectStep(editionMachine, edition, event, rolesOf(book, event.by))
        edition = event.to
      }
    }
    expect(Object.fromEntries(states)).toEqual(Object.fromEntries(book.chapters.map(({ endsIn, key }) => [key, endsIn])))
    expect(edition).toBe(book.edition.endsIn)
  })

  it.each(books)('of %s keeps writers, reviewers and proofreaders apart', (_, book) => {
    const people = editionPeople(book)
    expect(proofreadersSeparate(people)).toEqual({ ok: true })
    for (const chapter of book.chapters) {
      const writers = writersOf(book, chapter)
      const standing = peopleAt(book, chapter, book.events.length)
      expect(reviewersComplete(standing, { writers, verdicts: verdictsOf(book, chapter) }), chapter.key).toEqual({ ok: true })
      const earlier: { stage: ProofStage; proofreader: string }[] = []
      for (const event of book.events) {
        if (event.kind !== 'proof' || event.chapter !== chapter.key) continue
        expect(mayProof({ person: event.by, stage: event.stage, edition: people, writers, earlier })).toEqual({ ok: true })
        earlier.push({ stage: event.stage, proofreader: event.by })
      }
    }
    const press = book.events.find((event) => event.kind === 'edition' && event.action === 'passForPress')
    if (press)
      expect(
        mayPassForPress(press.by, {
          proofreaders: book.events.filter(({ kind }) => kind === 'proof').map(({ at, by }) => hand(by, at)),
          writers: book.chapters.flatMap((chapter) => writersOf(book, chapter)),
        }),
      ).toEqual({ ok: true })
  })

  it.each(books)('of %s lets a reviewer act only after a declaration, and nobody after declaring a conflict', (_, book) => {
    for (const [index, event] of book.events.entries()) {
      if (event.kind !== 'chapter' || !event.action.startsWith('passReview')) continue
      const own = book.events
        .slice(0, index)
        .flatMap((each) => (each.kind === 'declare' && each.chapter === event.chapter && each.by === event.by ? [each] : []))
      expect(
        own.map(({ declaration }) => declaration),
        `${event.chapter} ${event.action}`,
      ).toEqual(['none'])
    }
  })

  it.each(books)('of %s opens no round over a comment that must be settled', (_, book) => {
    for (const [index, event] of book.events.entries()) {
      if (event.kind !== 'chapter' || event.action === 'startWriting' || event.action === 'return') continue
      const before = book.events.slice(0, index)
      const answered = new Set(before.flatMap((each) => (each.kind === 'answer' ? [each.comment] : [])))
      const open = before.filter(
        (each) => each.kind === 'comment' && each.chapter === event.chapter && each.severity === 'must' && !answered.has(each.key),
      )
      expect(open, `${event.chapter} ${event.action}`).toEqual([])
    }
  })

  it.each(books)('of %s passes no round over a comment that is said to be settled and is not shown to be', (_, book) => {
    for (const [index, event] of book.events.entries()) {
      if (event.kind !== 'chapter' || !event.action.startsWith('passReview')) continue
      const before = book.events.slice(0, index)
      const drafts = chapterOf(book, event.chapter).drafts
      const current = before.filter((each) => each.kind === 'draft' && each.chapter === event.chapter).length
      for (const comment of before) {
        if (comment.kind !== 'comment' || comment.chapter !== event.chapter || comment.severity !== 'must') continue
        const answer = before.find((each) => each.kind === 'answer' && each.comment === comment.key)
        if (answer?.kind !== 'answer' || answer.status !== 'resolved') continue
        const isConfirmed = before.some((each) => each.kind === 'confirm' && each.comment === comment.key)
        const isTouched = placeDiffers(drafts[comment.draft - 1] ?? [], drafts[current - 1] ?? [], comment.blockIndex)
        expect([comment.key, isTouched || isConfirmed]).toEqual([comment.key, true])
      }
    }
  })

  it.each(books)('of %s anchors every comment to words of the draft, and answers by those who may', (_, book) => {
    const comments = book.events.flatMap((event) => (event.kind === 'comment' ? [event] : []))
    for (const comment of comments) {
      const chapter = chapterOf(book, comment.chapter)
      expect(textOfBlocks(chapter.drafts[comment.draft - 1] ?? [])[comment.blockIndex]).toContain(comment.quote)
      expect(mayComment(comment.severity, rolesOf(book, comment.by, comment.chapter))).toEqual({ ok: true })
    }
    for (const event of book.events) {
      if (event.kind !== 'answer') continue
      const comment = comments.find(({ key }) => key === event.comment)
      expect(comment && comment.at < event.at, event.comment).toBe(true)
      if (!comment) continue
      const decision = mayAnswer({
        person: event.by,
        roles: rolesOf(book, event.by, comment.chapter),
        writers: writersOf(book, chapterOf(book, comment.chapter)),
        comment: { severity: comment.severity, author: comment.by, status: 'open' },
        status: event.status,
        answer: event.answer,
      })
      expect(decision, event.comment).toEqual({ ok: true })
    }
  })

  it('shows comments that are resolved, kept with a reason and open in the book under review', () => {
    const book = bookOf('book-bof')
    const comments = book.events.filter(({ kind }) => kind === 'comment')
    const answers = book.events.flatMap((event) => (event.kind === 'answer' ? [event.status] : []))
    expect(comments.length - answers.length).toBeGreaterThanOrEqual(4)
    expect(new Set(answers)).toEqual(new Set(['resolved', 'kept']))
  })

  it('has tasks that are late and tasks that are not', () => {
    const due = bookOf('book-bof').events.flatMap((event) => (event.kind === 'assign' ? [event.dueOn] : []))
    expect(due.some((day) => day < TODAY) && due.some((day) => day > TODAY)).toBe(true)
    const writing = bookOf('book-bof').chapters.filter(({ endsIn }) => endsIn === 'writing')
    expect(writing.some(({ dueOn }) => dueOn < TODAY) && writing.some(({ dueOn }) => dueOn > TODAY)).toBe(true)
  })

  it('reads every chapter four times before press and prints twice', () => {
    const book = bookOf('book-bf')
    expect(book.events.filter(({ kind }) => kind === 'proof')).toHaveLength(book.chapters.length * 4)
    expect(book.events.flatMap((event) => (event.kind === 'printing' ? [event.printingNo] : []))).toEqual([1, 2])
    expect(parseIsbn(book.edition.isbn ?? '')).toBeDefined()
  })

  it('has six errata: corrected ones read rightly now, the others stand in the text as they were reported', () => {
    const book = bookOf('book-bf')
    const errata = book.events.flatMap((event) => (event.kind === 'erratum' ? [event] : []))
    const standing = errata.map((erratum) => {
      const actions = book.events.flatMap((event) =>
        event.kind === 'answerErratum' && event.erratum === erratum.key ? [event.action] : [],
      )
      const text = textOfBlocks(chapterOf(book, erratum.chapter).drafts[0] ?? []).join('\n')
      const last = actions.at(-1) ?? 'open'
      expect(text, erratum.key).toContain(last === 'correct' ? erratum.correction : erratum.quote)
      if (last === 'correct') expect(text).not.toContain(erratum.quote)
      return last
    })
    expect(standing).toEqual(['correct', 'correct', 'correct', 'reject', 'confirm', 'open'])
  })

  it('sums orders of invented organisations only, in two calls of which one is open', () => {
    const events = bookOf('book-bf').events
    const orders = events.flatMap((event) => (event.kind === 'order' ? [event] : []))
    expect(orders.length).toBeGreaterThanOrEqual(10)
    for (const { organisation, quantity } of orders) {
      expect(demoOrganisations.find(({ key }) => key === organisation)?.isDemonstration).toBe(true)
      expect(Number.isInteger(quantity) && quantity > 0).toBe(true)
    }
    const calls = events.flatMap((event) => (event.kind === 'orderCall' ? [event.key] : []))
    const closed = events.flatMap((event) => (event.kind === 'closeOrderCall' ? [event.call] : []))
    expect(calls.filter((key) => !closed.includes(key))).toEqual(['call-2'])
  })

  it('tells the public at least eight notices and five policies, each marked as demonstration', () => {
    expect(story.documents.filter(({ kind }) => kind === 'notice').length).toBeGreaterThanOrEqual(8)
    expect(story.documents.filter(({ kind }) => kind === 'policy').length).toBeGreaterThanOrEqual(5)
    for (const { body, key, publishedAt } of story.documents) {
      expect(textOfBlocks(body).join(''), key).toContain('演示数据')
      expect(publishedAt < NOW).toBe(true)
    }
  })
})

type Step = Extract<StoryEvent, { kind: 'chapter' | 'edition' }>

function expectStep<S extends string, R extends string, C>(machine: Machine<S, R, C>, from: string, event: Step, roles: readonly string[]) {
  const name = `${from} –${event.action}→ ${event.to} by ${event.by}`
  const row = machine.transitions.find(({ action, from: sources }) => action === event.action && sources.some((source) => source === from))
  expect(row, name).toBeDefined()
  if (!row) return
  expect(targetsOf(row), name).toContain(event.to)
  expect(
    row.by.some((role) => roles.includes(role)),
    name,
  ).toBe(true)
  if (row.reason) expect(event.reason, name).toBeTruthy()
}

function bookOf(key: string): StoryBook {
  const book = story.books.find((each) => each.key === key)
  if (!book) throw new Error(`no book ${key}`)
  return book
}

function chapterOf(book: StoryBook, key: string): StoryChapter {
  const chapter = book.chapters.find((each) => each.key === key)
  if (!chapter) throw new Error(`no chapter ${key}`)
  return chapter
}

function writersOf(book: StoryBook, chapter: StoryChapter): Hand[] {
  return [
    ...chapter.authors.map((author) => hand(author)),
    ...book.events.flatMap((event) => (event.kind === 'draft' && event.chapter === chapter.key ? [hand(event.by, event.at)] : [])),
  ]
}

function hand(person: string, at?: string): Hand {
  return { person, deed: { zh: '参与', en: 'had a part' }, at }
}

/** Who decided which round, also where they were replaced afterwards. */
function verdictsOf(book: StoryBook, chapter: StoryChapter) {
  return book.events.flatMap((event) => {
    if (event.kind !== 'chapter' || event.chapter !== chapter.key) return []
    const stage = /^passReview([123])$/.exec(event.action)?.[1]
    return stage ? [{ part: `review${stage}`, person: event.by, at: event.at }] : []
  })
}

/** Reviewers may be replaced on the way. */
function peopleAt(book: StoryBook, chapter: StoryChapter, upTo: number) {
  const people = {
    authors: chapter.authors,
    unifiedBy: chapter.unifiedBy,
    firstReviewer: chapter.firstReviewer,
    secondReviewer: chapter.secondReviewer,
    finalReviewer: chapter.finalReviewer,
  }
  for (const event of book.events.slice(0, upTo)) {
    if (event.kind !== 'replaceReviewer' || event.chapter !== chapter.key) continue
    people[({ review1: 'firstReviewer', review2: 'secondReviewer', review3: 'finalReviewer' } as const)[event.stage]] = event.person
  }
  return people
}

function editionPeople({ edition }: StoryBook): EditionPeople {
  const { chiefEditor, deputyEditors, firstProofreader, readThroughBy, responsibleEditor, secondProofreader, thirdProofreader } = edition
  return { chiefEditor, deputyEditors, responsibleEditor, firstProofreader, secondProofreader, thirdProofreader, readThroughBy }
}

function rolesOf(book: StoryBook, username: string, chapter?: string): LineRole[] {
  const seats = demoMemberships(TODAY).filter((seat) => seat.user === username && seat.termEndsOn >= TODAY)
  const place = chapter ? chapterOf(book, chapter) : undefined
  return lineRoles({
    actor: { id: username, roles: demoPeople.find((person) => person.username === username)?.roles ?? [], seats },
    committee: book.committee,
    editorialCommittees: ['editorial'],
    edition: editionPeople(book),
    ...(place ? { chapter: peopleAt(book, place, book.events.length) } : {}),
  })
}
