import express from 'express'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLimit } from '@/platform/credentials/limit'

const app = express()
const router = express.Router()
verifyLimit(router)
app.use(router)
app.use((_req, res) => void res.json({ reached: true }))
let address = ''
let server: ReturnType<typeof app.listen>

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', () => resolve())
  })
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const ask = (path: string, accept = 'application/json') => fetch(address + path, { headers: { accept } })

it('counts verifications by page and by JSON together, and lets everything else pass', async () => {
  const paths = ['/verify/0123-4567-89AB-CDE4', '/en/verify/x', '/api/verify/0123456789ABCDE4', '/verify/x/']
  for (let round = 0; round < 30; round += 1) for (const path of paths) expect((await ask(path)).status).toBe(200)
  for (const path of paths) expect((await ask(path)).status).toBe(429)
  for (const path of ['/verify', '/en/verify', '/api/study/record', '/', '/textbooks/verify/x']) expect((await ask(path)).status).toBe(200)
})

it('tells programs in the shape of the house, and people in words of their language', async () => {
  const json = (await (await ask('/api/verify/x')).json()) as { errors: { code: string }[] }
  expect(json.errors[0]?.code).toBe('request.tooMany')
  const page = await ask('/en/verify/x', 'text/html')
  expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/plain; charset=utf-8'])
  expect(await page.text()).toContain('Too many requests')
  expect(await (await ask('/verify/x', 'text/html')).text()).toContain('请求过于频繁')
})
