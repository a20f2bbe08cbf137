import type { DocumentViewServerProps } from 'payload'
import { holdsRole } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { orderTotals } from '../operations/orders'
import { attempt, deskOf, Refusal, Sheet, type Desk } from '@/platform/admin/sheet'
import { fill } from '../../line/admin/edition-format'
import { OrderForm } from './OrderForm'
import { OrderRegister } from './OrderRegister'
import { orderTexts } from './texts'

/** What was ordered in a call, and the form to order. */
export async function OrderTotalsView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = orderTexts[desk.language]
  const loaded = await attempt(desk, () => loadSheet(desk))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { call, form, standing, totals } = loaded.value
  return (
    <Sheet
      props={props}
      title={text.title}
      intro={text.intro}
      {...(totals
        ? {
            tools: (
              <a className="lg-button lg-button--plain" href={`/api/order-calls/${desk.id}/totals?format=xlsx`} download>
                {text.xlsx}
              </a>
            ),
          }
        : {})}
    >
      <p className="lg-tally">
        <b>{fill(text.period, { opensOn: call.opensOn, closesOn: call.closesOn })}</b>
        <span className={standing === 'open' ? 'lg-pass' : undefined}>{text[standing]}</span>
      </p>
      <div className="lg-page__split">
        <div className="lg-page__main">
          {!totals ? (
            <p className="lg-hint">{text.noTotals}</p>
          ) : totals.lines.length === 0 ? (
            <p className="lg-page__empty">{text.empty}</p>
          ) : (
            <OrderRegister {...totals} language={desk.language} />
          )}
        </div>
        <aside className="lg-page__side" aria-label={text.form}>
          {form.may === 'no' ? (
            <p className="lg-hint">{text.mayNot}</p>
          ) : form.may === 'homeless' ? (
            <p className="lg-page__refusal">{text.noOrganisation}</p>
          ) : standing === 'open' ? (
            <OrderForm callId={desk.id} organisations={form.organisations} isOwn={form.may === 'own'} language={desk.language} />
          ) : (
            <p className="lg-hint">{text.notOpen}</p>
          )}
        </aside>
      </div>
    </Sheet>
  )
}

async function loadSheet({ id, req }: Desk) {
  const { docs: calls } = await req.payload.find({
    collection: 'order-calls',
    where: { id: { equals: id } },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const call = calls[0]
  if (!call) throw new DomainError('request.notFound')
  const today = todayOf(req)
  const standing = call.status !== 'open' || today > call.closesOn ? 'closed' : today < call.opensOn ? 'notYet' : 'open'
  const seesAll = holdsRole(req, 'admin', 'centre-staff', 'auditor')
  return { call, standing, form: await formOf(req, id), totals: seesAll ? await totalsOf(req, id) : undefined } as const
}

async function totalsOf(req: Desk['req'], callId: string) {
  const { amountFen, lines, names, quantity } = await orderTotals({ req, callId })
  return {
    amountFen,
    quantity,
    lines: lines.map((line) => ({ id: line.organisation, name: names[line.organisation] ?? line.organisation, quantity: line.quantity })),
  }
}

/** For whom the caller may order, with what stands ordered already. */
async function formOf(req: Desk['req'], callId: string) {
  const isStaff = holdsRole(req, 'admin', 'centre-staff')
  if (!isStaff && !holdsRole(req, 'training-admin')) return { may: 'no' } as const
  const own = idOf(req.user?.organisation)
  if (!isStaff && !own) return { may: 'homeless' } as const
  const { docs: organisations } = await req.payload.find({
    collection: 'organisations',
    where: isStaff ? {} : { id: { equals: own } },
    select: { name: true },
    sort: 'name',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const { docs: orders } = await req.payload.find({
    collection: 'orders',
    where: { call: { equals: callId } },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return {
    may: isStaff ? 'any' : 'own',
    organisations: organisations.map(({ id, name }) => {
      const order = orders.find(({ organisation }) => idOf(organisation) === String(id))
      return { id: String(id), name, quantity: order?.quantity ?? null, contact: order?.contact ?? '', note: order?.note ?? '' }
    }),
  } as const
}
