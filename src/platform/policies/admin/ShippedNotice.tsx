import { createLocalReq, type BeforeListTableServerProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { isUndecided } from '../standing'
import { policyTexts } from './texts'
import { loadOffers } from './standing'
import './policies.css'

/** Above the list: how many of the rules that come along are not adopted, and the way there. */
export async function ShippedNotice({ i18n, payload, user }: BeforeListTableServerProps) {
  const language = languageOf(i18n.language)
  const text = policyTexts[language]
  const offers = await loadOffers(await createLocalReq({ ...(user ? { user } : {}) }, payload))
  const open = offers.filter(({ standing }) => isUndecided(standing)).length
  return (
    <p className="lg-policy__notice">
      {open > 0 ? fill(text.notice, { count: open }) : text.noticeDone} <a href="/admin/collections/policies/adopt">{text.toAdopt} →</a>
    </p>
  )
}
