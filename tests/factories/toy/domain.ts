import type { Payload } from 'payload'
import { deny } from '@/access'
import { DomainError } from '@/kernel/errors'
import { defineDomain } from '@/platform/domains'
import { defineEvent } from '@/platform/events'
import { defineJob } from '@/platform/jobs'
import { defineInvariant } from '@/platform/verify'

/** What the toy was seen to do, for its test. */
export const seen: string[] = []

export const toyWound = defineEvent<{ toy: string }>('toy.wound')

/** A domain that brings one of each kind along and is good for nothing else. */
export const toys = defineDomain({
  name: 'toys',
  collections: [
    {
      slug: 'toys',
      labels: { singular: { zh: '玩具', en: 'Toy' }, plural: { zh: '玩具', en: 'Toys' } },
      access: { create: () => true, read: () => true, update: deny, delete: deny },
      fields: [{ name: 'name', type: 'text', required: true, label: { zh: '名称', en: 'Name' } }],
    },
  ],
  amend: (collection) =>
    collection.slug === 'notices' ? { ...collection, custom: { ...collection.custom, amendedByToys: true } } : collection,
  endpoints: [{ path: '/toys-say', method: 'get', handler: () => Response.json({ said: 'hello' }) }],
  jobs: [
    defineJob<{ toy: string }>({
      kind: 'toys.wind',
      label: { zh: '上发条', en: 'Wind a toy' },
      run: async ({ input, req }) => {
        await toyWound.emit({ req, key: input.toy, data: { toy: input.toy } })
        return { wound: input.toy }
      },
    }),
  ],
  services: [
    () => {
      seen.push('service started')
      return { stop: async () => void seen.push('service stopped') }
    },
  ],
  messageAreas: [{ prefix: 'toys', label: { zh: '玩具', en: 'Toys' } }],
  hotRoutes: [(router) => router.get('/hot-toy', (_request, response) => void response.json({ hot: true }))],
  hotBodies: [{ path: /^\/hot-toy$/, maxBytes: 100 }],
  events: [toyWound],
  subscribers: [
    toyWound.subscriber({ name: 'toys.tell', mode: 'transaction', run: async ({ data }) => void seen.push(`wound ${data.toy}`) }),
  ],
  invariants: [
    defineInvariant({
      name: 'toys.named',
      label: { zh: '玩具都有名称', en: 'Toys have names' },
      run: async function* ({ looked, payload }) {
        const { docs } = await payload.db.find<{ id: string; name?: string }>({ collection: 'toys' as never, pagination: false, limit: 0 })
        looked(docs.length)
        for (const { id, name } of docs) if (!name) yield { subject: `toys ${id}`, reason: 'it has no name' }
      },
    }),
  ],
  dataMigrations: [
    {
      name: '20261128-toys',
      run: async ({ payload, req }) => void (await payload.db.create({ collection: 'toys' as never, data: { name: '陀螺' }, req })),
    },
  ],
  policies: [
    {
      key: 'toys.most',
      label: { zh: '玩具：最多', en: 'Toys: at most' },
      value: { kind: 'number', min: 0, max: 9, whole: true },
      without: 'default',
      shipped: [{ value: 3, scope: 'default', since: '2026-01-01', source: '试', evidence: 'none', dated: null }],
    },
  ],
  workbench: [{ component: '/src/toys/admin/Panel#Panel', order: 15 }],
  care: [{ label: { zh: '坏了的玩具', en: 'Broken toys' }, href: '/admin/collections/toys', order: 1, count: async () => 7 }],
  firstSteps: [
    {
      step: 'toys',
      label: { zh: '玩具', en: 'Toys' },
      order: 5,
      look: async ({ has }) => ({
        done: await has('toys' as never),
        say: { zh: '放进玩具。', en: 'Put in toys.' },
        go: { zh: '放进', en: 'Put in' },
        href: '/admin/collections/toys/create',
      }),
    },
  ],
  menu: ['/src/toys/admin/Link#Link'],
  site: {
    sections: [{ path: '/toys', label: { zh: '玩具', en: 'Toys' }, order: 15 }],
    home: [{ component: '/src/toys/site/home#Toys', order: 15 }],
    account: [{ component: '/src/toys/site/account#MyToys', order: 15 }],
    pages: async () => [{ path: '/toys' }],
    hidden: ['/toys/secret'],
    assets: [
      { name: 'toy.js', type: 'text/javascript; charset=utf-8', body: async () => '// toy', href: async () => '/assets/toy.js?v=1' },
    ],
  },
  credentials: [
    {
      kind: 'toy',
      label: { zh: '玩具证', en: 'Toy certificate' },
      parseCode: (typed) => (typed.startsWith('TOY-') ? typed : null),
      find: async ({ code }) => {
        if (code !== 'TOY-1') throw new DomainError('request.notFound')
        return { code, toy: '陀螺' }
      },
      page: '/src/toys/site/verify#Toy',
    },
  ],
  onInit: (payload: Payload) => void seen.push(`init with ${payload.config.collections.length > 0}`),
  finish: (config) => ({ ...config, custom: { ...config.custom, finishedByToys: true } }),
  demo: '/src/toys/demo#toyDemo',
})
