'use client'

import { useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { DecisionForm } from './DecisionForm'
import { History } from './History'
import { Places, placesOf, type Place } from './Places'
import { texts } from './texts'
import { useWorkflow, type Action } from './use-workflow'
import './transition-bar.css'

/** Two characters make a stamp; two letters of an English word do not. */
const STAMP = /^\p{Script=Han}{2}/u

/** The state of a document, what its reader may do about it, and why not the rest. Stands where the field `state` would stand. */
export function TransitionBar() {
  const { collectionSlug, id, lastUpdateTime } = useDocumentInfo()
  const { i18n } = useTranslation()
  const isModified = useFormModified()
  const router = useRouter()
  const text = texts[i18n.language === 'en' ? 'en' : 'zh']
  const { actions, history, take } = useWorkflow(collectionSlug, id, lastUpdateTime)
  const [chosen, setChosen] = useState<Action>()
  const [said, setSaid] = useState<{ message: string; isRefusal: boolean; isOfText?: boolean; places?: readonly Place[] }>()

  if (!id) return <p className="lg-transition__hint">{text.saveFirst}</p>
  if (!actions) return <div className="lg-transition" aria-busy="true" />

  const decide = async (reason: string, target?: string, input?: Record<string, number>) => {
    if (!chosen) return
    const answer = await take(chosen.action, reason, target, input)
    if (answer.ok) {
      setChosen(undefined)
      setSaid({ message: `${chosen.label} · ${text.done}`, isRefusal: false })
      router.refresh()
      return
    }
    setSaid({
      message: answer.code === 'stale' ? `${answer.message}${text.stale}` : answer.message,
      isRefusal: true,
      places: placesOf(answer.details),
      // What is wrong with the words stands beside them.
      isOfText: answer.field === 'reason' || answer.field === 'opinion',
    })
  }

  const possible = actions.actions.filter(({ allowed }) => allowed)
  // Of ways back that are another's nothing is said: they are no step that anybody waits for.
  const impossible = actions.actions.filter(
    ({ allowed, tone, why }) => !allowed && (why?.code !== 'workflow.wrongRole' || tone === 'forward'),
  )

  return (
    <section className="lg-transition" aria-label={text.now}>
      <p className="lg-transition__state">
        {STAMP.test(actions.stateLabel) ? (
          <span className="lg-seal" aria-hidden="true">
            {actions.stateLabel.slice(0, 2)}
          </span>
        ) : null}
        <span>
          <small>{text.now}</small>
          <strong>{actions.stateLabel}</strong>
        </span>
      </p>
      <p role="status" className={said?.isRefusal ? 'lg-transition__refusal' : 'lg-transition__done'}>
        {chosen && said?.isOfText ? null : (
          <>
            {said?.message}
            <Places places={said?.places ?? []} language={i18n.language} />
          </>
        )}
      </p>
      {chosen ? (
        <DecisionForm
          action={chosen}
          text={text}
          isModified={isModified}
          {...(said?.isOfText ? { fault: said.message } : {})}
          onCancel={() => setChosen(undefined)}
          onDecide={decide}
        />
      ) : (
        <div className="lg-transition__actions">
          {possible.length === 0 ? <p className="lg-transition__hint">{text.nothing}</p> : null}
          {possible.map((action) => (
            <button
              key={action.action}
              type="button"
              className={`lg-button lg-button--${action.tone}`}
              onClick={() => {
                setSaid(undefined)
                setChosen(action)
              }}
            >
              {action.label}
            </button>
          ))}
        </div>
      )}
      {impossible.length > 0 ? (
        <details className="lg-transition__why" open={!possible.some(({ tone }) => tone === 'forward')}>
          <summary>{text.why}</summary>
          <ul>
            {impossible.map((action) => (
              <li key={action.action}>
                <b>{action.label}</b>
                {action.why?.message}
                <Places places={placesOf(action.why?.details)} language={i18n.language} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <ol className="lg-steps" aria-label={text.path}>
        {actions.states.map(({ label, state }) => (
          <li key={state} aria-current={state === actions.state ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
      <History rows={history} states={actions.states} text={text} />
    </section>
  )
}
