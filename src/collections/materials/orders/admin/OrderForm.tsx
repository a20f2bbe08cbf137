'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { Language } from '@/kernel/errors'
import { formatCount } from '../../line/admin/format'
import { fill } from '../../line/admin/edition-format'
import { sendJson } from '@/platform/admin/send'
import { orderTexts } from './texts'

type Organisation = { id: string; name: string; quantity: number | null; contact: string; note: string }
type Props = { callId: string; organisations: readonly Organisation[]; isOwn: boolean; language: Language }

const MOST_COPIES = 1_000_000

/** An organisation's order: placed anew or changed while the call is open. */
export function OrderForm({ callId, isOwn, language, organisations }: Props) {
  const text = orderTexts[language]
  const router = useRouter()
  const id = useId()
  const first = isOwn ? organisations[0] : undefined
  const [organisation, setOrganisation] = useState(first?.id ?? '')
  const [values, setValues] = useState(valuesOf(first))
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean; field?: string }>()
  const chosen = organisations.find((each) => each.id === organisation)
  const quantity = Number(values.quantity)
  const isBadQuantity = !Number.isSafeInteger(quantity) || quantity < 1 || quantity > MOST_COPIES

  const save = async () => {
    setTried(true)
    setSaid(undefined)
    if (!organisation || isBadQuantity) return
    setBusy(true)
    const body = {
      organisationId: organisation,
      quantity,
      contact: values.contact.trim(),
      note: values.note.trim(),
    }
    const answer = await sendJson(`/api/order-calls/${callId}/orders`, body, text.unreachable)
    setBusy(false)
    if (!answer.ok) return setSaid({ message: answer.message, isRefusal: true })
    setSaid({ message: fill(text.saved, { quantity: formatCount(quantity, language) }), isRefusal: false })
    router.refresh()
  }

  return (
    <form
      className="lg-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>{isOwn ? fill(text.formOwn, { organisation: first?.name ?? '' }) : text.form}</h3>
      {isOwn ? null : (
        <label htmlFor={`${id}-organisation`}>
          <span>{text.organisation}</span>
          <select
            id={`${id}-organisation`}
            className="lg-input"
            value={organisation}
            aria-invalid={isTried && !organisation}
            onChange={({ currentTarget }) => {
              setOrganisation(currentTarget.value)
              setValues(valuesOf(organisations.find((each) => each.id === currentTarget.value)))
              setTried(false)
              setSaid(undefined)
            }}
          >
            <option value="">{text.choose}</option>
            {organisations.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
          {isTried && !organisation ? <small className="lg-page__refusal">{text.needsOrganisation}</small> : null}
        </label>
      )}
      {chosen?.quantity ? <p className="lg-hint">{fill(text.current, { quantity: formatCount(chosen.quantity, language) })}</p> : null}
      <label htmlFor={`${id}-quantity`}>
        <span>{text.quantity}</span>
        <input
          id={`${id}-quantity`}
          className="lg-input"
          inputMode="numeric"
          value={values.quantity}
          aria-invalid={isTried && isBadQuantity}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, quantity: value.trim() }))}
        />
        {isTried && isBadQuantity ? <small className="lg-page__refusal">{text.badQuantity}</small> : null}
      </label>
      <label htmlFor={`${id}-contact`}>
        <span>{text.contact}</span>
        <input
          id={`${id}-contact`}
          className="lg-input"
          maxLength={120}
          value={values.contact}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, contact: value }))}
        />
      </label>
      <label htmlFor={`${id}-note`}>
        <span>{text.note}</span>
        <input
          id={`${id}-note`}
          className="lg-input"
          maxLength={500}
          value={values.note}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, note: value }))}
        />
      </label>
      <div className="lg-form__buttons">
        <button type="submit" className="lg-button lg-button--forward" disabled={isBusy}>
          {text.save}
        </button>
      </div>
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said?.message}
      </p>
    </form>
  )
}

function valuesOf(organisation: Organisation | undefined) {
  return {
    quantity: organisation?.quantity ? String(organisation.quantity) : '',
    contact: organisation?.contact ?? '',
    note: organisation?.note ?? '',
  }
}
