import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootPayload, createUser, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

/** What people bring is what its content says, under a name of ours, whole and of a bounded size; its own name is words. */
let payload: Payload
let staff: string
let trainee: string
let png: Buffer

beforeAll(async () => {
  payload = await bootPayload()
  staff = await tokenOf(payload, await createUser(payload, ['centre-staff']))
  trainee = await tokenOf(payload, await createUser(payload, ['trainee']))
  png = await noise(90, 70).png().toBuffer()
})
afterAll(() => shutDown(payload))

function noise(width: number, height: number) {
  const raw = Buffer.alloc(width * height * 3)
  for (let index = 0; index < raw.length; index++) raw[index] = (index * 7919 + ((index * index) >> 3)) & 255
  return sharp(raw, { raw: { width, height, channels: 3 } })
}

const folder = () => payload.collections.media.config.upload.staticDir ?? ''
const files = () => (existsSync(folder()) ? readdirSync(folder(), { withFileTypes: true }).filter((entry) => entry.isFile()) : []).length

async function send(
  bytes: Uint8Array,
  name: string,
  type: string,
  data: object = {},
  more: { token?: string; path?: string; method?: 'POST' | 'PATCH' } = {},
) {
  const form = new FormData()
  form.append('file', new File([bytes as BlobPart], name, { type }))
  form.append('_payload', JSON.stringify(data))
  const answer = await rest(more.path ?? '/media', { method: more.method ?? 'POST', body: form, token: more.token ?? staff })
  const body = (await answer.json()) as {
    doc?: { id: string; filename: string; originalName: string; mimeType: string; width: number; url: string }
    errors?: { code: string; message: string; details?: { field?: string } }[]
  }
  return {
    status: answer.status,
    code: body.errors?.[0]?.code,
    message: body.errors?.[0]?.message,
    details: body.errors?.[0]?.details,
    doc: body.doc,
  }
}

describe('an uploaded picture', () => {
  it.each([
    ['shell.php', 'application/x-php', 'shell.php'],
    ['page.html', 'text/html', 'page.html'],
    ['图.png.php', 'image/png', '图.png.php'],
    ['photo\u202Egnp.exe', 'image/png', 'photognp.exe'],
    ['../../up.png', 'image/png', 'up.png'],
    ['a.jpg', 'image/jpeg', 'a.jpg'],
  ])('called %j ends as its content says, and keeps its name as words', async (name, type, words) => {
    const { doc, status } = await send(png, name, type)
    expect(status).toBe(201)
    expect(doc).toMatchObject({ mimeType: 'image/png', originalName: words, width: 90 })
    expect(doc?.filename).toMatch(/^[0-9a-f]{24}(-\d+)?\.png$/)
    const served = await rest((doc?.url ?? '').replace('/api', ''), { token: staff })
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
    // Byte for byte: it was looked at, not made anew.
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true)
  })

  it('that moves is kept as it came', async () => {
    const frames = await Promise.all(
      [1, 2, 3].map((step) =>
        noise(40 + step - step, 30)
          .modulate({ brightness: step })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const { doc } = await send(moving, 'a.gif', 'image/gif')
    expect(doc).toMatchObject({ mimeType: 'image/gif' })
    const served = await rest((doc?.url ?? '').replace('/api', ''), { token: staff })
    expect(Buffer.from(await served.arrayBuffer()).equals(moving)).toBe(true)
  })

  it('is copied with its own file and no other, and not once that is gone', async () => {
    const { doc } = await send(png, 'a.png', 'image/png')
    const copy = async (body: object) => {
      const answer = await rest(`/media/${doc?.id}/duplicate`, { method: 'POST', token: staff, body })
      return {
        status: answer.status,
        ...((await answer.json()) as { doc?: { filename: string; url: string }; errors?: { code: string }[] }),
      }
    }
    const made = await copy({})
    expect([made.status, made.doc?.url]).toEqual([200, `/api/media/file/${made.doc?.filename}`])
    for (const body of [
      { filename: 'x.png', url: 'http://127.0.0.1:9/x.png' },
      { url: '/api/media/file/x.png' },
      { mimeType: 'text/html' },
    ]) {
      const refused = await copy(body)
      expect([body, refused.status, refused.errors?.[0]?.code]).toEqual([body, 400, 'request.invalid'])
    }
    rmSync(path.join(folder(), doc?.filename ?? ''))
    const gone = await copy({})
    expect([gone.status, gone.errors?.[0]?.code]).toEqual([409, 'request.fileGone'])
  })

  it('is refused when it was cut off, and leaves nothing', async () => {
    const before = files()
    for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) {
      const whole = await noise(120, 90).toFormat(format).toBuffer()
      const answer = await send(whole.subarray(0, Math.floor(whole.length * 0.7)), `a.${format}`, `image/${format}`)
      expect([format, answer.status]).toEqual([format, 422])
      expect(answer.code).toMatch(/^files\.(pictureDamaged|damaged)$/)
    }
    expect(files()).toBe(before)
  })

  it('is refused by its sides and its pixels, in words', async () => {
    const long = await send(
      await sharp({ create: { width: 12_001, height: 2, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      'a.png',
      'image/png',
    )
    expect([long.status, long.code]).toEqual([422, 'files.pictureTooLong'])
    expect(long.message).toContain('12000')
    const large = await send(
      await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      'a.png',
      'image/png',
    )
    expect([large.status, large.code, large.details?.field]).toEqual([422, 'files.pictureTooManyPixels', 'file'])
  })

  it.each([
    ['<?php phpinfo() ?>', 'a.png', 'image/png'],
    ['<!doctype html><script>1</script>', 'a.gif', 'image/gif'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.png', 'image/png'],
    ['%PDF-1.7\n', 'a.png', 'image/png'],
  ])('that is none is refused whatever it is called: %j', async (content, name, type) => {
    const { code, status } = await send(new TextEncoder().encode(content), name, type)
    expect([status, code]).toEqual([415, 'files.notAccepted'])
  })

  it('costs nothing to somebody who may bring none', async () => {
    expect((await send(new TextEncoder().encode('not a picture'), 'a.png', 'image/png', {}, { token: trainee })).status).toBe(403)
  })
})

describe('the row of a file', () => {
  it('takes no name, type or size from a client, and no original name', async () => {
    const { doc } = await send(png, 'wahr.png', 'image/png', { originalName: 'falsch.png', filename: 'x.php' })
    expect(doc).toMatchObject({ originalName: 'wahr.png' })
    const changed = await rest(`/media/${doc?.id}`, {
      method: 'PATCH',
      token: staff,
      body: { filename: 'x.php', mimeType: 'text/html', originalName: 'falsch.png', alt: '高炉' },
    })
    expect(changed.status).toBe(200)
    expect(await payload.findByID({ collection: 'media', id: doc?.id ?? '', overrideAccess: true })).toMatchObject({
      filename: doc?.filename,
      mimeType: 'image/png',
      originalName: 'wahr.png',
      alt: '高炉',
    })
  })

  it('of an older installation is served under the name that it has', async () => {
    const req = await systemReq(payload)
    writeFileSync(path.join(folder(), 'old.php.png'), png)
    await payload.db.create({
      collection: 'media',
      data: { filename: 'old.php.png', mimeType: 'image/png', filesize: png.length, isPublic: true },
      req,
    })
    const served = await rest(`/media/file/${encodeURIComponent('old.php.png')}`)
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  })
})

describe('a file of a study unit', () => {
  it('ends as its content says', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>\n%%EOF')
    const { doc, status } = await send(pdf, '讲义\u202Efdp.exe', 'video/mp4', { title: '讲义' }, { path: '/study-files' })
    expect([status, doc?.mimeType, doc?.originalName]).toEqual([201, 'application/pdf', '讲义fdp.exe'])
    expect(doc?.filename).toMatch(/^[0-9a-f]{24}(-\d+)?\.pdf$/)
  })
})
