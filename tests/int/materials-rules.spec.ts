import { readdirSync } from 'node:fs'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeState } from '@/platform/workflow'
import { docx, p, r } from '../factories/docx'
import { call, CAST, createLine, manuscript, must, transit, type Cast, type Line } from '../factories/line'
import { bootPayload, reqAs, rest, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 3 })
})
afterAll(() => shutDown(payload))

const OPINION = '结构完整，数据可靠，同意通过。'
const SECRET = '渗碳体不外传'
const chapter = (index = 0) => line.chapters[index]?.id ?? ''
const path = (index = 0) => `/chapters/${chapter(index)}`
const codeOf = (answer: { body: { errors?: { code: string }[] } }) => answer.body.errors?.[0]?.code

async function write(index: number, text: string) {
  const token = index % 2 === 0 ? line.tokens.author : line.tokens.coAuthor
  await must(call(path(index), { token, method: 'PATCH', body: { manuscript: manuscript(text) } }))
  return must(call(`${path(index)}/drafts`, { token, body: {} }))
}

/** Everything that one person can get hold of about a chapter, as text. */
async function everythingSeenBy(name: Cast): Promise<string> {
  const token = line.tokens[name]
  const paths = [
    path(),
    `/drafts?depth=2&limit=100`,
    `/comments?depth=2&limit=100`,
    `/chapters?depth=2&limit=100`,
    `/reviews?depth=2`,
    `/editions?depth=2`,
  ]
  const bodies = []
  for (const each of paths) bodies.push(await (await rest(each, { token })).text())
  return bodies.join('\n')
}

describe('the levels of a textbook', () => {
  const levelled = (levels: string[]) =>
    call(`/textbooks/${line.textbook.id}`, { token: line.tokens.staff, method: 'PATCH', body: { levels } })

  it('are those that its occupation has; the refusal names them, at the field', async () => {
    expect((await levelled(['4', '3'])).status).toBe(200)
    const refused = await levelled(['4', '2', '1'])
    expect([refused.status, codeOf(refused)]).toEqual([422, 'materials.levelNotInStandard'])
    expect(refused.body.errors?.[0]).toMatchObject({
      details: { field: 'levels' },
      message: expect.stringMatching(/二级\/技师、一级\/高级技师。可选：五级\/初级工、四级\/中级工、三级\/高级工/),
    })
  })

  it('are those of the standard once one is in force, which locks no book that stands', async () => {
    const { id } = await payload.create({
      collection: 'standards',
      data: { occupation: line.occupation.id, edition: '2026年版', version: 1, levels: ['5', '4'] } as never,
      depth: 0,
      overrideAccess: true,
      req: await systemReq(payload),
    })
    await payload.db.updateOne({ collection: 'standards', id, data: { state: 'in-force' }, req: await systemReq(payload) })
    expect((await levelled(['5', '3'])).status).toBe(200)
    const more = await levelled(['5', '3', '2'])
    expect([more.status, codeOf(more)]).toEqual([422, 'materials.levelNotInStandard'])
    expect((await levelled(['5', '4'])).status).toBe(200)
    const gone = await levelled(['4', '3'])
    expect([gone.status, codeOf(gone)]).toEqual([422, 'materials.levelNotInStandard'])
    const made = await call('/textbooks', {
      token: line.tokens.staff,
      body: { title: '新书', urlName: 'new-book', occupation: line.occupation.id, levels: ['3'], committee: line.committee.id },
    })
    expect([made.status, codeOf(made)]).toEqual([422, 'materials.levelNotInStandard'])
    expect((await levelled(['4'])).status).toBe(200)
  })
})

describe('writing', () => {
  it('refuses the text before writing has started, and to everybody but the authors', async () => {
    const early = await call(path(), { token: line.tokens.author, method: 'PATCH', body: { manuscript: manuscript('早了') } })
    expect([early.status, codeOf(early)]).toEqual([422, 'materials.manuscriptLocked'])
    await must(transit('chapters', chapter(), line.tokens.author, 'startWriting'))
    for (const name of ['chief', 'editor', 'staff'] as const) {
      const answer = await call(path(), { token: line.tokens[name], method: 'PATCH', body: { manuscript: manuscript('越权') } })
      expect([name, answer.status, codeOf(answer)]).toEqual([name, 422, 'materials.manuscriptLocked'])
    }
    expect((await call(path(), { token: line.tokens.coAuthor, method: 'PATCH', body: { manuscript: manuscript('越权') } })).status).toBe(
      403,
    )
  })

  it('numbers and hashes drafts, refuses the same text twice, and moves no draft afterwards', async () => {
    const { body } = await write(0, `${SECRET}：渗碳体是铁与碳的化合物。`)
    expect(body['draft']).toMatchObject({ number: 1, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const again = await call(`${path()}/drafts`, { token: line.tokens.author, body: {} })
    expect(codeOf(again)).toBe('materials.draftUnchanged')
    const { id } = body['draft'] as { id: string }
    expect((await rest(`/drafts/${id}`, { token: line.tokens.staff, method: 'PATCH', body: { note: 'x' } })).status).toBe(403)
    const req = await systemReq(payload)
    await expect(payload.update({ collection: 'drafts', id, data: { note: 'x' }, overrideAccess: true, req })).rejects.toMatchObject({
      code: 'materials.appendOnly',
    })
    await expect(payload.delete({ collection: 'drafts', id, overrideAccess: true, req: await systemReq(payload) })).rejects.toMatchObject({
      code: 'materials.appendOnly',
    })
  })

  it('lets no draft go on that is not the text as it stands', async () => {
    await must(call(path(), { token: line.tokens.author, method: 'PATCH', body: { manuscript: manuscript(`${SECRET}：改过的文字。`) } }))
    expect(codeOf(await transit('chapters', chapter(), line.tokens.author, 'submitDraft'))).toBe('materials.draftBehindManuscript')
    await must(call(`${path()}/drafts`, { token: line.tokens.author, body: { note: '二稿' } }))
    await must(transit('chapters', chapter(), line.tokens.author, 'submitDraft'))
  })

  it('compares two drafts word by word for those who may see them', async () => {
    const { body } = await call(`/drafts?sort=number&depth=0&where[chapter][equals]=${chapter()}`, { token: line.tokens.chief })
    const [a, b] = (body['docs'] as { id: string }[]).map(({ id }) => id)
    const compared = await must(call(`/drafts/compare?a=${b}&b=${a}`, { token: line.tokens.chief }))
    expect(compared.body).toMatchObject({ before: { number: 1 }, after: { number: 2 }, touched: { changed: 1, added: 0 } })
    expect((await call(`/drafts/compare?a=${a}&b=${b}`, { token: line.tokens.outsider })).status).toBe(404)
  })
})

describe('people', () => {
  const appoint = (name: Cast, people: Record<string, unknown>, index = 0) =>
    call(`${path(index)}/people`, { token: line.tokens[name], body: people })

  it('are appointed by the chief editor and the centre, not by those concerned', async () => {
    for (const name of ['author', 'reviewer1', 'outsider', 'chair'] as const)
      expect(codeOf(await appoint(name, { finalReviewer: line.people.reader.id })), name).toBe('materials.fieldLocked')
    const both = [line.people.author.id, line.people.coAuthor.id]
    await must(appoint('chief', { authors: both, dueOn: { author: '2026-10-01' } }, 2))
    await must(appoint('chief', { authors: [line.people.author.id] }, 2))
    await must(appoint('chief', { finalReviewer: line.people.reader.id, dueOn: { review3: '2026-12-01' } }))
    await must(appoint('staff', { finalReviewer: line.people.reviewer3.id }))
  })

  it('review nothing that they wrote, and no two rounds', async () => {
    expect(codeOf(await appoint('chief', { firstReviewer: line.people.author.id }))).toBe('materials.reviewerWroteChapter')
    expect(codeOf(await appoint('staff', { firstReviewer: line.people.reviewer2.id }))).toBe('materials.sameReviewer')
    // The same rule behind the ordinary door, and for an author who would come to a chapter that they review.
    const direct = await call(path(), {
      token: line.tokens.staff,
      method: 'PATCH',
      body: { authors: [line.people.author.id, line.people.reviewer1.id] },
    })
    expect(codeOf(direct)).toBe('materials.reviewerWroteChapter')
  })

  it('get an assignment and a notice when they are appointed, and lose it when they are relieved', async () => {
    const { body } = await call(`/assignments?depth=0&limit=100&where[chapter][equals]=${chapter()}&where[kind][equals]=review3`, {
      token: line.tokens.staff,
    })
    const rows = body['docs'] as { person: string; status: string; dueOn: string | null }[]
    expect(rows.filter(({ status }) => status === 'open').map(({ person }) => person)).toEqual([line.people.reviewer3.id])
    expect(rows.find(({ person }) => person === line.people.reader.id)).toMatchObject({ status: 'cancelled', dueOn: '2026-12-01' })
    const notices = await payload.find({
      collection: 'notifications',
      where: { recipient: { equals: line.people.reader.id } },
      overrideAccess: true,
    })
    expect(notices.docs.map(({ kind }) => kind)).toContain('materials.assignmentOpened')
  })

  it('unify without becoming writers unless they change the text', async () => {
    await must(appoint('staff', { finalReviewer: line.people.chief.id }))
    await must(call(path(), { token: line.tokens.chief, method: 'PATCH', body: { manuscript: manuscript(`${SECRET}：统稿改写。`) } }))
    await must(call(`${path()}/drafts`, { token: line.tokens.chief, body: {} }))
    expect(codeOf(await transit('chapters', chapter(), line.tokens.chief, 'passUnifying'))).toBe('materials.reviewerWroteChapter')
    await must(appoint('staff', { finalReviewer: line.people.reviewer3.id }))
    await must(transit('chapters', chapter(), line.tokens.chief, 'passUnifying'))
  })
})

describe('what people see of a chapter in review', () => {
  const MAY: readonly Cast[] = ['chief', 'author', 'editor', 'proofA', 'proofB', 'reader', 'chair', 'staff', 'auditor']

  it('is its text for those who work on it, and for nobody else, by any path', async () => {
    await must(
      call(`${path()}/comments`, { token: line.tokens.chief, body: { blockIndex: 0, body: `${SECRET}：请核对。`, severity: 'question' } }),
    )
    for (const name of CAST) expect([name, (await everythingSeenBy(name)).includes(SECRET)]).toEqual([name, MAY.includes(name)])
  })

  it('cannot be guessed by filters', async () => {
    for (const name of ['trainee', 'outsider', 'reviewer1'] as const)
      for (const query of [
        `/chapters?where[manuscript][like]=${SECRET}`,
        `/chapters?where[manuscriptHash][exists]=true&where[manuscript][exists]=true`,
        `/comments?where[body][like]=${SECRET}`,
        `/reviews?where[chapter.manuscript][like]=${SECRET}`,
      ]) {
        const answer = await call(encodeURI(query), { token: line.tokens[name] })
        const docs = (answer.body['docs'] ?? []) as unknown[]
        expect([name, query, docs.length]).toEqual([name, query, 0])
      }
  })

  it('opens to the reviewer of the round with the declaration, and to no other', async () => {
    const undeclared = await transit('chapters', chapter(), line.tokens.reviewer1, 'passReview1')
    expect([undeclared.status, codeOf(undeclared)]).toEqual([422, 'materials.notDeclared'])
    const other = await call(`${path()}/reviews/declare`, { token: line.tokens.reviewer2, body: { declaration: 'none' } })
    expect(codeOf(other)).toBe('materials.notTheReviewer')
    expect((await call(`${path()}/reviews/declare`, { token: line.tokens.outsider, body: { declaration: 'none' } })).status).toBe(404)
    await must(call(`${path()}/reviews/declare`, { token: line.tokens.reviewer1, body: { declaration: 'none' } }))
    expect(await everythingSeenBy('reviewer1')).toContain(SECRET)
    expect(await everythingSeenBy('reviewer2')).not.toContain(SECRET)
  })

  it('passes or returns a round with a written opinion alone, and keeps it', async () => {
    const silent = await transit('chapters', chapter(), line.tokens.reviewer1, 'passReview1')
    expect([silent.status, codeOf(silent)]).toEqual([422, 'materials.opinionMissing'])
    expect(silent.body.errors?.[0]?.details).toEqual({ field: 'opinion', least: 5, given: 0 })
    for (const opinion of ['同意', '。。。。。。。。', '好好好好好好'])
      expect([opinion, codeOf(await transit('chapters', chapter(), line.tokens.reviewer1, 'passReview1', { input: { opinion } }))]).toEqual(
        [opinion, 'materials.opinionMissing'],
      )
    const short = await call(`${path()}/reviews/decide`, {
      token: line.tokens.reviewer1,
      body: { verdict: 'return', opinion: '改', seenSeq: 3 },
    })
    expect([short.status, codeOf(short)]).toEqual([422, 'materials.opinionMissing'])
    const blank = await call(`${path()}/reviews/decide`, {
      token: line.tokens.reviewer1,
      body: { verdict: 'pass', opinion: ' ', seenSeq: 3 },
    })
    expect([blank.status, codeOf(blank)]).toEqual([422, 'materials.opinionMissing'])
    const { body: offered } = await call(`${path()}/actions`, { token: line.tokens.reviewer1 })
    const pass = (offered['actions'] as { action: string; statement?: { label: string } }[]).find(({ action }) => action === 'passReview1')
    expect(pass).toMatchObject({ allowed: true, statement: { label: '审读意见', hint: expect.stringContaining('至少 5 个字') } })
    await must(transit('chapters', chapter(), line.tokens.reviewer1, 'passReview1', { reason: OPINION }))
    const { docs } = await payload.find({
      collection: 'reviews',
      where: { and: [{ chapter: { equals: chapter() } }, { verdict: { equals: 'pass' } }] },
      overrideAccess: true,
    })
    expect(docs.map(({ opinion }) => opinion)).toEqual([OPINION])
  })

  it('stays shut for a reviewer with a conflict, who is taken off and not put back', async () => {
    await must(call(`${path()}/reviews/declare`, { token: line.tokens.reviewer2, body: { declaration: 'conflict', details: '师徒关系' } }))
    expect(await everythingSeenBy('reviewer2')).not.toContain(SECRET)
    expect((await call(`${path()}?depth=0`, { token: line.tokens.staff })).body['secondReviewer'] ?? null).toBeNull()
    const back = await call(`${path()}/people`, { token: line.tokens.chief, body: { secondReviewer: line.people.reviewer2.id } })
    expect([back.status, codeOf(back)]).toEqual([403, 'materials.conflictDeclared'])
    const notices = await payload.find({
      collection: 'notifications',
      where: { recipient: { equals: line.people.chief.id } },
      limit: 100,
      overrideAccess: true,
    })
    expect(notices.docs.map(({ kind }) => kind)).toContain('materials.reviewerNeeded')
    await must(call(`${path()}/people`, { token: line.tokens.chief, body: { secondReviewer: line.people.reader.id } }))
    await must(call(`${path()}/reviews/declare`, { token: line.tokens.reader, body: { declaration: 'none' } }))
  })
})

describe('comments', () => {
  it('that must be settled hold the round until they are resolved or kept by somebody who did not write', async () => {
    const bound = await call(`${path()}/comments`, { token: line.tokens.author, body: { body: '我说了算', severity: 'must' } })
    expect(codeOf(bound)).toBe('materials.notBinding')
    const far = await call(`${path()}/comments`, { token: line.tokens.reader, body: { blockIndex: 99, body: '何处', severity: 'should' } })
    expect(codeOf(far)).toBe('materials.blockOutOfRange')
    const made = await must(
      call(`${path()}/comments`, { token: line.tokens.reader, body: { blockIndex: 0, body: '数据缺出处', severity: 'must' } }),
    )
    const { id } = made.body['comment'] as { id: string }
    const held = await transit('chapters', chapter(), line.tokens.reader, 'passReview2')
    expect([codeOf(held), held.body.errors?.[0]?.details]).toEqual(['materials.commentsOpen', { count: 1, comments: [id] }])
    const keep = (name: Cast, answer: string) =>
      call(`/comments/${id}/answer`, { token: line.tokens[name], body: { status: 'kept', answer } })
    // The chief editor made a draft of this chapter, and so lifts no rule for it.
    expect(codeOf(await keep('chief', '保留'))).toBe('materials.ownException')
    expect(codeOf(await keep('reader', ' '))).toBe('materials.keepReasonMissing')
    expect((await keep('outsider', '保留')).status).toBe(404)
    expect((await keep('auditor', '保留')).status).toBe(403)
    await must(keep('reader', '出处见附录'))
    expect(codeOf(await keep('reader', '再来'))).toBe('materials.commentSettled')
    await must(transit('chapters', chapter(), line.tokens.reader, 'passReview2', { input: { opinion: OPINION } }))
  })
})

describe('returns', () => {
  it('name a reason and a target step, and tell the authors', async () => {
    await must(call(`${path()}/reviews/declare`, { token: line.tokens.reviewer3, body: { declaration: 'none' } }))
    expect(codeOf(await transit('chapters', chapter(), line.tokens.reviewer3, 'return', { target: 'writing' }))).toBe(
      'workflow.reasonNeeded',
    )
    expect(codeOf(await transit('chapters', chapter(), line.tokens.reviewer3, 'return', { reason: '结构需调整' }))).toBe(
      'workflow.targetNeeded',
    )
    const { body } = await must(
      transit('chapters', chapter(), line.tokens.reviewer3, 'return', { reason: '结构需调整', target: 'unifying' }),
    )
    expect(body).toMatchObject({ state: 'unifying' })
    const notices = await payload.find({
      collection: 'notifications',
      where: { recipient: { equals: line.people.author.id } },
      limit: 100,
      overrideAccess: true,
    })
    expect(notices.docs.map(({ textZh }) => textZh).join()).toContain('结构需调整')
    const history = await call(`${path()}/transitions`, { token: line.tokens.author })
    expect((history.body['docs'] as { action: string; reason: string | null }[]).at(-1)).toMatchObject({
      action: 'return',
      reason: '结构需调整',
    })
  })

  it('open a new assignment for whose turn it is again and keep the old one', async () => {
    const { body } = await call(`/assignments?depth=0&limit=100&where[chapter][equals]=${chapter()}&where[kind][equals]=unify`, {
      token: line.tokens.chief,
    })
    expect((body['docs'] as { status: string }[]).map(({ status }) => status).toSorted()).toEqual(['done', 'open'])
  })
})

describe('one door for state', () => {
  it('gives one winner of ten at once, and tells the others what is so now', async () => {
    await must(transit('chapters', chapter(1), line.tokens.coAuthor, 'startWriting'))
    await write(1, '第二章的文字')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        call(`${path(1)}/transitions`, { token: line.tokens.coAuthor, body: { action: 'submitDraft', seenSeq: 1 } }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)])
    for (const { body, status } of answers) if (status === 409) expect(body).toMatchObject({ code: 'stale', state: 'unifying', seq: 2 })
    const { totalDocs } = await payload.count({
      collection: 'transitions',
      where: { subject: { equals: `chapters/${chapter(1)}` } },
      overrideAccess: true,
    })
    expect(totalDocs).toBe(2)
  })

  it('refuses a draft over what the caller did not see', async () => {
    const answer = await call(`${path(1)}/drafts`, { token: line.tokens.chief, body: { seenSeq: 1 } })
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'stale', state: 'unifying', seq: 2 }])
  })

  it('cannot be gone round by an edit', async () => {
    for (const data of [{ state: 'final' }, { sealedHash: 'x'.repeat(64) }, { stateSeq: 40 }, { currentDraft: null }]) {
      const answer = await call(path(1), { token: line.tokens.staff, method: 'PATCH', body: data })
      expect([answer.status, codeOf(answer)]).toEqual([422, expect.stringMatching(/^(workflow\.closedDoor|materials\.fieldLocked)$/)])
    }
    const outsider = await call(`${path(1)}/transitions`, { token: line.tokens.outsider, body: { action: 'passUnifying', seenSeq: 2 } })
    expect(outsider.status).toBe(404)
  })

  it('leaves nothing of a transition whose effect fails', async () => {
    const before = await counts()
    const req = await reqAs(payload, line.people.chief)
    // Nobody can be told of a chapter that vanishes while its assignments are written: the last effect fails.
    const broken = payload.db.create
    const subject = chapter(1)
    payload.db.create = async (args) => {
      if (args.collection === 'assignments' || args.collection === 'notifications') throw new Error('disk full')
      return broken.call(payload.db, args)
    }
    try {
      await expect(changeState({ req, slug: 'chapters', id: subject, action: 'return', reason: OPINION, seenSeq: 2 })).rejects.toThrow(
        'disk full',
      )
    } finally {
      payload.db.create = broken
    }
    expect(await counts()).toEqual(before)
    expect((await call(`${path(1)}?depth=0`, { token: line.tokens.chief })).body).toMatchObject({ state: 'unifying', stateSeq: 2 })
  })

  async function counts() {
    const names = ['transitions', 'audit-log', 'assignments', 'notifications', 'reviews', 'jobs'] as const
    const all: Record<string, number> = {}
    for (const collection of names) all[collection] = (await payload.count({ collection, overrideAccess: true })).totalDocs
    return all
  }
})

describe('Word files', () => {
  const upload = (bytes: Uint8Array, name: string, token: string) => {
    const form = new FormData()
    form.set(
      'file',
      new File([new Uint8Array(bytes)], name, { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }),
    )
    return call(`${path(2)}/import-docx`, { token, body: form })
  }

  it('become the working copy and the next draft, with a report', async () => {
    await must(transit('chapters', chapter(2), line.tokens.author, 'startWriting'))
    const { body } = await must(upload(await docx(p(r('转炉炼钢用氧气吹炼铁水。'))), '第三章.docx', line.tokens.author))
    expect(body).toMatchObject({ draft: { number: 1, characterCount: 12 }, report: { totals: { paragraphs: 1 } } })
    const kept = await call(`${path(2)}?depth=0`, { token: line.tokens.author })
    expect(JSON.stringify(kept.body['manuscript'])).toContain('转炉炼钢')
    await must(transit('chapters', chapter(2), line.tokens.author, 'submitDraft'))
  })

  it('are refused to whoever may not write now, before they are opened', async () => {
    const bytes = await docx(p(r('越权')))
    expect((await upload(bytes, 'x.docx', line.tokens.outsider)).status).toBe(404)
    expect(codeOf(await upload(bytes, 'x.docx', line.tokens.author))).toBe('materials.manuscriptLocked')
    expect((await call(`${path(2)}/import-docx`, { body: new FormData() })).status).toBe(401)
  })

  it('that are damaged or no Word files leave nothing behind', async () => {
    const media = await payload.count({ collection: 'media', overrideAccess: true })
    const drafts = await payload.count({ collection: 'drafts', overrideAccess: true })
    const good = await docx(p(r('好的文件')))
    for (const bytes of [
      new Uint8Array([1, 2, 3]),
      good.slice(0, good.length / 2),
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]) {
      const answer = await upload(bytes, 'x.docx', line.tokens.chief)
      expect([answer.status >= 400 && answer.status < 500, codeOf(answer)]).toEqual([true, expect.stringMatching(/^files\./)])
    }
    const empty = await call(`${path(2)}/import-docx`, { token: line.tokens.chief, body: new FormData() })
    expect([empty.status, codeOf(empty)]).toEqual([400, 'request.invalid'])
    expect(await payload.count({ collection: 'media', overrideAccess: true })).toEqual(media)
    expect(await payload.count({ collection: 'drafts', overrideAccess: true })).toEqual(drafts)
  })
})

describe('pictures of a Word file', () => {
  it('are kept once, and leave no file where the draft is refused', async () => {
    const token = line.tokens.chief
    const send = async (bytes: Uint8Array) => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], '图.docx'))
      return call(`${path(2)}/import-docx`, { token, body: form })
    }
    const first = await picturedDocx('#225588')
    await must(send(first))
    const [media] = (await payload.find({ collection: 'media', overrideAccess: true })).docs
    expect(media).toMatchObject({ mimeType: 'image/png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), isPublic: false })
    const files = () => readdirSync(process.env['MEDIA_DIR'] ?? '').toSorted()
    const before = files()
    expect(codeOf(await send(first))).toBe('materials.draftUnchanged')
    expect(files()).toEqual(before)
    const create = payload.db.create
    payload.db.create = async (args) => {
      if (args.collection === 'drafts') throw new Error('disk full')
      return create.call(payload.db, args)
    }
    try {
      expect((await send(await picturedDocx('#882255'))).status).toBe(500)
    } finally {
      payload.db.create = create
    }
    expect(files()).toEqual(before)
    expect((await payload.count({ collection: 'media', overrideAccess: true })).totalDocs).toBe(1)
  })

  async function picturedDocx(colour: string): Promise<Uint8Array> {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
      .png()
      .toBuffer()
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:extent cx="381000" cy="285750"/><wp:docPr id="1" name="图 1" descr="一块颜色"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId90"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    return docx({
      body: p(r('带图的一章。')) + p(drawing),
      files: { 'word/media/image1.png': new Uint8Array(png) },
      relationships: [{ id: 'rId90', type: 'image', target: 'media/image1.png' }],
    })
  }
})

describe('the board and the workload', () => {
  it('show chapters, people and what blocks them', async () => {
    const { body } = await must(call(`/editions/${line.edition.id}/board`, { token: line.tokens.chief }))
    const board = body as unknown as {
      edition: { blocked: { code: string }[] }
      chapters: { state: string; people: { authors: { name: string }[] }; tasks: { kind: string }[] }[]
    }
    expect(board.edition.blocked.map(({ code }) => code)).toEqual(['materials.chaptersNotFinal'])
    expect(board.chapters.map(({ state }) => state)).toEqual(['unifying', 'unifying', 'unifying'])
    expect(board.chapters[0]).toMatchObject({ people: { authors: [{ name: line.people.author.name }] }, tasks: [{ kind: 'unify' }] })
    expect((await call(`/editions/${line.edition.id}/board`, { token: line.tokens.outsider })).status).toBe(404)
  })

  it('say who has what and who is late, page by page', async () => {
    const open = await payload.find({
      collection: 'assignments',
      where: { and: [{ person: { equals: line.people.reviewer1.id } }, { status: { equals: 'open' } }] },
      overrideAccess: true,
    })
    for (const { id } of open.docs)
      await payload.update({
        collection: 'assignments',
        id,
        data: { dueOn: '2020-01-01' },
        overrideAccess: true,
        req: await systemReq(payload),
      })
    const { body } = await must(call(`/assignments/workload?committee=${line.committee.id}&limit=2`, { token: line.tokens.chief }))
    expect(body).toMatchObject({ page: 1, docs: [{ person: { name: line.people.reviewer1.name }, late: expect.any(Number) }, {}] })
    expect((body['docs'] as { late: number }[])[0]?.late).toBeGreaterThan(0)
    const own = await must(call('/assignments/workload', { token: line.tokens.reviewer2 }))
    expect((own.body['docs'] as { person: { id: string } }[]).map(({ person }) => person.id)).toEqual([line.people.reviewer2.id])
  })
})
