import type { Language } from '@/kernel/errors'
import type { CredentialPartProps } from '@/platform/domains'
import { day, inLanguage } from '@/platform/site/format'
import { Section } from '@/platform/site/parts'
import { localPath } from '@/platform/site/paths'
import { Seal } from '@/platform/site/seal'
import { localDate } from '@/kernel/clock'
import { correctionWords } from '../../certificates/domain/history'
import type { VerifiedCertificate as Verified } from '../../certificates/operations/verify'
import { certificateWords } from './words'

/** What stands on the page of a certificate: how it stands, what it states, and what that rests on. */
export function VerifiedCertificate({ found, language }: CredentialPartProps<Verified>) {
  const words = certificateWords(language)
  const state = found.state !== 'valid' || found.valid ? found.state : found.corrections.length > 0 ? 'suspended' : 'doubtful'
  const said = words.states[state === 'suspended' && found.footed === 'restored' ? 'restored' : state]
  const online = found.ledger.seq > 0
  return (
    <>
      <div className="head">
        <div>
          <h1>{said.title}</h1>
          <p role="status">
            {said.text(
              found.revokedReason ?? '',
              day(found.revokedOn ?? found.supersededOn ?? found.suspendedOn, language),
              found.wasConfirmed,
            )}
          </p>
          {state === 'suspended' ? found.corrections.map((kind) => <p key={kind}>{words.corrections[kind]}</p>) : null}
          <History found={found} language={language} />
          {found.confirmedOn ? <p>{words.confirmed(day(found.confirmedOn, language), found.confirmedBy)}</p> : null}
          {found.successor ? (
            <p>
              {words.successor}{' '}
              <a className="code" href={localPath(language, `/verify/${found.successor}`)}>
                {found.successor}
              </a>
            </p>
          ) : null}
        </div>
        <Seal text={said.seal} label={said.title} {...(state === 'valid' ? { tone: 'passed' } : {})} />
      </div>
      <Section id="certificate" title={words.result} line={words.maskedNote}>
        <dl className="colophon">
          {factsOf(found, language).map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="ledger" title={words.ledger} line={online ? words.ledgerLine : words.noLedger}>
        <p>{recomputedWords(found, words)}</p>
        {online ? (
          <p className="facts">
            <span>{words.ledgerRow(found.ledger.seq)}</span>
            <span className="code" style={{ overflowWrap: 'anywhere' }}>
              {found.ledger.hash}
            </span>
          </p>
        ) : null}
        {found.hash ? (
          <p className="facts">
            <span>{words.hash}</span>
            <span className="code" style={{ overflowWrap: 'anywhere' }}>
              {found.hash}
            </span>
          </p>
        ) : null}
      </Section>
      <Section id="rules" title={words.rules} line={words.rulesLine}>
        <Rules found={found} language={language} />
      </Section>
    </>
  )
}

/** What was corrected while it waits for an answer: dates, what stood before, and what has stood since. */
function History({ found: { history }, language }: { found: Verified; language: Language }) {
  const words = certificateWords(language)
  if (history.length === 0) return null
  return (
    <>
      <p>{words.history}</p>
      <ul>
        {history.map((correction) => (
          <li key={`${correction.classSession} ${correction.kind} ${correction.onMs}`}>
            {words.correctedOn(day(localDate(correction.onMs), language), inLanguage(language, correction.title, correction.titleEn))}
            {correctionWords(correction)[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Never that all agrees where something beneath it was corrected. */
function recomputedWords({ footed, ledger }: Verified, words: ReturnType<typeof certificateWords>): string {
  if (!ledger.matches) return words.differs
  if (footed === 'steady') return ledger.seq > 0 ? words.matches : words.matchesAttendance
  return words.recomputed[footed]
}

function factsOf(found: Verified, language: Language): [string, string][] {
  const words = certificateWords(language)
  const { class: course, occupation, organisation } = found
  return [
    [words.holder, found.nameMasked],
    [words.hours, words.hoursOf(found.hours, found.onlineHours, found.offlineHours)],
    [found.isRefresher ? words.requiredOfClass : words.required, words.requiredOf(found.requiredHours)],
    [words.occupation, `${occupation.code}　${inLanguage(language, occupation.name, occupation.nameEn)}`],
    [words.level, words.levels[found.level] ?? found.level],
    [
      words.class,
      `${inLanguage(language, course.name, course.nameEn)}　${words.period(day(course.startsOn, language), day(course.endsOn, language))}`,
    ],
    [words.organisation, inLanguage(language, organisation.name, organisation.nameEn)],
    [words.issued, day(found.issuedOn, language)],
    [words.code, found.code],
  ]
}

function Rules({ found, language }: { found: Verified; language: Language }) {
  const words = certificateWords(language)
  return (
    <div className="table-box">
      <table className="list stack">
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {found.rules.map(({ effectiveFrom, key, source, unit, value }) => (
            <tr key={key}>
              <td data-label={words.rule}>{words.ruleNames[key] ?? key}</td>
              <td data-label={words.value} className="nowrap">
                {value === null ? words.noLimit : `${value} ${words.units[unit] ?? unit}`}
              </td>
              <td data-label={words.since} className="nowrap">
                {effectiveFrom ?? '—'}
              </td>
              <td data-label={words.source} lang={source ? 'zh-CN' : undefined}>
                {source ?? words.builtIn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
