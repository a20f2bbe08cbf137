import express from 'express'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/kernel/environment'
import { upgradeData } from '@/platform/audit'
import {
  assetsOf,
  composed,
  contributedDemo,
  contributedDomains,
  contributedHotBodies,
  contributedHotRoutes,
  contributedServices,
  defineDomain,
  hiddenPagesOf,
  panelsOf,
  publicPagesOf,
  sectionsOf,
  siteComponentsOf,
  sitePartsOf,
} from '@/platform/domains'
import { loadCare } from '@/platform/admin/workbench/care'
import { loadStartHere } from '@/platform/admin/workbench/load-start-here'
import { drainJobs, queueJob } from '@/platform/jobs'
import { messageWords } from '@/platform/messages/kinds'
import { policyDefinition } from '@/platform/policies'
import { verify } from '@/platform/verify'
import { seen, toys, toyWound } from '../factories/toy/domain'
import { createUser, reqAs, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let config: SanitizedConfig

beforeAll(async () => {
  await import('../../scripts/lib/preload-lexical.mjs')
  const [{ configuration }, { domains }] = await Promise.all([import('@/platform/configuration'), import('@payload-config')])
  // The one line.
  config = await configuration({ environment: parseEnvironment(process.env), domains: [...domains, toys] })
  payload = await getPayload({ config, key: 'toys' })
  await upgradeData(payload)
})
afterAll(() => shutDown(payload))

const system = () => systemReq(payload)

describe('a domain that is named', () => {
  it('is one of the house', () => {
    expect(contributedDomains.of(config).map(({ name }) => name)).toContain('toys')
    expect(seen).toContain('init with true')
    expect(payload.config.custom['finishedByToys']).toBe(true)
  })

  it('brings its collection, which is audited like any other, and amends those before it', async () => {
    const toy = await payload.create({
      collection: 'toys' as never,
      data: { name: '木马' } as never,
      req: await system(),
      overrideAccess: true,
    })
    const { docs } = await payload.db.find<{ subject: string }>({
      collection: 'audit-log',
      where: { and: [{ subjectCollection: { equals: 'toys' } }, { subjectId: { equals: String((toy as { id: string }).id) } }] },
      limit: 5,
    })
    expect(docs.length).toBeGreaterThan(0)
    expect(payload.collections.notices.config.custom['amendedByToys']).toBe(true)
  })

  it('has its endpoint, its hot route and the bodies that it takes', async () => {
    expect(payload.config.endpoints.map(({ path }) => path)).toContain('/toys-say')
    expect(contributedHotBodies.of(config).some(({ path }) => path.test('/hot-toy'))).toBe(true)
    const app = express()
    const context = { payload, environment: parseEnvironment(process.env), logger: payload.logger as never }
    for (const mount of contributedHotRoutes.of(config)) if (mount === toys.hotRoutes?.[0]) mount(app, context)
    const server = app.listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await (await fetch(`http://127.0.0.1:${port}/hot-toy`)).json()).toEqual({ hot: true })
    await new Promise((resolve) => server.close(resolve))
  })

  it('works through its job, and hears its event', async () => {
    const req = await system()
    await queueJob({ req, kind: 'toys.wind', key: 'toys.wind:1', input: { toy: '木马' } })
    await drainJobs(payload)
    expect(seen).toContain('wound 木马')
  })

  it('starts and ends with the server', async () => {
    const own = contributedServices.of(config).find((start) => start === toys.services?.[0])
    await own?.({ payload, environment: parseEnvironment(process.env) }).stop()
    expect(seen).toEqual(expect.arrayContaining(['service started', 'service stopped']))
  })

  it('is verified, has its data brought up to date once, and its rule', async () => {
    const finding = (await verify(payload)).find(({ name }) => name === 'toys.named')
    expect(finding).toMatchObject({ breaks: [], records: 2 })
    await upgradeData(payload)
    expect((await payload.count({ collection: 'toys' as never, overrideAccess: true })).totalDocs).toBe(2)
    expect(policyDefinition(payload, 'toys.most')?.label.zh).toBe('玩具：最多')
    expect(messageWords(payload, 'toys.wound', 'zh')).toBe('玩具')
  })

  it('stands on the workbench: its panel, its number, its first step, its line of the menu', async () => {
    expect(panelsOf(config).map(({ component }) => component)).toContain('/src/toys/admin/Panel#Panel')
    expect(config.admin.dependencies?.['/src/toys/admin/Panel#Panel']).toMatchObject({ type: 'component' })
    expect(config.admin.components?.afterNavLinks).toContainEqual({ path: '/src/toys/admin/Link#Link', clientProps: { inNav: true } })
    const req = await reqAs(payload, await createUser(payload, ['admin']))
    expect((await loadCare(req))[0]).toMatchObject({ count: 7, label: { zh: '坏了的玩具' } })
    expect((await loadStartHere(req))?.[0]).toMatchObject({ step: 'toys', done: true })
  })

  it('stands on the site: its section, its parts, its pages, its files', async () => {
    expect(sectionsOf(config).map(({ path }) => path)).toEqual([
      '/textbooks',
      '/toys',
      '/study',
      '/occupations',
      '/committees',
      '/notices',
      '/policies',
    ])
    expect(sitePartsOf(config, 'home').map(({ component }) => component)).toContain('/src/toys/site/home#Toys')
    expect(sitePartsOf(config, 'account').map(({ component }) => component)).toContain('/src/toys/site/account#MyToys')
    expect(siteComponentsOf(config)).toContain('/src/toys/site/verify#Toy')
    expect((await publicPagesOf(config, await system())).map(({ path }) => path)).toContain('/toys')
    expect(hiddenPagesOf(config)).toContain('/toys/secret')
    expect(
      await assetsOf(config)
        .find(({ name }) => name === 'toy.js')
        ?.href(),
    ).toBe('/assets/toy.js?v=1')
    expect(contributedDemo.of(config)).toContain('/src/toys/demo#toyDemo')
  })

  it('has its papers checked at the one door, beside those of others', async () => {
    const route = payload.config.endpoints.find(({ path }) => path === '/verify/:code')
    const ask = async (code: string) => {
      const req = await system()
      req.routeParams = { code }
      return (await route?.handler(req)) as Response
    }
    expect(await (await ask('TOY-1')).json()).toEqual({ code: 'TOY-1', toy: '陀螺' })
    const none = await ask('TOY-2')
    expect(none.status).toBe(404)
    expect(await none.json()).toMatchObject({ errors: [{ code: 'study.noCertificate' }] })
  })
})

describe('domains that do not fit together', () => {
  const plain = { name: 'plain' }
  it.each([
    ['a name that is no folder’s', () => defineDomain({ name: 'Two Words' }), /called as its folder/],
    [
      'a collection of two domains',
      () => composed([toys, { ...plain, collections: [...(toys.collections ?? [])] }]),
      /collection "toys" stands in toys and in plain/,
    ],
    ['one domain twice', () => composed([plain, plain]), /a domain "plain"/],
    [
      'a subscriber to what nobody emits',
      () => composed([{ ...plain, subscribers: [toyWound.subscriber({ name: 'x', mode: 'job', run: async () => undefined })] }]),
      /plain waits for "toy.wound", which nobody emits/,
    ],
    ['a rule of two domains', () => composed([toys, { ...plain, policies: toys.policies ?? [] }]), /policy "toys.most"/],
    ['a section of two domains', () => composed([toys, { ...plain, site: { sections: toys.site?.sections ?? [] } }]), /section "\/toys"/],
  ])('are refused when they are composed: %s', (_, compose, message) => {
    expect(compose).toThrow(message)
  })
})
