import type { PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { DomainError, type Language } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import { defineTable, writeXlsx } from '@/platform/spreadsheets'
import { totalOrders, type OrderTotals } from '../domain/orders'
import '../../line/errors'

export type PlaceOrder = { callId: string; organisationId?: string; quantity: number; contact?: string; note?: string }

/**
 * Places or changes an organisation's order while the call is open. Training administrators order for their own organisation, the
 * centre's people for any.
 * @throws DomainError `request.notFound`, `request.forbidden`, `materials.orderCallClosed`
 */
export async function placeOrder({ req, callId, organisationId, ...order }: PlaceOrder & { req: PayloadRequest }): Promise<string> {
  const own = idOf(req.user?.organisation)
  const isStaff = holdsRole(req, 'admin', 'centre-staff') || req.context['system'] === true
  const organisation = isStaff ? (organisationId ?? own) : own
  const isAllowed = isStaff || holdsRole(req, 'training-admin')
  if (!isAllowed || !organisation || (organisationId && organisationId !== organisation)) throw new DomainError('request.forbidden')
  return withTransaction(req, async () => {
    const call = await loadCall(req, callId)
    const today = todayOf(req)
    if (call.status !== 'open' || today < call.opensOn || today > call.closesOn)
      throw new DomainError('materials.orderCallClosed', { opensOn: call.opensOn, closesOn: call.closesOn })
    const trusted = { depth: 0, overrideAccess: true, req } as const // decided above
    const { docs } = await req.payload.find({
      collection: 'orders',
      where: { and: [{ call: { equals: callId } }, { organisation: { equals: organisation } }] },
      limit: 1,
      ...trusted,
    })
    const actor = actorOf(req)
    const data = { call: callId, organisation, ...order, orderedBy: actor?.kind === 'user' ? actor.id : null }
    const existing = docs[0]
    const saved = existing
      ? await req.payload.update({ collection: 'orders', id: existing.id, data, ...trusted })
      : await req.payload.create({ collection: 'orders', data, ...trusted })
    return String(saved.id)
  })
}

export type NamedTotals = OrderTotals & { title: string; names: Readonly<Record<string, string>> }

/** The totals of a call by organisation, for the centre's people and the auditor. @throws DomainError `request.forbidden`, `request.notFound` */
export async function orderTotals({ req, callId }: { req: PayloadRequest; callId: string }): Promise<NamedTotals> {
  if (!holdsRole(req, 'admin', 'centre-staff', 'auditor')) throw new DomainError('request.forbidden')
  const call = await loadCall(req, callId)
  const { docs: editions } = await req.payload.find({
    collection: 'editions',
    where: { id: { equals: idOf(call.edition) } },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const { docs } = await req.payload.find({
    collection: 'orders',
    where: { call: { equals: callId } },
    pagination: false,
    depth: 1,
    overrideAccess: false,
    req,
  })
  const lines = docs.map(({ organisation, quantity }) => ({ organisation: idOf(organisation), quantity }))
  const names = Object.fromEntries(
    docs.map(({ organisation }) => [idOf(organisation), typeof organisation === 'object' ? organisation.name : organisation]),
  )
  return { ...totalOrders(lines, editions[0]?.priceFen ?? 0), title: call.title, names }
}

const schema = defineTable({
  title: { zh: '征订汇总', en: 'Orders' },
  columns: {
    organisation: { type: 'text', header: { zh: '单位', en: 'Organisation' }, width: 36 },
    quantity: { type: 'integer', header: { zh: '数量（册）', en: 'Copies' }, width: 12 },
    amount: { type: 'decimal', scale: 2, header: { zh: '金额（元）', en: 'Amount (yuan)' }, width: 14 },
  },
})

/** The totals as an XLSX file, the sum in the last row. */
export async function orderTotalsWorkbook(totals: NamedTotals, language: Language): Promise<Buffer> {
  const priceFen = totals.quantity === 0 ? 0 : totals.amountFen / totals.quantity
  const rows = totals.lines.map(({ organisation, quantity }) => ({
    organisation: totals.names[organisation] ?? organisation,
    quantity,
    amount: quantity * priceFen,
  }))
  const sum = { organisation: language === 'zh' ? '合计' : 'Total', quantity: totals.quantity, amount: totals.amountFen }
  return writeXlsx({ language, sheets: [{ schema, rows: [...rows, sum] }] })
}

async function loadCall(req: PayloadRequest, id: string) {
  const { docs } = await req.payload.find({
    collection: 'order-calls',
    where: { id: { equals: id } },
    limit: 1,
    depth: 0,
    overrideAccess: req.context['system'] === true, // the seed has no account to ask for
    req,
  })
  const call = docs[0]
  if (!call) throw new DomainError('request.notFound')
  return call
}
