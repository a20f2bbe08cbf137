import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { actorOf, anyOf, hasRole, isMember, isStaff } from '@/access'
import { COMMITTEE_ROLES } from '@/kernel/actor'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { COMMITTEE_ROLE_LABELS } from '@/collections/people'
import { dayField } from '@/platform/fields'
import { checkTerm, termsOverlap } from './domain/term'
import './errors'

/** Who holds which role in which committee, from when to when. */
export const memberships: CollectionConfig = {
  slug: 'memberships',
  labels: { singular: { zh: '委员会职务', en: 'Membership' }, plural: { zh: '委员会职务', en: 'Memberships' } },
  admin: {
    group: { zh: '编审', en: 'Editorial work' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'committee', 'user', 'role', 'termStartsOn', 'termEndsOn'],
    listSearchableFields: ['title'],
  },
  access: {
    create: isStaff,
    read: anyOf(hasRole('admin', 'centre-staff', 'auditor'), isMember),
    update: isStaff,
    delete: hasRole('admin'),
  },
  hooks: { beforeChange: [checkMembership] },
  fields: [
    {
      name: 'committee',
      type: 'relationship',
      relationTo: 'committees',
      required: true,
      index: true,
      label: { zh: '委员会', en: 'Committee' },
    },
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, index: true, label: { zh: '人员', en: 'Person' } },
    {
      name: 'role',
      type: 'select',
      required: true,
      index: true,
      options: COMMITTEE_ROLES.map((value) => ({ value, label: COMMITTEE_ROLE_LABELS[value] })),
      label: { zh: '职务', en: 'Role' },
    },
    {
      type: 'row',
      fields: [
        dayField('termStartsOn', { zh: '任期开始', en: 'Term starts' }, { required: true, index: true }),
        dayField('termEndsOn', { zh: '任期结束', en: 'Term ends' }, { index: true }),
      ],
    },
    { name: 'title', type: 'text', admin: { hidden: true }, label: { zh: '名称', en: 'Title' } },
  ],
}

async function checkMembership({ data, operation, originalDoc, req }: Parameters<CollectionBeforeChangeHook>[0]) {
  const row = { ...originalDoc, ...data }
  const actor = actorOf(req)
  const user = idOf(row.user)
  const committee = idOf(row.committee)
  if (actor?.kind === 'user' && actor.id === user && !actor.roles.includes('admin')) throw new DomainError('committees.ownMembership')
  const term = { startsOn: row.termStartsOn, endsOn: row.termEndsOn }
  assertAllowed(checkTerm(term))
  const { docs } = await req.payload.find({
    collection: 'memberships',
    where: { and: [{ user: { equals: user } }, { committee: { equals: committee } }, { role: { equals: row.role } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // looks for a clash only
    req,
  })
  const clash = docs.find(
    (other) =>
      (operation === 'create' || String(other.id) !== String(originalDoc?.id)) &&
      termsOverlap(term, { startsOn: other.termStartsOn, endsOn: other.termEndsOn ?? null }),
  )
  if (clash) throw new DomainError('committees.termOverlaps', { field: 'termStartsOn', membership: clash.id })
  const person = await req.payload.find({
    collection: 'users',
    where: { id: { equals: user } },
    select: { name: true },
    limit: 1,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return { ...data, title: `${person.docs[0]?.name ?? ''} · ${COMMITTEE_ROLE_LABELS[row.role as keyof typeof COMMITTEE_ROLE_LABELS].zh}` }
}
