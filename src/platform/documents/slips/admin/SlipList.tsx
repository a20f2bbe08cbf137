'use client'

import { useState } from 'react'
import { localMinute } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { leadsNowhereElse } from '@/kernel/loopback'
import { fill } from '@/platform/admin/fill'
import { readAnswer } from '@/platform/admin/send'
import { save } from '@/platform/spreadsheets/admin/save'
import { slipTexts } from './texts'
import './slips.css'

export type WaitingSlips = { id: string; count: number; until: string }

type Props = {
  slips: readonly WaitingSlips[]
  /** The public address, as the slips print it. */
  address: string
  /** Where the slips of an import are collected. */
  hrefOf: (id: string) => string
  language: Language
  heading: 'h3' | 'h4'
  /** After the answer, whatever it was; `isCollected` where the slips were had. */
  onAnswer: (id: string, isCollected: boolean) => void
}

/** The sign-in slips that wait for whoever imported, each to be had once; nothing where none waits. */
export function SlipList({ address, heading: Heading, hrefOf, language, onAnswer, slips }: Props) {
  const text = slipTexts[language]
  const [busy, setBusy] = useState<string>()
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean }>()

  const collect = async (id: string) => {
    setBusy(id)
    setSaid(undefined)
    const refusal = await fetchSlips(hrefOf(id), text.unreachable)
    setSaid({ message: refusal ?? text.collected, isRefusal: refusal !== null })
    setBusy(undefined)
    onAnswer(id, refusal === null)
  }

  if (slips.length === 0 && !said) return null
  return (
    <section className="lg-block" aria-label={text.slips}>
      <Heading>{text.slips}</Heading>
      <p className="lg-hint">{text.intro}</p>
      {slips.length > 0 && leadsNowhereElse(address) ? (
        <p className="lg-page__refusal" role="note">
          ⚠ {fill(text.nowhere, { address: `${address}/login` })}
        </p>
      ) : null}
      <ul className="lg-slips">
        {slips.map(({ count, id, until }) => (
          <li key={id}>
            <span>{fill(text.waiting, { count, until: localMinute(until) })}</span>
            <button type="button" className="lg-button lg-button--forward" disabled={busy !== undefined} onClick={() => void collect(id)}>
              {busy === id ? text.collecting : text.collect}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-pass'}>
        {said?.message}
      </p>
    </section>
  )
}

/** Saves the sheet. @returns what refused it, null where nothing did */
async function fetchSlips(href: string, unreachable: string): Promise<string | null> {
  try {
    const answer = await fetch(href, { method: 'POST', credentials: 'include' })
    if (answer.ok) {
      save(await answer.blob(), 'sign-in-slips.pdf')
      return null
    }
    const refused = readAnswer(false, await answer.text(), unreachable)
    return refused.ok ? unreachable : refused.message
  } catch (error) {
    // fetch throws a TypeError where there is no server to talk to.
    if (!(error instanceof TypeError)) throw error
    return unreachable
  }
}
