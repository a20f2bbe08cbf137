import type { CollectionConfig } from 'payload'
import { actorOf, anyOf, deny, holdsRole, isAdmin, isStaff, readsEverything, signedIn } from '@/access'
import { idOf } from '@/kernel/ids'
import { readsOwnOrders } from '../../line/access'
import { orderCallViews } from '../../editions/admin/views'
import { announceCall } from '../hooks/announce-call'
import { dayField, EDITORIAL_GROUP, personField, requiredRelation, wholeNumber } from '../../fields'

/** 征订: organisations are asked how many copies they take. */
export const orderCalls: CollectionConfig = {
  slug: 'order-calls',
  labels: { singular: { zh: '征订', en: 'Order call' }, plural: { zh: '征订', en: 'Order calls' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'title',
    defaultColumns: ['title', 'edition', 'opensOn', 'closesOn', 'status'],
    components: { views: { edit: orderCallViews } },
  },
  defaultSort: '-opensOn',
  access: { create: isStaff, read: signedIn, update: isStaff, delete: isAdmin },
  hooks: { afterChange: [announceCall] },
  fields: [
    requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
    { name: 'title', type: 'text', required: true, maxLength: 120, label: { zh: '标题', en: 'Title' } },
    dayField('opensOn', { zh: '开始日期', en: 'Opens on' }, { required: true, index: true }),
    dayField('closesOn', { zh: '截止日期', en: 'Closes on' }, { required: true, index: true }),
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'open',
      index: true,
      options: [
        { value: 'open', label: { zh: '进行中', en: 'Open' } },
        { value: 'closed', label: { zh: '已截止', en: 'Closed' } },
      ],
      label: { zh: '状态', en: 'Status' },
    },
  ],
}

/** What one organisation orders in one call; written by operations, which ask whether the call is open. */
export const orders: CollectionConfig = {
  slug: 'orders',
  labels: { singular: { zh: '订单', en: 'Order' }, plural: { zh: '订单', en: 'Orders' } },
  admin: { group: EDITORIAL_GROUP, useAsTitle: 'id', defaultColumns: ['call', 'organisation', 'quantity', 'contact'] },
  access: { create: deny, read: readsOwnOrders, update: deny, delete: deny },
  indexes: [{ fields: ['call', 'organisation'], unique: true }],
  fields: [
    requiredRelation('call', 'order-calls', { zh: '征订', en: 'Order call' }),
    requiredRelation('organisation', 'organisations', { zh: '单位', en: 'Organisation' }),
    wholeNumber('quantity', { zh: '数量', en: 'Quantity' }, { required: true, min: 1 }),
    { name: 'contact', type: 'text', maxLength: 120, label: { zh: '联系人', en: 'Contact' } },
    { name: 'note', type: 'text', maxLength: 500, label: { zh: '备注', en: 'Note' } },
    personField('orderedBy', { zh: '填报人', en: 'Ordered by' }),
  ],
}

/** Sample copies that were sent out. */
export const sampleCopies: CollectionConfig = {
  slug: 'sample-copies',
  labels: { singular: { zh: '样书', en: 'Sample copy' }, plural: { zh: '样书', en: 'Sample copies' } },
  admin: { group: EDITORIAL_GROUP, useAsTitle: 'id', defaultColumns: ['edition', 'recipient', 'quantity', 'sentOn', 'receivedOn'] },
  access: {
    create: isStaff,
    read: anyOf(readsEverything, ({ req }) => {
      const actor = actorOf(req)
      const organisation = holdsRole(req, 'training-admin') ? idOf(req.user?.organisation) : undefined
      if (!actor) return false
      return {
        or: [{ 'recipient.value': { equals: actor.id } }, ...(organisation ? [{ 'recipient.value': { equals: organisation } }] : [])],
      }
    }),
    update: isStaff,
    delete: isAdmin,
  },
  fields: [
    requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
    {
      name: 'recipient',
      type: 'relationship',
      relationTo: ['organisations', 'users'],
      required: true,
      label: { zh: '接收单位或个人', en: 'Recipient' },
    },
    wholeNumber('quantity', { zh: '数量', en: 'Quantity' }, { required: true, min: 1 }),
    dayField('sentOn', { zh: '寄出日期', en: 'Sent on' }),
    dayField('receivedOn', { zh: '收到日期', en: 'Received on' }),
  ],
}
