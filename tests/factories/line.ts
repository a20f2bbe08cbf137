import type { Payload } from 'payload'
import { toLexical } from '@/platform/documents/lexical'
import type { Block } from '@/platform/documents/model'
import type { Chapter, Committee, Edition, Occupation, Textbook, User } from '@/payload-types'
import { createUser, rest, systemReq, tokenOf } from './payload'

/** Everybody who has a part in the line, and some who have none. */
export const CAST = [
  'chief',
  'author',
  'coAuthor',
  'reviewer1',
  'reviewer2',
  'reviewer3',
  'editor',
  'proofA',
  'proofB',
  'reader',
  'chair',
  'staff',
  'auditor',
  'trainee',
  'outsider',
] as const
export type Cast = (typeof CAST)[number]

export type Line = {
  occupation: Occupation
  committee: Committee
  textbook: Textbook
  edition: Edition
  chapters: Chapter[]
  people: Record<Cast, User>
  tokens: Record<Cast, string>
}

let serial = 0

/** A book with its committee, its people and `chapters` planned chapters; `outsider` sits in another committee. */
export async function createLine(payload: Payload, options: { chapters?: number; unsigned?: true } = {}): Promise<Line> {
  serial += 1
  const req = await systemReq(payload)
  const own = { req, depth: 0, overrideAccess: true } as const
  // One after the other, so that the usual order of a list is that of the cast.
  const people = {} as Record<Cast, User>
  for (const name of CAST)
    people[name] = await createUser(payload, name === 'staff' ? ['centre-staff'] : name === 'auditor' ? ['auditor'] : ['trainee'], {
      username: `${name}-${serial}`.toLowerCase(),
      name: `${name} ${serial}`,
    })
  const occupation = await payload.create({ collection: 'occupations', data: occupationData(serial) as never, ...own })
  const committee = await payload.create({
    collection: 'committees',
    data: { number: serial * 10, name: `编写委员会 ${serial}`, kind: 'writing' },
    ...own,
  })
  const other = await payload.create({
    collection: 'committees',
    data: { number: serial * 10 + 1, name: `另一委员会 ${serial}`, kind: 'writing' },
    ...own,
  })
  for (const [user, role, seat] of [
    [people.chair, 'chair', committee],
    [people.chief, 'chief-editor', committee],
    [people.author, 'author', committee],
    [people.outsider, 'chair', other],
  ] as const)
    await payload.create({
      collection: 'memberships',
      data: { user: user.id, role, committee: seat.id, termStartsOn: '2020-01-01' },
      ...own,
    })
  const textbook = await payload.create({
    collection: 'textbooks',
    data: {
      title: `教材 ${serial}`,
      urlName: `book-${serial}`,
      occupation: occupation.id,
      levels: ['4'],
      committee: committee.id,
    },
    ...own,
  })
  const edition = await payload.create({
    collection: 'editions',
    data: {
      textbook: textbook.id,
      editionNo: 1,
      chiefEditor: people.chief.id,
      responsibleEditor: people.editor.id,
      firstProofreader: people.proofA.id,
      secondProofreader: people.proofB.id,
      thirdProofreader: people.proofA.id,
      readThroughBy: people.reader.id,
      isbn: '978-7-5024-0001-9',
      priceFen: 4_800,
      publisherName: '示例出版社',
    } as never,
    ...own,
  })
  const chapters: Chapter[] = []
  for (let number = 1; number <= (options.chapters ?? 1); number += 1)
    chapters.push(
      await payload.create({
        collection: 'chapters',
        data: {
          edition: edition.id,
          number,
          title: `第 ${number} 章标题`,
          authors: [number % 2 === 1 ? people.author.id : people.coAuthor.id],
          unifiedBy: people.chief.id,
          firstReviewer: people.reviewer1.id,
          secondReviewer: people.reviewer2.id,
          finalReviewer: people.reviewer3.id,
          dueOn: '2026-12-31',
        } as never,
        ...own,
      }),
    )
  const tokens = {} as Record<Cast, string>
  if (!options.unsigned) for (const name of CAST) tokens[name] = await tokenOf(payload, people[name])
  return { occupation, committee, textbook, edition, chapters, people, tokens }
}

function occupationData(number: number) {
  return { code: `6-17-0${number % 10}-${String(number).padStart(2, '0')}`, name: `示例职业 ${number}`, levels: ['5', '4', '3'] }
}

/** An editor state of plain paragraphs. */
export function manuscript(...paragraphs: string[]) {
  const blocks: Block[] = paragraphs.map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] }))
  return toLexical(blocks, new Map())
}

export type Answer = { status: number; body: Record<string, unknown> & { errors?: { code: string; details?: Record<string, unknown> }[] } }

/** One REST call, its status and its JSON. */
export async function call(path: string, options: Parameters<typeof rest>[1] = {}): Promise<Answer> {
  const answer = await rest(path, options)
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}

/** A transition as the person of `token` would make it, over the state that is current. */
export async function transit(
  subject: 'chapters' | 'editions' | 'errata',
  id: string,
  token: string,
  action: string,
  more: { reason?: string; target?: string; input?: unknown; seenSeq?: number } = {},
): Promise<Answer> {
  const { body } = await call(`/${subject}/${id}/actions`, { token })
  return call(`/${subject}/${id}/transitions`, {
    token,
    body: { action, seenSeq: typeof body['seq'] === 'number' ? body['seq'] : 0, ...more },
  })
}

/** Takes a chapter from `planned` to the seal, each step by the person whose step it is. Throws at the first refusal. */
export async function sealChapter(line: Line, index: number, text: string): Promise<void> {
  const { tokens } = line
  const chapter = line.chapters[index]
  if (!chapter) throw new Error(`no chapter ${index}`)
  const author = index % 2 === 0 ? tokens.author : tokens.coAuthor
  const path = `/chapters/${chapter.id}`
  await must(transit('chapters', chapter.id, author, 'startWriting'))
  await must(call(path, { token: author, method: 'PATCH', body: { manuscript: manuscript(text) } }))
  await must(call(`${path}/drafts`, { token: author, body: {} }))
  await must(transit('chapters', chapter.id, author, 'submitDraft'))
  await must(transit('chapters', chapter.id, tokens.chief, 'passUnifying'))
  for (const [token, action] of [
    [tokens.reviewer1, 'passReview1'],
    [tokens.reviewer2, 'passReview2'],
    [tokens.reviewer3, 'passReview3'],
  ] as const) {
    await must(call(`${path}/reviews/declare`, { token, body: { declaration: 'none' } }))
    if (action === 'passReview3') await confirmMatrix(line)
    await must(transit('chapters', chapter.id, token, action, { input: { opinion: '结构完整，数据可靠，同意通过。' } }))
  }
}

/** Confirms the coverage matrix as it stands. */
export async function confirmMatrix(line: Line): Promise<void> {
  const token = line.tokens.chief
  const { body } = await must(call(`/editions/${line.edition.id}/coverage`, { token }))
  await must(call(`/editions/${line.edition.id}/coverage/confirm`, { token, body: { hash: body['hash'] } }))
}

/** @throws Error with the answer, where it is no success */
export async function must(answer: Promise<Answer>): Promise<Answer> {
  const { body, status } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return { body, status }
}
