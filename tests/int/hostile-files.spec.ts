import { readdir } from 'node:fs/promises'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docx, docxFiles, p, r, renameEntry, zip } from '../factories/docx'
import { call, createLine, must, transit, type Line } from '../factories/line'
import { PIXEL } from '../factories/hostile'
import { bootPayload, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

let payload: Payload
let line: Line
let author: string
let staff: string
let specification: string

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { unsigned: true })
  author = await tokenOf(payload, line.people.author)
  staff = await tokenOf(payload, line.people.staff)
  await must(transit('chapters', chapter(), author, 'startWriting'))
  const made = await payload.create({
    collection: 'element-specifications',
    data: { occupation: line.occupation.id, level: '5', kind: 'theory', version: 1 } as never,
    overrideAccess: true,
    req: await systemReq(payload),
  })
  specification = String(made.id)
})
afterAll(() => shutDown(payload))

const chapter = () => line.chapters[0]?.id ?? ''
const MB = 1024 * 1024
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const bytes = (text: string) => new TextEncoder().encode(text)
const LEAK = /node_modules|\bat (?:async )?[\w.<>]+ \(|\.(?:ts|js):\d+|SQLITE_|drizzle|\/tmp\/|\/work\/|\/home\//i

/** What a refused file must leave as it was. */
async function traces() {
  const counts = await Promise.all(
    (['drafts', 'media', 'occupations', 'element-nodes', 'appraisal-points', 'audit-log', 'jobs', 'transitions'] as const).map(
      async (collection) => [collection, (await payload.db.count({ collection })).totalDocs] as const,
    ),
  )
  const directory = process.env['MEDIA_DIR'] ?? ''
  const files = (await readdir(directory, { recursive: true }).catch(() => [])).toSorted()
  const row = await payload.findByID({ collection: 'chapters', id: chapter(), depth: 0, overrideAccess: true })
  return { ...Object.fromEntries(counts), files, manuscript: row.manuscript, updatedAt: row.updatedAt }
}

function form(file: Uint8Array, name: string, type: string, data?: Record<string, unknown>): FormData {
  const made = new FormData()
  made.append('file', new File([new Uint8Array(file)], name, { type }))
  if (data) made.append('_payload', JSON.stringify(data))
  return made
}

async function refusedFile(path: string, token: string, body: FormData | Uint8Array, headers: Record<string, string> = {}) {
  const before = await traces()
  const answer = await rest(path, { token, method: 'POST', body, headers })
  const text = await answer.text()
  expect(answer.status, text.slice(0, 300)).toBeGreaterThanOrEqual(400)
  expect(answer.status, text.slice(0, 300)).toBeLessThan(500)
  expect(text).not.toMatch(LEAK)
  const code = (JSON.parse(text) as { errors?: { code?: string }[] }).errors?.[0]?.code
  expect(code, text.slice(0, 300)).toMatch(/^[\w-]+(\.\w+)+$/)
  expect(await traces()).toEqual(before)
  return { status: answer.status, code }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const withMain = (document: string) => zip({ ...docxFiles({ body: '' }), 'word/document.xml': document })

describe('a chapter takes no Word file that is', () => {
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['empty', 'files.empty', () => new Uint8Array()],
    ['a picture', 'files.notZip', () => new Uint8Array(PIXEL)],
    ['an SVG with a script', 'files.notZip', () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['JSON with prototype keys', 'files.notZip', () => bytes('{"__proto__":{"admin":true}}')],
    ['truncated', 'files.damaged', async () => (await docx(p(r('正文')))).slice(0, -40)],
    ['a bomb', 'files.tooLarge', () => withMain('a'.repeat(60 * MB))],
    [
      'an external entity',
      'files.externalEntity',
      () => withMain(`<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body>&x;</w:body></w:document>`),
    ],
    [
      'a path that climbs out',
      'files.unsafePath',
      async () => renameEntry(await docx(p(r('正文'))), 'word/document.xml', '../../document.xm'),
    ],
    ['another archive', 'files.unsupportedType', () => zip({ 'a.txt': 'x' })],
  ])('%s', async (_what, code, make) => {
    const answer = await refusedFile(`/chapters/${chapter()}/import-docx`, author, form(await make(), '../../稿.docx', DOCX))
    expect(answer.code).toBe(code)
  })

  it('from somebody who does not write it, whatever the file is', async () => {
    const { code } = await refusedFile(`/chapters/${chapter()}/import-docx`, staff, form(await docx(p(r('正文'))), 'a.docx', DOCX))
    expect(code).toMatch(/^(materials|request)\./)
    await refusedFile(`/chapters/${chapter()}/import-docx`, '', form(await docx(p(r('正文'))), 'a.docx', DOCX))
  })
})

describe('a table is not read from what is', () => {
  const FILES: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ['empty', () => new Uint8Array(), 'application/octet-stream'],
    ['a picture', () => new Uint8Array(PIXEL), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a Word file', () => docx(p(r('正文'))), DOCX],
    ['half an archive', async () => (await zip({ 'xl/workbook.xml': '<workbook/>' })).slice(0, 60), 'application/zip'],
    ['a bomb', () => zip({ 'xl/workbook.xml': 'a'.repeat(60 * MB) }), 'application/zip'],
    ['JSON that is none', () => bytes('{"rows":'), 'application/json'],
    ['JSON of another shape', () => bytes('{"a":1}'), 'application/json'],
    ['JSON with prototype keys', () => bytes('[{"__proto__":{"admin":true},"code":"6-17-09-02"}]'), 'application/json'],
    ['JSON nested without end', () => bytes('['.repeat(200_000)), 'application/json'],
    ['more JSON than allowed', () => new Uint8Array(40 * MB).fill(0x5b), 'application/json'],
    ['a form without a file', () => bytes('--x--\r\n'), 'multipart/form-data; boundary=x'],
    ['a form that is none', () => bytes('x'), 'multipart/form-data'],
  ]
  it.each(FILES)('%s', async (_what, make, type) => {
    const file = await make()
    for (const path of [`/element-specifications/${specification}/import`, '/occupations/import', '/standards/import'])
      await refusedFile(path, staff, file, { 'content-type': type })
  })
})

describe('the library of pictures takes none that is', () => {
  const SVG = bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const HTML = bytes('<!doctype html><script>alert(1)</script>')
  it.each<[string, Uint8Array, string, string]>([
    ['an SVG', SVG, 'a.svg', 'image/svg+xml'],
    ['an SVG that says it is a PNG', SVG, 'a.png', 'image/png'],
    ['an SVG with two endings', SVG, 'a.png.svg', 'image/png'],
    ['a page', HTML, 'a.html', 'text/html'],
    ['a page that says it is a GIF', HTML, 'a.gif', 'image/gif'],
    ['a page that begins like a GIF', Buffer.concat([Buffer.from('GIF89a'), HTML]), 'a.html', 'image/gif'],
    ['XML', bytes('<?xml version="1.0"?><x/>'), 'a.xml', 'application/xml'],
    ['a program', bytes('MZ\u0000\u0000'), 'a.png', 'image/png'],
    ['empty', new Uint8Array(), 'a.png', 'image/png'],
    ['half a picture', new Uint8Array(PIXEL.subarray(0, 20)), 'a.png', 'image/png'],
    ['larger than allowed', new Uint8Array(51 * MB).fill(1), 'a.png', 'image/png'],
  ])('%s', async (_what, file, name, type) => {
    await refusedFile('/media', staff, form(file, name, type, { alt: 'x' }))
  })

  it('fetched from an address that the client names', async () => {
    await refusedFile('/media', staff, bytes('{"url":"http://127.0.0.1:1/a.png","filename":"a.png"}'), {
      'content-type': 'application/json',
    })
    const made = new FormData()
    made.append('file', JSON.stringify({ filename: '../../../etc/passwd', mimeType: 'image/png', size: 1, clientUploadContext: {} }))
    await refusedFile('/media', staff, made)
    expect((await call('/media/paste-url/1?src=http://127.0.0.1:1/a.png', { token: staff })).status).toBeGreaterThanOrEqual(400)
  })

  it.each([
    '../../climbs.png',
    '..\\..\\climbs.png',
    '/etc/climbs.png',
    'a/../../climbs.png',
    '.png',
    'con.png',
    'a.html',
    'a.exe',
    'a.png.js',
    '稿 一.png',
    'a\u202egnp.png',
    'x'.repeat(400) + '.png',
  ])('stored outside its folder or under another name than a file may have: %s', async (name) => {
    const before = await traces()
    const answer = await rest('/media', {
      token: staff,
      method: 'POST',
      body: form(new Uint8Array(PIXEL), name, 'image/png', { alt: 'x' }),
    })
    expect(answer.status).toBeLessThan(500)
    if (answer.status >= 400) return expect(await traces()).toEqual(before)
    const { doc } = (await answer.json()) as { doc: { filename: string; mimeType: string } }
    expect(doc.filename).toMatch(/^[^/\\\u0000-\u001f\u202a-\u202e]{1,255}\.png$/)
    expect(doc.filename).not.toContain('..')
    expect((await traces()).files).toContain(doc.filename)
  })

  it.each(['../../../etc/passwd', '..%2f..%2ftest.db', '....//test.db', 'test.db', '%00', 'publications/../x'])(
    'read by the name %s',
    async (name) => {
      const answer = await rest(`/media/file/${encodeURIComponent(name)}`, { token: staff })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    },
  )
})
