import type { CareLine } from '@/platform/domains'

/** What readers have reported and nobody has looked into. */
export const openErrata: CareLine = {
  label: { zh: '待核实的勘误', en: 'Errata to confirm' },
  href: '/admin/collections/errata?where[state][equals]=reported',
  order: 10,
  count: async (req) => {
    const where = { state: { equals: 'reported' } }
    return (await req.payload.count({ collection: 'errata', where, overrideAccess: true, req })).totalDocs // a number only, for the centre's people
  },
}
