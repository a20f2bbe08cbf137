import type { AdminViewServerProps } from 'payload'
import { holdsRole } from '@/access'
import { languageOf } from '@/kernel/errors'
import { Live } from '@/platform/admin/Live'
import { todayOf } from '@/platform/clock'
import { scopeLabel } from '../adopt'
import { isOffered, isUndecided } from '../standing'
import { showValue } from '../value'
import { AdoptForm, type OfferRow } from './AdoptForm'
import { AdoptStepNav } from './AdoptStepNav'
import { loadOffers } from './standing'
import { sourceSays, stateOf } from './state-words'
import { policyTexts } from './texts'
import '@/platform/admin/sheet.css'
import './policies.css'

/** The rules that come along with the platform, to be adopted one by one or together: `?key=` marks the one that something waits for. */
export async function AdoptView({ initPageResult, searchParams }: AdminViewServerProps) {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  const text = policyTexts[language]
  if (!req.user) return null
  const asked = searchParams?.['key']
  const rows = (await loadOffers(req)).map(({ definition, shipped, standing }): OfferRow => {
    const { key, label, unit, value, without } = definition
    const shown = showValue(value, shipped.value, language)
    return {
      key,
      scope: shipped.scope,
      rule: label[language],
      group: without,
      value: [shown, value.kind === 'share' ? '' : (unit?.label[language] ?? '')].filter(Boolean).join(' '),
      scopeName: scopeLabel(shipped.scope)[language],
      source: shipped.source,
      sourceSays: sourceSays(shipped, text),
      note: shipped.note ?? '',
      state: stateOf(standing, text),
      isOffered: isOffered(standing),
      isUndecided: isUndecided(standing),
      isAsked: key === asked,
    }
  })
  return (
    <Live className="lg-page lg-adopt">
      <AdoptStepNav list={text.list} title={text.title} />
      <header className="lg-page__head">
        <div>
          <h1>{text.title}</h1>
          <p>{text.intro}</p>
        </div>
      </header>
      <AdoptForm rows={rows} today={todayOf(req)} mayAdopt={holdsRole(req, 'admin', 'centre-staff')} language={language} />
    </Live>
  )
}
